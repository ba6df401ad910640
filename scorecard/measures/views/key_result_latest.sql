-- grain: one row per key result and reporting day
-- unit: observed_on is the day of the newest measurement by then
-- null: observed_on: not measured by then
select
  key_result.key_result_id,
  reporting_day.as_of,
  max(measurement.observed_on) as observed_on
from key_result
cross join reporting_day
left join measurement
  on measurement.key_result_id = key_result.key_result_id
  and measurement.observed_on <= reporting_day.as_of
group by key_result.key_result_id, reporting_day.as_of
