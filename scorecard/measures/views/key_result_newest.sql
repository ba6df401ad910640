-- grain: one row per key result: the version that speaks for it (key_result_held)
-- unit: as in key_result_version
-- null: what the file does not say; borrowed: never, it says that all versions only hold values
select
  key_result_version.*,
  key_result_held.file,
  key_result_held.borrowed
from key_result_held
join key_result_version
  on key_result_version.key_result_id = key_result_held.key_result_id
  and key_result_version.upload_id = key_result_held.upload_id
