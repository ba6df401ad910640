-- grain: one row per upload, key result it changed and field that is no longer the same
-- unit: before and after as text, numbers with a dot; baselines and targets of both versions in the unit of measure
-- null: before, after: the file does not say
select told.*
from (
  select
    step.upload_id,
    step.before_upload,
    after.key_result_id,
    after.objective_id,
    after.text,
    field.field,
    case field.field
      when 'text' then before.text
      when 'owner' then before.owner
      when 'unit_of_measure' then before.unit_of_measure
      when 'baseline' then cast(before.baseline as varchar)
      when 'target' then cast(before.target as varchar)
      when 'direction' then before.direction
      when 'weight' then cast(before.weight as varchar)
      when 'starts_on' then cast(before.starts_on as varchar)
      when 'due_on' then cast(before.due_on as varchar)
      when 'status' then before.status_word
      when 'key_result_type' then before.key_result_type
      when 'lower_limit' then cast(before.lower_limit as varchar)
      when 'upper_limit' then cast(before.upper_limit as varchar)
      when 'tolerance' then cast(before.tolerance as varchar)
      when 'stretch' then cast(before.stretch_target as varchar)
      when 'accumulation' then before.accumulation
      when 'scale' then before.scale
      when 'plan_curve' then before.plan_curve
      when 'metric' then before.metric
      when 'goal_mode' then before.goal_mode
      when 'self_score' then cast(before.self_score as varchar)
    end as before,
    case field.field
      when 'text' then after.text
      when 'owner' then after.owner
      when 'unit_of_measure' then after.unit_of_measure
      when 'baseline' then cast(after.baseline as varchar)
      when 'target' then cast(after.target as varchar)
      when 'direction' then after.direction
      when 'weight' then cast(after.weight as varchar)
      when 'starts_on' then cast(after.starts_on as varchar)
      when 'due_on' then cast(after.due_on as varchar)
      when 'status' then after.status_word
      when 'key_result_type' then after.key_result_type
      when 'lower_limit' then cast(after.lower_limit as varchar)
      when 'upper_limit' then cast(after.upper_limit as varchar)
      when 'tolerance' then cast(after.tolerance as varchar)
      when 'stretch' then cast(after.stretch_target as varchar)
      when 'accumulation' then after.accumulation
      when 'scale' then after.scale
      when 'plan_curve' then after.plan_curve
      when 'metric' then after.metric
      when 'goal_mode' then after.goal_mode
      when 'self_score' then cast(after.self_score as varchar)
    end as after,
    before.baseline as old_baseline,
    before.target as old_target,
    after.baseline as new_baseline,
    after.target as new_target,
    before.sheet as before_sheet,
    coalesce(case field.field when 'baseline' then before.baseline_cell when 'target' then before.target_cell end, before.cell) as before_cell,
    after.sheet as after_sheet,
    coalesce(case field.field when 'baseline' then after.baseline_cell when 'target' then after.target_cell end, after.cell) as after_cell
  from key_result_step as step
  join key_result_version as after on after.key_result_id = step.key_result_id and after.upload_id = step.upload_id
  join key_result_version as before on before.key_result_id = step.key_result_id and before.upload_id = step.before_upload
  cross join (
    select 'text' as field union all select 'owner' union all select 'unit_of_measure' union all select 'baseline'
    union all select 'target' union all select 'direction' union all select 'weight' union all select 'starts_on'
    union all select 'due_on' union all select 'status' union all select 'key_result_type' union all select 'lower_limit'
    union all select 'upper_limit' union all select 'tolerance' union all select 'stretch' union all select 'accumulation'
    union all select 'scale' union all select 'plan_curve' union all select 'metric' union all select 'goal_mode' union all select 'self_score'
  ) as field
  where step.effect = 'changed'
) as told
where told.before is distinct from told.after
