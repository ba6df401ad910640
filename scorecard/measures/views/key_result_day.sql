-- grain: one row per key result and reporting day
-- unit: numbers to reach as they held that day; elapsed a share of 1; elapsed_days, periods_due and periods_planned count from the start
-- null: observed_on: not measured by then; elapsed and periods: no dates; seen, hits, inside: no control key result
select
  latest.as_of,
  latest.key_result_id,
  latest.observed_on,
  measurement.value,
  measurement.seen,
  measurement.hits,
  measurement.inside,
  measurement.inside_before,
  measurement.distance,
  goal.baseline,
  goal.target,
  goal.rebased_on,
  case
    when latest.as_of >= key_result.due_on then 1.0
    when latest.as_of <= key_result.starts_on then 0.0
    else datediff('day', key_result.starts_on, latest.as_of) * 1.0
      / nullif(datediff('day', key_result.starts_on, key_result.due_on), 0)
  end as elapsed,
  floor((datediff('day', key_result.starts_on,
    case when key_result.due_on < latest.as_of then key_result.due_on else latest.as_of end) + 1) / threshold.checkin_cadence_days) as periods_due,
  floor((datediff('day', key_result.starts_on, key_result.due_on) + 1) / threshold.checkin_cadence_days) as periods_planned
from key_result_latest as latest
join key_result on key_result.key_result_id = latest.key_result_id
join key_result_goal as goal
  on goal.key_result_id = latest.key_result_id
  and goal.begins <= latest.as_of
  and latest.as_of < goal.ends
left join measurement
  on measurement.key_result_id = latest.key_result_id
  and measurement.observed_on = latest.observed_on
cross join threshold
