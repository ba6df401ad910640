-- grain: one row per upload and check-in that it changed; ask it for one upload
-- unit: before and after as text: value in the unit of measure, else progress as typed, in percent
-- null: day: not dated; before, after: the file does not say
select
  step.upload_id as upload,
  step.effect,
  'check_in' as kind,
  thing_version.text,
  thing_version.period,
  thing_version.unit,
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
join thing_version
  on thing_version.kind = 'key_result'
  and thing_version.thing_id = step.key_result_id
  and thing_version.upload_id = step.upload_id
where step.effect = 'changed'
