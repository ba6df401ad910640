-- grain: one row per current key result
-- unit: state is its objective's; baseline, target and limits in unit_of_measure; weight relative to the other key results of the objective
-- null: what the file does not say; kind: as in key_result_kind; goal_mode: never; a reach or an increment starts at 0
-- kept: the newest of all versions is asked for by every question
select
  key_result_kind.key_result_id,
  key_result_kind.objective_id,
  key_result_kind.upload_id,
  key_result_kind.file,
  key_result_kind.sheet,
  key_result_kind.row,
  key_result_kind.cell,
  key_result_kind.text,
  coalesce(key_result_kind.owner, objective.owner) as owner,
  key_result_kind.unit_of_measure,
  case when key_result_kind.kind = 'reach' then 0.0 else key_result_kind.baseline end as baseline,
  key_result_kind.target,
  key_result_kind.lower_limit,
  key_result_kind.upper_limit,
  key_result_kind.tolerance,
  key_result_kind.stretch_target,
  key_result_kind.direction,
  key_result_kind.key_result_type,
  key_result_kind.weight,
  coalesce(key_result_kind.starts_on, objective.starts_on) as starts_on,
  coalesce(key_result_kind.due_on, objective.ends_on) as due_on,
  objective.ends_on,
  key_result_kind.status_word,
  coalesce(key_result_kind.accumulation, 'level') as accumulation,
  coalesce(key_result_kind.scale, 'linear') as scale,
  case
    when key_result_kind.kind = 'milestone' then coalesce(key_result_kind.plan_curve, 'milestone')
    when key_result_kind.plan_curve <> 'milestone' then key_result_kind.plan_curve
    else 'linear'
  end as plan_curve,
  key_result_kind.metric,
  coalesce(key_result_kind.goal_mode, objective.goal_mode) as goal_mode,
  key_result_kind.self_score,
  key_result_kind.self_comment,
  key_result_kind.kind,
  objective.state
from key_result_kind
join objective on objective.objective_id = key_result_kind.objective_id
