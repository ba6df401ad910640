-- grain: one row per upload and objective of whose key results it tells more than values
-- unit: none
-- null: never
select distinct
  key_result_version.upload_id,
  key_result_version.objective_id
from key_result_version
left join borrowed_key_result
  on borrowed_key_result.upload_id = key_result_version.upload_id
  and borrowed_key_result.key_result_id = key_result_version.key_result_id
where borrowed_key_result.key_result_id is null
