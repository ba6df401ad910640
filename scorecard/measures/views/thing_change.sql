-- grain: one row per upload and objective or key result that it adds, no longer holds, or changes in a field
-- unit: effect is added, changed or vanished; before and after as text; baselines and targets of a key result's two versions
-- null: field: the whole thing; before, after: the file does not say; places: the other upload holds it
select objective_change.upload_id, 'changed' as effect, 'objective' as kind, objective_change.objective_id as thing_id,
  objective_change.text, objective_change.period, objective_change.unit, objective_change.field, objective_change.before,
  objective_change.after, null as old_baseline, null as old_target, null as new_baseline, null as new_target,
  objective_change.before_upload, objective_change.before_sheet, objective_change.before_cell, objective_change.after_sheet,
  objective_change.after_cell
from objective_change
where objective_change.stated
union all
select change.upload_id, 'changed' as effect, 'key_result' as kind, change.key_result_id as thing_id, change.text,
  objective_version.period, objective_version.unit, change.field, change.before, change.after, change.old_baseline, change.old_target,
  change.new_baseline, change.new_target, change.before_upload, change.before_sheet, change.before_cell, change.after_sheet,
  change.after_cell
from key_result_change as change
join objective_version
  on objective_version.objective_id = change.objective_id
  and objective_version.upload_id = change.upload_id
union all
select added.upload_id, 'added' as effect, added.kind, added.thing_id, added.text, added.period, added.unit, null as field,
  null as before, added.text as after, null as old_baseline, null as old_target, null as new_baseline, null as new_target,
  null as before_upload, null as before_sheet, null as before_cell, added.sheet as after_sheet, added.cell as after_cell
from thing_version as added
where added.stated and added.effect = 'added'
union all
select vanishing.upload_id, 'vanished' as effect, vanishing.kind, vanishing.thing_id, vanishing.text, vanishing.period, vanishing.unit,
  null as field, vanishing.text as before, null as after, null as old_baseline, null as old_target, null as new_baseline,
  null as new_target, vanishing.before_upload, vanishing.sheet as before_sheet, vanishing.cell as before_cell, null as after_sheet,
  null as after_cell
from vanishing
where vanishing.stated
