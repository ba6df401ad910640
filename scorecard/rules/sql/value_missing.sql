-- id: value-missing
-- title: A key result without a current value
-- severity: warning
-- why: What is not measured can't be steered.
-- fix: Enter the newest value in the next check-in.
-- grain: one row per key result and reporting day
select
  objective.period,
  objective.unit,
  objective_perspective.perspective,
  key_result.objective_id,
  key_result.key_result_id,
  'No value for “' || key_result.text || '” yet.' as message,
  key_result.weight,
  key_result.file,
  key_result.sheet,
  key_result.row,
  null as value,
  key_result_score.as_of,
  'warning' as severity
from key_result_score
join key_result on key_result.key_result_id = key_result_score.key_result_id
join objective on objective.objective_id = key_result.objective_id
left join objective_perspective on objective_perspective.objective_id = key_result.objective_id
where key_result_score.observed_on is null and key_result_score.progress is null and key_result_score.elapsed > 0.15
