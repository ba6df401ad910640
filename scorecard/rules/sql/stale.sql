-- id: stale
-- title: No check-in for four weeks
-- severity: warning
-- why: An old value says little about today.
-- fix: Check in: value, confidence, what is in the way.
-- grain: one row per key result and reporting day
select
  objective.period,
  objective.unit,
  objective_perspective.perspective,
  key_result.objective_id,
  key_result.key_result_id,
  '“' || key_result.text || '” was last measured on ' || key_result_score.observed_on || '.' as message,
  key_result.weight,
  key_result.file,
  key_result.sheet,
  key_result.row,
  cast(key_result_score.observed_on as varchar) as value,
  key_result_score.as_of,
  'warning' as severity
from key_result_score
join key_result on key_result.key_result_id = key_result_score.key_result_id
join objective on objective.objective_id = key_result.objective_id
left join objective_perspective on objective_perspective.objective_id = key_result.objective_id
where key_result_score.status = 'unknown_stale'
