-- grain: one row per current key result
-- unit: baseline, target and limits in unit_of_measure; weight relative to the other key results of the objective
-- null: what the file does not say; kind: as in key_result_kind; goal_mode: never; a reach or an increment starts at 0
-- kept: the newest of all versions is asked for by every question
select
  key_result_shown.key_result_id,
  key_result_shown.objective_id,
  key_result_shown.upload_id,
  key_result_shown.file,
  key_result_shown.sheet,
  key_result_shown.row,
  key_result_shown.cell,
  key_result_shown.text,
  coalesce(key_result_shown.owner, objective.owner) as owner,
  key_result_shown.unit_of_measure,
  case when key_result_kind.kind = 'reach' then 0.0 else key_result_shown.baseline end as baseline,
  key_result_shown.target,
  key_result_shown.lower_limit,
  key_result_shown.upper_limit,
  key_result_shown.tolerance,
  key_result_shown.stretch_target,
  key_result_shown.direction,
  key_result_shown.key_result_type,
  key_result_shown.weight,
  coalesce(key_result_shown.starts_on, objective.starts_on) as starts_on,
  coalesce(key_result_shown.due_on, objective.ends_on) as due_on,
  objective.ends_on,
  key_result_shown.status_word,
  coalesce(key_result_shown.accumulation, 'level') as accumulation,
  coalesce(key_result_shown.scale, 'linear') as scale,
  case
    when key_result_kind.kind = 'milestone' then coalesce(key_result_shown.plan_curve, 'milestone')
    when key_result_shown.plan_curve <> 'milestone' then key_result_shown.plan_curve
    else 'linear'
  end as plan_curve,
  key_result_shown.metric,
  coalesce(key_result_shown.goal_mode, objective.goal_mode) as goal_mode,
  key_result_shown.self_score,
  key_result_shown.self_comment,
  key_result_kind.kind
from key_result_shown
join key_result_kind on key_result_kind.key_result_id = key_result_shown.key_result_id
join objective on objective.objective_id = key_result_shown.objective_id
