-- grain: one row per key result: the newest version whose upload counts; not those that a person ended
-- unit: as in key_result_version
-- null: what the file does not say
select
  ranked.*
from (
  select
    key_result_version.*,
    standing_upload.file,
    row_number() over (
      partition by key_result_version.key_result_id
      order by key_result_version.upload_id desc, key_result_version.row
    ) as recency
  from key_result_version
  join standing_upload on standing_upload.upload_id = key_result_version.upload_id
) as ranked
left join ended on ended.kind = 'key_result' and ended.thing_id = ranked.key_result_id
where ranked.recency = 1 and ended.thing_id is null
