-- grain: one row per control key result with limits and dates and reporting day, once it was observed
-- unit: seen observations and hits within limits so far, periods_left check-in periods that have not passed; theta a share of 1
-- null: never; theta is what is expected of a range, or of an aspirational goal where that is less (methodology 1.4, 4.5)
select
  day.as_of,
  day.key_result_id,
  day.seen,
  day.hits,
  case when day.periods_planned > day.periods_due then day.periods_planned - day.periods_due else 0 end as periods_left,
  case
    when key_result.goal_mode = 'aspirational' and threshold.theta_aspirational < threshold.control_expected then threshold.theta_aspirational
    else threshold.control_expected
  end as theta
from key_result_day as day
join key_result on key_result.key_result_id = day.key_result_id
cross join threshold
where key_result.kind like 'control%'
  and day.hits is not null
  and day.periods_planned is not null
