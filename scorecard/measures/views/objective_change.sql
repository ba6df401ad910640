-- grain: one row per upload, objective it changed and field that is no longer the same
-- unit: before and after as text, numbers with a dot
-- null: before, after: the file does not say
select told.*
from (
  select
    step.upload_id,
    step.before_upload,
    after.objective_id,
    after.stated,
    after.text,
    after.period,
    after.unit,
    field.field,
    case field.field
      when 'text' then before.text
      when 'owner' then before.owner
      when 'parent' then before.parent_source_id
      when 'perspective' then before.perspective_word
      when 'weight' then cast(before.weight as varchar)
      when 'goal_mode' then before.goal_mode
      when 'state' then before.state
    end as before,
    case field.field
      when 'text' then after.text
      when 'owner' then after.owner
      when 'parent' then after.parent_source_id
      when 'perspective' then after.perspective_word
      when 'weight' then cast(after.weight as varchar)
      when 'goal_mode' then after.goal_mode
      when 'state' then after.state
    end as after,
    before.sheet as before_sheet,
    before.cell as before_cell,
    after.sheet as after_sheet,
    after.cell as after_cell
  from objective_step as step
  join objective_version as after on after.objective_id = step.objective_id and after.upload_id = step.upload_id
  join objective_version as before on before.objective_id = step.objective_id and before.upload_id = step.before_upload
  cross join (
    select 'text' as field union all select 'owner' union all select 'parent' union all select 'perspective' union all select 'weight'
    union all select 'goal_mode' union all select 'state'
  ) as field
  where step.effect = 'changed'
) as told
where told.before is distinct from told.after
