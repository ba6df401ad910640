-- grain: one row per upload and check-in that it changed; ask it for one upload
-- unit: before and after as text: value in the unit of measure, else progress as typed, in percent
-- null: day: not dated; before, after: the file does not say
select
  step.upload_id as upload,
  step.effect,
  'check_in' as kind,
  key_result_version.text,
  objective_version.period,
  objective_version.unit,
  case when step.old_value is distinct from step.new_value then 'value' else 'remarks' end as field,
  step.day,
  cast(step.old_value as varchar) as before,
  cast(step.new_value as varchar) as after,
  earlier.file as before_file,
  step.before_sheet,
  step.before_cell,
  upload.file as after_file,
  step.after_sheet,
  step.after_cell
from check_in_step as step
join upload on upload.upload_id = step.upload_id
join upload as earlier on earlier.upload_id = step.before_upload
join key_result_version
  on key_result_version.key_result_id = step.key_result_id
  and key_result_version.upload_id = step.upload_id
join objective_version
  on objective_version.objective_id = key_result_version.objective_id
  and objective_version.upload_id = step.upload_id
where step.effect = 'changed'
