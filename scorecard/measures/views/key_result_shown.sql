-- grain: one row per key result that stands for itself (key_result_apart)
-- unit: as in key_result_version
-- null: what the file does not say
select
  key_result_version.*,
  key_result_apart.file,
  key_result_apart.borrowed
from key_result_apart
join key_result_version
  on key_result_version.key_result_id = key_result_apart.key_result_id
  and key_result_version.upload_id = key_result_apart.upload_id
