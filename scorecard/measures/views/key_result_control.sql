-- grain: as key_result_day
-- unit: in_range, observed and strict shares of 1 (methodology 1.4)
-- null: in_range: no control key result with limits, or not observed; observed, strict: no check-in period has fully passed
select
  day.*,
  day.hits * 1.0 / nullif(day.seen, 0) as in_range,
  case when day.periods_due > 0 then case when day.seen >= day.periods_due then 1.0 else day.seen / day.periods_due end end as observed,
  case when day.periods_due > 0 then case when day.hits >= day.periods_due then 1.0 else day.hits / day.periods_due end end as strict
from key_result_day as day
