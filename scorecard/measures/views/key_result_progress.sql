-- grain: one row per key result and reporting day
-- unit: progress a ratio, 1 is the target, unbounded (methodology 1.2 to 1.5); elapsed a share of 1; due: share of the milestones due, late counts those not done; stretch 0 to 1
-- null: progress: no value yet, no baseline, no target, or target equal to baseline; elapsed: no dates; age_days: what was done does not age; stretch: none told
select
  day.as_of,
  day.key_result_id,
  day.objective_id,
  day.state,
  day.kind,
  day.goal_mode,
  day.plan_curve,
  day.weight,
  day.starts_on,
  coalesce(day.observed_on, milestone_span.reached_on) as observed_on,
  day.value,
  day.baseline,
  day.target,
  day.rebased_on,
  milestone_span.due,
  milestone_span.late,
  day.in_range,
  day.strict,
  day.distance,
  day.inside,
  day.inside_before,
  case
    when day.kind in ('increase', 'decrease') and day.scale = 'log'
      then case
        when day.value > 0 and day.baseline > 0 and day.target > 0 and day.target <> day.baseline
          then ln(day.value / day.baseline) / ln(day.target / day.baseline)
      end
    when day.kind in ('increase', 'decrease', 'reach') then (day.value - day.baseline) / nullif(day.target - day.baseline, 0)
    when day.kind = 'percent_complete' then day.value / 100
    when day.kind = 'binary' then day.value
    when day.kind = 'baseline_setting' then coalesce(day.value, 0.0)
    when day.kind = 'milestone' then milestone_span.done
    when threshold.control_scoring = 'accrued' then day.hits * 1.0 / nullif(day.periods_planned, 0)
    when threshold.control_scoring = 'latest' then day.inside * 1.0
    when threshold.control_scoring = 'graded' then case when day.distance > 1 then 0.0 else 1 - day.distance end
    when coalesce(day.observed, 1.0) >= threshold.control_min_observed - 1e-9 then day.in_range
  end as progress,
  day.elapsed,
  case
    when day.kind in ('binary', 'baseline_setting') and day.value >= 1 then null
    else datediff('day', day.observed_on, case when day.due_on < day.as_of then day.due_on else day.as_of end)
  end as age_days,
  case
    when day.value is null or day.stretch_target = day.target then null
    when (day.value - day.target) / (day.stretch_target - day.target) < 0 then 0.0
    when (day.value - day.target) / (day.stretch_target - day.target) > 1 then 1.0
    else (day.value - day.target) / (day.stretch_target - day.target)
  end as stretch
from key_result_control as day
left join milestone_span
  on milestone_span.key_result_id = day.key_result_id
  and milestone_span.begins <= day.as_of
  and day.as_of < milestone_span.ends
cross join threshold
