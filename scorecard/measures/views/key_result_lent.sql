-- grain: one row per upload and key result of which it only holds values, while another upload that counts tells more
-- unit: none
-- null: never
-- kept: what each upload adds and changes is told without them
-- needs: borrowed_key_result
select
  borrowed_key_result.upload_id,
  borrowed_key_result.key_result_id
from borrowed_key_result
join (
  select distinct key_result_version.key_result_id
  from key_result_version
  join standing_upload on standing_upload.upload_id = key_result_version.upload_id
  left join borrowed_key_result as own
    on own.upload_id = key_result_version.upload_id
    and own.key_result_id = key_result_version.key_result_id
  where own.key_result_id is null
) as told
  on told.key_result_id = borrowed_key_result.key_result_id
