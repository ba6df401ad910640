-- grain: one row per upload, key result and day of a check-in that it holds, undone uploads included
-- unit: before_upload and next_upload are the nearest uploads that count and hold a check-in of that day too
-- null: day: not dated; before_upload: new with this upload; next_upload: no later upload holds it
select
  held.upload_id,
  held.key_result_id,
  held.day,
  max(case when other.upload_id < held.upload_id then other.upload_id end) as before_upload,
  min(case when other.upload_id > held.upload_id then other.upload_id end) as next_upload
from check_in_entry as held
left join (
  select check_in_entry.upload_id, check_in_entry.key_result_id, check_in_entry.day
  from check_in_entry
  join standing_upload on standing_upload.upload_id = check_in_entry.upload_id
) as other
  on other.key_result_id = held.key_result_id
  and other.day is not distinct from held.day
  and other.upload_id <> held.upload_id
group by held.upload_id, held.key_result_id, held.day
