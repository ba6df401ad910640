-- grain: one row per upload and key result that it holds, undone uploads included
-- unit: before_upload and next_upload are the nearest uploads that count and hold the key result too; effect is valued where the upload only holds values of it
-- null: before_upload: new with this upload; next_upload: no later upload holds it
-- kept: the lists of uploads, changes and vanished things all rest on it
select
  held.upload_id,
  held.key_result_id,
  held.standing,
  held.before_upload,
  held.next_upload,
  case
    when borrowed_key_result.key_result_id is not null then 'valued'
    when held.before_upload is null then 'added'
    when told.text is distinct from before.text
      or told.owner is distinct from before.owner
      or told.unit_of_measure is distinct from before.unit_of_measure
      or told.baseline is distinct from before.baseline
      or told.target is distinct from before.target
      or told.direction is distinct from before.direction
      or told.weight is distinct from before.weight
      or told.starts_on is distinct from before.starts_on
      or told.due_on is distinct from before.due_on
      or told.status_word is distinct from before.status_word
      or told.key_result_type is distinct from before.key_result_type
      or told.lower_limit is distinct from before.lower_limit
      or told.upper_limit is distinct from before.upper_limit
      or told.tolerance is distinct from before.tolerance
      or told.stretch_target is distinct from before.stretch_target
      or told.accumulation is distinct from before.accumulation
      or told.scale is distinct from before.scale
      or told.plan_curve is distinct from before.plan_curve
      or told.metric is distinct from before.metric
      or told.goal_mode is distinct from before.goal_mode
      or told.self_score is distinct from before.self_score then 'changed'
    else 'unchanged'
  end as effect
from key_result_holding as held
left join key_result_version as before
  on before.key_result_id = held.key_result_id
  and before.upload_id = held.before_upload
left join key_result_version as told
  on told.key_result_id = before.key_result_id
  and told.upload_id = held.upload_id
left join borrowed_key_result
  on borrowed_key_result.upload_id = held.upload_id
  and borrowed_key_result.key_result_id = held.key_result_id
