-- grain: one row per upload, objective it changed and field that is no longer the same
-- unit: before and after as text, numbers with a dot; what an objective is called is held against the last upload that knows more than its id
-- null: before, after: the file does not say
select told.*
from (
  select
    step.upload_id,
    earlier.upload_id as before_upload,
    after.objective_id,
    after.stated,
    after.text,
    after.period,
    after.unit,
    field.field,
    case field.field
      when 'text' then earlier.text
      when 'owner' then earlier.owner
      when 'parent' then earlier.parent_source_id
      when 'perspective' then earlier.perspective_word
      when 'weight' then cast(earlier.weight as varchar)
      when 'goal_mode' then earlier.goal_mode
      when 'state' then earlier.state
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
    earlier.sheet as before_sheet,
    earlier.cell as before_cell,
    after.sheet as after_sheet,
    after.cell as after_cell
  from objective_step as step
  join objective_version as after on after.objective_id = step.objective_id and after.upload_id = step.upload_id
  cross join (
    select 'text' as field union all select 'owner' union all select 'parent' union all select 'perspective' union all select 'weight'
    union all select 'goal_mode' union all select 'state'
  ) as field
  join objective_version as earlier
    on earlier.objective_id = step.objective_id
    and earlier.upload_id = case when field.field = 'text' then coalesce(step.called_upload, step.before_upload) else step.before_upload end
  where step.effect = 'changed'
    and case
      when field.field = 'text' then after.source_id is null or lower(after.text) <> lower(after.source_id)
      else not coalesce(after.named_only, false)
    end
) as told
where told.before is distinct from told.after
