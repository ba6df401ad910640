-- grain: one row per upload and key result that it holds, undone uploads included
-- unit: before_upload and next_upload are the nearest uploads that count and hold the key result too
-- null: before_upload: new with this upload; next_upload: no later upload holds it
-- kept: the lists of uploads, changes and vanished things all rest on it
select
  held.upload_id,
  held.key_result_id,
  held.standing,
  held.before_upload,
  held.next_upload,
  case
    when held.before_upload is null then 'added'
    when held.text is distinct from before.text
      or held.owner is distinct from before.owner
      or held.unit_of_measure is distinct from before.unit_of_measure
      or held.baseline is distinct from before.baseline
      or held.target is distinct from before.target
      or held.direction is distinct from before.direction
      or held.weight is distinct from before.weight
      or held.starts_on is distinct from before.starts_on
      or held.due_on is distinct from before.due_on
      or held.status_word is distinct from before.status_word then 'changed'
    else 'unchanged'
  end as effect
from (
  select
    key_result_version.*,
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
) as held
left join key_result_version as before
  on before.key_result_id = held.key_result_id
  and before.upload_id = held.before_upload
