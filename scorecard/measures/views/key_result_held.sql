-- grain: one row per key result: the version that speaks for it, the newest whose upload counts, unless a person ended it; of a file that only holds values only where no other tells more
-- unit: none
-- null: never; borrowed says that all versions only hold values
-- kept: read many times over by all that joins files
select
  newest.key_result_id,
  key_result_version.objective_id,
  key_result_version.upload_id,
  standing_upload.file,
  newest.told_by is null as borrowed
from (
  select
    key_result_version.key_result_id,
    max(case when borrowed_key_result.key_result_id is null then key_result_version.upload_id end) as told_by,
    max(key_result_version.upload_id) as held_by
  from key_result_version
  join standing_upload on standing_upload.upload_id = key_result_version.upload_id
  left join borrowed_key_result
    on borrowed_key_result.upload_id = key_result_version.upload_id
    and borrowed_key_result.key_result_id = key_result_version.key_result_id
  group by key_result_version.key_result_id
) as newest
join key_result_version
  on key_result_version.key_result_id = newest.key_result_id
  and key_result_version.upload_id = coalesce(newest.told_by, newest.held_by)
join standing_upload on standing_upload.upload_id = key_result_version.upload_id
left join ended on ended.kind = 'key_result' and ended.thing_id = newest.key_result_id
where ended.thing_id is null
