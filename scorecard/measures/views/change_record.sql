-- grain: one row per upload and objective or key result that it adds, no longer holds, or changes in a field, with the places
-- unit: kind is objective or key_result; effect is added, changed or vanished; before and after as text, numbers with a dot
-- null: field: the whole thing; before, after: the file does not say; places: the other upload holds it
select
  thing_change.upload_id as upload,
  thing_change.effect,
  thing_change.kind,
  thing_change.text,
  thing_change.period,
  thing_change.unit,
  thing_change.field,
  null as day,
  thing_change.before,
  thing_change.after,
  earlier.file as before_file,
  thing_change.before_sheet,
  thing_change.before_cell,
  upload.file as after_file,
  thing_change.after_sheet,
  thing_change.after_cell
from thing_change
join upload on upload.upload_id = thing_change.upload_id
left join upload as earlier on earlier.upload_id = thing_change.before_upload
