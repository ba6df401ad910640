-- grain: one row per key result and reporting day
-- unit: observed_on is the day of the newest measurement by then
-- null: observed_on: not measured by then
select
  span.key_result_id,
  reporting_day.as_of,
  span.observed_on
from reporting_day
join key_result_span as span
  on span.begins <= reporting_day.as_of
  and reporting_day.as_of < span.ends
