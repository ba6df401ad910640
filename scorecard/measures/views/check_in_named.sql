-- grain: one row per value whose file does not hold its key result and key result of another file that goes by the name
-- unit: as in check_in_version, a value of no day told after the period of the key result being of its last day; alike as in check_in_met, and 1 more for the same objective; within is 1 where the day falls in the period, else 0
-- null: borrowed_id: the file gives the value by name only; else what the file does not say
select
  check_in_borrowed.upload_id,
  check_in_borrowed.sheet,
  check_in_borrowed.row,
  check_in_borrowed.cell,
  check_in_borrowed.key_result_id as borrowed_id,
  check_in_met.key_result_id,
  case
    when not check_in_borrowed.dated and check_in_borrowed.observed_on > found.ends_on then found.ends_on
    else check_in_borrowed.observed_on
  end as observed_on,
  check_in_borrowed.dated,
  check_in_borrowed.value,
  check_in_borrowed.percent_complete,
  check_in_borrowed.confidence,
  check_in_borrowed.status_word,
  check_in_borrowed.comment,
  check_in_borrowed.blocker,
  check_in_borrowed.support_needed,
  check_in_borrowed.denominator,
  check_in_met.alike + case when check_in_borrowed.objective in (found.objective, found.objective_code) then 1 else 0 end as alike,
  case when check_in_borrowed.observed_on between found.starts_on and found.ends_on then 1 else 0 end as within
from check_in_borrowed
join check_in_met
  on check_in_met.upload_id = check_in_borrowed.upload_id
  and check_in_met.sheet = check_in_borrowed.sheet
  and check_in_met.row = check_in_borrowed.row
  and check_in_met.cell = check_in_borrowed.cell
join key_result_name as found
  on found.key_result_id = check_in_met.key_result_id
  and found.by_id = 0
left join (select distinct key_result_name.unit from key_result_name) as known
  on known.unit = check_in_borrowed.unit
where known.unit is null or found.unit is null or found.unit = known.unit
