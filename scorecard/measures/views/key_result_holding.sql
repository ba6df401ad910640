-- grain: one row per upload and key result that it holds, undone uploads included, but not one that is only lent to it
-- unit: before_upload and next_upload are the nearest uploads that count and hold the key result too
-- null: before_upload: new with this upload; next_upload: no later upload holds it
select
  key_result_version.upload_id,
  key_result_version.key_result_id,
  standing_upload.upload_id is not null as standing,
  max(standing_upload.upload_id) over (
    partition by key_result_version.key_result_id order by key_result_version.upload_id
    rows between unbounded preceding and 1 preceding
  ) as before_upload,
  min(standing_upload.upload_id) over (
    partition by key_result_version.key_result_id order by key_result_version.upload_id
    rows between 1 following and unbounded following
  ) as next_upload
from key_result_version
left join standing_upload on standing_upload.upload_id = key_result_version.upload_id
left join key_result_lent as lent
  on lent.upload_id = key_result_version.upload_id
  and lent.key_result_id = key_result_version.key_result_id
where lent.key_result_id is null
