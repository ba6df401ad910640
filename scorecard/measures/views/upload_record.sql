-- grain: one row per upload, undone ones included
-- unit: bytes; counts of the versions it brought, of objectives those that it states, of key results those of which it tells more than values; uploaded_at in UTC
-- null: never
select
  upload.upload_id as upload,
  upload.file,
  upload.sha256,
  upload.bytes,
  strftime(upload.uploaded_at, '%Y-%m-%dT%H:%M:%SZ') as uploaded_at,
  upload.uploaded_by,
  standing_upload.upload_id is null as undone,
  (
    select count(*) from objective_version where objective_version.upload_id = upload.upload_id and objective_version.stated
  ) as objectives,
  (select count(*) from key_result_version where key_result_version.upload_id = upload.upload_id)
    - (select count(*) from borrowed_key_result where borrowed_key_result.upload_id = upload.upload_id) as key_results,
  (select count(*) from check_in_version where check_in_version.upload_id = upload.upload_id) as check_ins,
  (select count(*) from finding where finding.upload_id = upload.upload_id) as findings
from upload
left join standing_upload on standing_upload.upload_id = upload.upload_id
