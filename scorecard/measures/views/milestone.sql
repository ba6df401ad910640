-- grain: one row per milestone of a current key result, as the newest upload that tells any of its milestones has them
-- unit: weight relative to the key result's other milestones, one below 0 counts 0
-- null: text: not named; due_on: no day is told, neither for it nor for the key result; done_on: not done
select
  milestone_version.key_result_id,
  milestone_version.step,
  milestone_version.text,
  case when milestone_version.weight < 0 then 0.0 else milestone_version.weight end as weight,
  coalesce(milestone_version.due_on, key_result_shown.due_on, objective.ends_on) as due_on,
  milestone_version.done_on,
  milestone_version.upload_id,
  standing_upload.file,
  milestone_version.sheet,
  milestone_version.row,
  milestone_version.cell
from milestone_version
join (
  select milestone_version.key_result_id, max(milestone_version.upload_id) as upload_id
  from milestone_version
  join standing_upload on standing_upload.upload_id = milestone_version.upload_id
  group by milestone_version.key_result_id
) as newest
  on newest.key_result_id = milestone_version.key_result_id
  and newest.upload_id = milestone_version.upload_id
join standing_upload on standing_upload.upload_id = milestone_version.upload_id
join key_result_shown on key_result_shown.key_result_id = milestone_version.key_result_id
join objective on objective.objective_id = key_result_shown.objective_id
