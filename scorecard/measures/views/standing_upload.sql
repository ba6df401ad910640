-- grain: one row per upload that counts: not undone, or undone and brought back
-- unit: none
-- null: never
select
  upload.upload_id,
  upload.file,
  upload.uploaded_at
from upload
left join (
  select
    upload_mark.upload_id,
    upload_mark.undone,
    row_number() over (partition by upload_mark.upload_id order by upload_mark.marked_at desc) as recency
  from upload_mark
) as newest_mark
  on newest_mark.upload_id = upload.upload_id
  and newest_mark.recency = 1
where newest_mark.undone is null or not newest_mark.undone
