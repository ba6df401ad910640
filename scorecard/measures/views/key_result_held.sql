-- grain: one row per key result: as key_result_newest
-- unit: as in key_result_version
-- null: what the file does not say
-- kept: read many times over by all that joins files
select
  key_result_newest.*
from key_result_newest
