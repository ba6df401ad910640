-- grain: one row per current number of a key result, with its cell, its source row as read, and who uploaded it when
-- unit: as in number_place; cells holds the source row from column A on; uploaded_at in UTC
-- null: cell: only the row is known; cells: the row was empty; observed_on: not a check-in
select
  number_place.key_result_id,
  number_place.place,
  number_place.number,
  number_place.observed_on,
  number_place.value,
  upload.file,
  number_place.sheet,
  number_place.row,
  number_place.cell,
  source_row.cells,
  number_place.upload_id as upload,
  strftime(upload.uploaded_at, '%Y-%m-%dT%H:%M:%SZ') as uploaded_at,
  upload.uploaded_by
from number_place
join upload on upload.upload_id = number_place.upload_id
left join source_row
  on source_row.upload_id = number_place.upload_id
  and source_row.sheet = number_place.sheet
  and source_row.row = coalesce(
    cast(nullif(regexp_replace(number_place.cell, '[A-Z]+', ''), '') as integer),
    number_place.row
  )
