-- grain: one row per value whose key result another file holds: the only one of that name and unit, or of these the only one in whose period the day falls
-- unit: as in check_in_version
-- null: borrowed_id: the file gives the value by name only; else what the file does not say
-- kept: read wherever key results and their values are
-- needs: loose_check_in, borrowed_key_result
select
  met.*
from (
  select
    check_in_borrowed.upload_id,
    check_in_borrowed.sheet,
    check_in_borrowed.row,
    check_in_borrowed.cell,
    check_in_borrowed.key_result_id as borrowed_id,
    found.key_result_id,
    check_in_borrowed.observed_on,
    check_in_borrowed.dated,
    check_in_borrowed.value,
    check_in_borrowed.percent_complete,
    check_in_borrowed.confidence,
    check_in_borrowed.status_word,
    check_in_borrowed.comment,
    check_in_borrowed.blocker,
    check_in_borrowed.support_needed,
    check_in_borrowed.denominator,
    case when check_in_borrowed.observed_on between found.starts_on and found.ends_on then 1 else 0 end as within,
    sum(case when check_in_borrowed.observed_on between found.starts_on and found.ends_on then 1 else 0 end) over (
      partition by check_in_borrowed.upload_id, check_in_borrowed.sheet, check_in_borrowed.row, check_in_borrowed.cell
    ) as many_within,
    count(*) over (
      partition by check_in_borrowed.upload_id, check_in_borrowed.sheet, check_in_borrowed.row, check_in_borrowed.cell
    ) as many
  from check_in_borrowed
  join (
    select distinct key_result_name.key_result_id, key_result_name.name, key_result_name.unit, key_result_name.starts_on, key_result_name.ends_on
    from key_result_name
    where key_result_name.name in (select coalesce(check_in_borrowed.named_id, check_in_borrowed.named) from check_in_borrowed)
  ) as found
    on found.name = coalesce(check_in_borrowed.named_id, check_in_borrowed.named)
  left join (select distinct lower(key_result_name.unit) as unit from key_result_name) as known
    on known.unit = lower(check_in_borrowed.unit)
  where known.unit is null or found.unit is null or lower(found.unit) = known.unit
) as met
where (met.many_within = 1 and met.within = 1) or (met.many_within = 0 and met.many = 1)
