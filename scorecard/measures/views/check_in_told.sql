-- grain: one row per upload, key result and day of a check-in that it holds: of several for one day the last
-- unit: as in check_in_version; recency: always 1, for the few of which there are several are put in order and no others
-- null: as in check_in_entry
select
  check_in_entry.*,
  1 as recency
from check_in_entry
left join check_in_several as several
  on several.upload_id = check_in_entry.upload_id
  and several.key_result_id = check_in_entry.key_result_id
  and several.day is not distinct from check_in_entry.day
where several.upload_id is null
union all
select last.*
from (
  select
    check_in_entry.*,
    row_number() over (
      partition by check_in_entry.upload_id, check_in_entry.key_result_id, check_in_entry.day
      order by check_in_entry.sheet desc, check_in_entry.row desc, check_in_entry.cell desc
    ) as recency
  from check_in_entry
  join check_in_several as several
    on several.upload_id = check_in_entry.upload_id
    and several.key_result_id = check_in_entry.key_result_id
    and several.day is not distinct from check_in_entry.day
) as last
where last.recency = 1
