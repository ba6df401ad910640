-- grain: one row per key result: the newest version whose upload counts, unless a person ended it; of a file that only holds values only where no other tells more
-- unit: as in key_result_version
-- null: what the file does not say; borrowed: never, it says that all versions only hold values
select
  ranked.*
from (
  select
    key_result_version.*,
    standing_upload.file,
    borrowed_key_result.key_result_id is not null as borrowed,
    row_number() over (
      partition by key_result_version.key_result_id
      order by
        case when borrowed_key_result.key_result_id is null then 0 else 1 end,
        key_result_version.upload_id desc,
        key_result_version.row
    ) as recency
  from key_result_version
  join standing_upload on standing_upload.upload_id = key_result_version.upload_id
  left join borrowed_key_result
    on borrowed_key_result.upload_id = key_result_version.upload_id
    and borrowed_key_result.key_result_id = key_result_version.key_result_id
) as ranked
left join ended on ended.kind = 'key_result' and ended.thing_id = ranked.key_result_id
where ranked.recency = 1 and ended.thing_id is null
