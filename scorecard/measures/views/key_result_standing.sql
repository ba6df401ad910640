-- grain: one row per key result of an active or closed objective and reporting day, with its place in the file
-- unit: current (beside a typed progress the value that was told with it), baseline, target and limits in unit_of_measure; progress, expected, gap ratios; score, stretch, in_range, strict 0 to 1
-- null: unknown; objective: the file states none; perspective: unmapped
select
  flag.as_of,
  key_result.key_result_id,
  key_result.objective_id,
  key_result.upload_id as upload,
  key_result.file,
  key_result.sheet,
  key_result.row,
  objective.period,
  objective.unit,
  case when objective.stated then objective.text end as objective,
  key_result.text as key_result,
  key_result.owner,
  objective_perspective.perspective,
  objective_perspective.perspective_by,
  flag.baseline,
  flag.target,
  key_result.lower_limit,
  key_result.upper_limit,
  key_result.stretch_target,
  case
    when key_result.kind = 'percent_complete' then said.value
    when key_result.kind is null or key_result.kind not in ('binary', 'baseline_setting') then flag.value
  end as current,
  flag.observed_on,
  key_result.unit_of_measure,
  flag.weight,
  key_result.direction,
  key_result.kind,
  key_result.goal_mode,
  key_result.plan_curve,
  flag.progress,
  flag.score,
  flag.stretch,
  flag.in_range,
  flag.strict,
  flag.grade,
  key_result.self_score,
  flag.confidence,
  flag.elapsed,
  flag.expected,
  flag.gap,
  flag.pace_index,
  flag.pace_time,
  key_result.starts_on + cast(round(flag.reached * datediff('day', key_result.starts_on, key_result.due_on)) as integer) as pace_day,
  flag.rebased_on,
  flag.status,
  flag.flags,
  key_result.due_on,
  flag.method_version
from key_result_flag as flag
join key_result on key_result.key_result_id = flag.key_result_id
join objective on objective.objective_id = key_result.objective_id
left join objective_perspective on objective_perspective.objective_id = key_result.objective_id
left join (
  select check_in.key_result_id, check_in.observed_on, check_in.value
  from check_in
  join key_result as typed on typed.key_result_id = check_in.key_result_id
  where typed.kind = 'percent_complete'
) as said
  on said.key_result_id = flag.key_result_id
  and said.observed_on = flag.observed_on
