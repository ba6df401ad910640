-- grain: one row per current key result and reporting day: the cells its numbers come from
-- unit: uploaded_at and value_uploaded_at in UTC
-- null: baseline_cell, target_cell: only the row is known; value columns: no value by then
select
  latest.as_of,
  latest.key_result_id,
  key_result_newest.baseline_cell,
  key_result_newest.target_cell,
  strftime(upload.uploaded_at, '%Y-%m-%dT%H:%M:%SZ') as uploaded_at,
  check_in.file as value_file,
  check_in.sheet as value_sheet,
  check_in.cell as value_cell,
  strftime(measured.uploaded_at, '%Y-%m-%dT%H:%M:%SZ') as value_uploaded_at
from key_result_latest as latest
join key_result_newest on key_result_newest.key_result_id = latest.key_result_id
join upload on upload.upload_id = key_result_newest.upload_id
left join check_in
  on check_in.key_result_id = latest.key_result_id
  and check_in.observed_on = latest.observed_on
left join upload as measured on measured.upload_id = check_in.upload_id
