-- grain: one row per key result with a numeric goal and day between its start and due date on which it was measured (methodology 4.1)
-- unit: progress a ratio, 1 is the target as it held that day, unbounded; week and weeks_long in weeks since the start, real numbers
-- null: period: the file does not say; conclusive: never, it says that the day is near enough to the due date to tell the result
select
  path.*
from (
  select
    key_result.key_result_id,
    objective.period,
    coalesce(objective.starts_on, key_result.starts_on) as opens_on,
    case when objective.ends_on > key_result.due_on then objective.ends_on else key_result.due_on end as closes_on,
    case when key_result.goal_mode = 'aspirational' then threshold.theta_aspirational else threshold.theta_committed end as theta,
    measurement.observed_on,
    datediff('day', key_result.starts_on, measurement.observed_on) / 7.0 as week,
    datediff('day', key_result.starts_on, key_result.due_on) / 7.0 as weeks_long,
    datediff('day', measurement.observed_on, key_result.due_on) <= threshold.stale_days as conclusive,
    case
      when key_result.scale <> 'log' then (measurement.value - goal.baseline) / nullif(goal.target - goal.baseline, 0)
      when measurement.value > 0 and goal.baseline > 0 and goal.target > 0 and goal.target <> goal.baseline
        then ln(measurement.value / goal.baseline) / ln(goal.target / goal.baseline)
    end as progress
  from measurement
  join key_result on key_result.key_result_id = measurement.key_result_id
  join objective on objective.objective_id = key_result.objective_id
  join key_result_goal as goal
    on goal.key_result_id = measurement.key_result_id
    and goal.begins <= measurement.observed_on
    and measurement.observed_on < goal.ends
  cross join threshold
  where key_result.kind in ('increase', 'decrease', 'reach')
    and objective.state in ('active', 'closed')
    and measurement.observed_on > key_result.starts_on
    and measurement.observed_on <= key_result.due_on
) as path
where path.progress is not null
