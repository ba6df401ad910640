-- grain: one row per key result and reporting day: the check-in of the day on which it was newest measured
-- unit: value in the key result's unit of measure, of increments that day's alone; percent_complete in percent, confidence 1 to 10
-- null: what the file does not say
select
  key_result_latest.as_of,
  check_in.key_result_id,
  check_in.observed_on,
  check_in.value,
  check_in.percent_complete,
  check_in.confidence
from key_result_latest
join check_in
  on check_in.key_result_id = key_result_latest.key_result_id
  and check_in.observed_on = key_result_latest.observed_on
