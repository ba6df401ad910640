-- grain: one row per key result and reporting day
-- unit: numbers to reach as they held that day; weight and columns of its own as in key_result_counted; elapsed a share of 1; periods_due and periods_planned, of control key results, count from the start
-- null: observed_on: not measured by then; elapsed: no dates; periods, seen, hits, inside: no control key result
select
  reporting_day.as_of,
  span.key_result_id,
  key_result.objective_id,
  key_result.state,
  key_result.kind,
  key_result.goal_mode,
  key_result.plan_curve,
  key_result.scale,
  key_result.stretch_target,
  key_result.weight,
  key_result.starts_on,
  key_result.due_on,
  span.observed_on,
  span.value,
  span.seen,
  span.hits,
  span.inside,
  span.inside_before,
  span.distance,
  span.baseline,
  span.target,
  span.rebased_on,
  case
    when reporting_day.as_of >= key_result.due_on then 1.0
    when reporting_day.as_of <= key_result.starts_on then 0.0
    else cast(datediff('day', key_result.starts_on, reporting_day.as_of) as double)
      / nullif(datediff('day', key_result.starts_on, key_result.due_on), 0)
  end as elapsed,
  case
    when key_result.kind like 'control%' then floor((datediff('day', key_result.starts_on,
      case when key_result.due_on < reporting_day.as_of then key_result.due_on else reporting_day.as_of end) + 1) / threshold.checkin_cadence_days)
  end as periods_due,
  case
    when key_result.kind like 'control%'
      then floor((datediff('day', key_result.starts_on, key_result.due_on) + 1) / threshold.checkin_cadence_days)
  end as periods_planned
from reporting_day
join key_result_span as span
  on span.begins <= reporting_day.as_of
  and reporting_day.as_of < span.ends
join key_result_counted as key_result on key_result.key_result_id = span.key_result_id
cross join threshold
