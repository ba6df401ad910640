-- grain: one row per upload and objective or key result that it holds, undone uploads included
-- unit: kind is objective or key_result; holds as in objective_step; effect and the uploads before and next as in objective_step and key_result_step
-- null: unit, period: the file does not say
select
  'objective' as kind,
  objective_version.objective_id as thing_id,
  objective_version.upload_id,
  objective_step.standing,
  objective_step.holds,
  objective_step.before_upload,
  objective_step.next_upload,
  objective_step.effect,
  objective_version.objective_id,
  objective_version.stated,
  objective_version.text,
  objective_version.period,
  objective_version.unit,
  objective_version.sheet,
  objective_version.cell
from objective_step
join objective_version
  on objective_version.objective_id = objective_step.objective_id
  and objective_version.upload_id = objective_step.upload_id
union all
select
  'key_result' as kind,
  key_result_version.key_result_id as thing_id,
  key_result_version.upload_id,
  key_result_step.standing,
  true as holds,
  key_result_step.before_upload,
  key_result_step.next_upload,
  key_result_step.effect,
  key_result_version.objective_id,
  true as stated,
  key_result_version.text,
  objective_version.period,
  objective_version.unit,
  key_result_version.sheet,
  key_result_version.cell
from key_result_step
join key_result_version
  on key_result_version.key_result_id = key_result_step.key_result_id
  and key_result_version.upload_id = key_result_step.upload_id
join objective_version
  on objective_version.objective_id = key_result_version.objective_id
  and objective_version.upload_id = key_result_version.upload_id
