-- grain: as key_result_day
-- unit: in_range, observed and strict shares of 1 (methodology 1.4); distance outside the limits in widths of tolerance
-- null: in_range, distance: no control key result with limits, or not observed; observed, strict: no check-in period has fully passed
select
  day.*,
  day.hits * 1.0 / nullif(day.seen, 0) as in_range,
  case when day.seen >= day.periods_due then 1.0 else day.seen / nullif(day.periods_due, 0) end as observed,
  case when day.hits >= day.periods_due then 1.0 else day.hits / nullif(day.periods_due, 0) end as strict,
  case
    when day.inside = 1 then 0.0
    when day.value < day.lower_limit then (day.lower_limit - day.value) / day.width
    when day.value > day.upper_limit then (day.value - day.upper_limit) / day.width
  end as distance
from key_result_day as day
