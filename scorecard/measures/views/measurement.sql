-- grain: one row per key result and day on which it was measured
-- unit: value in the key result's unit of measure; for kind percent_complete in percent
-- null: never
-- kept: joined by every question for the newest value of each key result
select
  check_in.key_result_id,
  check_in.observed_on,
  case when key_result.kind = 'percent_complete' then check_in.percent_complete else check_in.value end as value
from check_in
join key_result on key_result.key_result_id = check_in.key_result_id
where case when key_result.kind = 'percent_complete' then check_in.percent_complete else check_in.value end is not null
