-- grain: one row per upload and objective that it holds, undone uploads included, but not one that is only lent to it
-- unit: before_upload and next_upload are the nearest uploads that count and hold the objective too
-- null: before_upload: new with this upload; next_upload: no later upload holds it
-- kept: the lists of uploads, changes and vanished things all rest on it
select
  held.upload_id,
  held.objective_id,
  held.standing,
  held.before_upload,
  held.next_upload,
  case
    when held.before_upload is null then 'added'
    when held.named_only and (held.text = before.text or lower(held.text) = lower(held.source_id)) then 'unchanged'
    when held.text is distinct from before.text
      or held.owner is distinct from before.owner
      or held.parent_source_id is distinct from before.parent_source_id
      or held.perspective_word is distinct from before.perspective_word
      or held.weight is distinct from before.weight
      or held.goal_mode is distinct from before.goal_mode
      or held.state is distinct from before.state then 'changed'
    else 'unchanged'
  end as effect
from (
  select
    objective_version.*,
    standing_upload.upload_id is not null as standing,
    max(standing_upload.upload_id) over (
      partition by objective_version.objective_id order by objective_version.upload_id
      rows between unbounded preceding and 1 preceding
    ) as before_upload,
    min(standing_upload.upload_id) over (
      partition by objective_version.objective_id order by objective_version.upload_id
      rows between 1 following and unbounded following
    ) as next_upload
  from objective_version
  left join standing_upload on standing_upload.upload_id = objective_version.upload_id
  left join objective_lent as lent
    on lent.upload_id = objective_version.upload_id
    and lent.objective_id = objective_version.objective_id
  where lent.objective_id is null
) as held
left join objective_version as before
  on before.objective_id = held.objective_id
  and before.upload_id = held.before_upload
