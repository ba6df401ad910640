-- grain: one row per current check-in, with the place in the file it comes from
-- unit: value in the key result's unit of measure, percent_complete in percent, confidence 1 to 10
-- null: what the file does not say
select
  check_in.key_result_id,
  key_result.text as key_result,
  check_in.observed_on,
  check_in.value,
  check_in.percent_complete,
  check_in.confidence,
  check_in.comment,
  check_in.blocker,
  check_in.support_needed,
  check_in.denominator,
  check_in.upload_id as upload,
  check_in.file,
  check_in.sheet,
  check_in.row,
  check_in.cell,
  objective.period,
  objective.unit,
  objective_perspective.perspective
from check_in
join key_result on key_result.key_result_id = check_in.key_result_id
join objective on objective.objective_id = key_result.objective_id
left join objective_perspective on objective_perspective.objective_id = key_result.objective_id
