-- grain: one row per upload and objective that it holds, undone uploads included, but not one that is only lent to it
-- unit: holds: with key results of which it tells more than values; before_upload and next_upload are the nearest uploads that count and hold the objective too, before it one that tells more than a name where one does; called_upload the nearest before that knows more than its id
-- null: before_upload: new with this upload; called_upload: none knows more; next_upload: no later upload holds it
-- kept: the lists of uploads, changes and vanished things all rest on it
select
  held.upload_id,
  held.objective_id,
  held.standing,
  held.holds,
  held.before_upload,
  held.called_upload,
  held.next_upload,
  case
    when held.before_upload is null then 'added'
    when coalesce(called.text, before.text) is distinct from held.text
      and (held.source_id is null or lower(held.text) <> lower(held.source_id)) then 'changed'
    when held.named_only then 'unchanged'
    when held.owner is distinct from before.owner
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
    holding.objective_id is not null as holds,
    coalesce(
      max(case when objective_version.named_only then null else standing_upload.upload_id end) over earlier,
      max(standing_upload.upload_id) over earlier
    ) as before_upload,
    max(case when lower(objective_version.source_id) <> lower(objective_version.text) then standing_upload.upload_id end) over earlier as called_upload,
    min(standing_upload.upload_id) over (
      partition by objective_version.objective_id order by objective_version.upload_id
      rows between 1 following and unbounded following
    ) as next_upload
  from objective_version
  left join standing_upload on standing_upload.upload_id = objective_version.upload_id
  left join objective_lent as lent
    on lent.upload_id = objective_version.upload_id
    and lent.objective_id = objective_version.objective_id
  left join objective_holding as holding
    on holding.upload_id = objective_version.upload_id
    and holding.objective_id = objective_version.objective_id
  where lent.objective_id is null
  window earlier as (
    partition by objective_version.objective_id order by objective_version.upload_id rows between unbounded preceding and 1 preceding
  )
) as held
left join objective_version as before
  on before.objective_id = held.objective_id
  and before.upload_id = held.before_upload
left join objective_version as called
  on called.objective_id = held.objective_id
  and called.upload_id = held.called_upload
