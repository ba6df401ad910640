-- id: overdue
-- title: Overdue and not achieved
-- severity: error
-- why: The due date has passed.
-- fix: Close it with a score and a lesson, or carry it over on purpose.
-- grain: one row per key result and reporting day
select
  objective.period,
  objective.unit,
  objective_perspective.perspective,
  key_result.objective_id,
  key_result.key_result_id,
  '“' || key_result.text || '” was due on ' || key_result.due_on || ' and is not achieved.' as message,
  key_result.weight,
  key_result.file,
  key_result.sheet,
  key_result.row,
  cast(key_result.due_on as varchar) as value,
  key_result_score.as_of,
  'error' as severity
from key_result_score
join key_result on key_result.key_result_id = key_result_score.key_result_id
join objective on objective.objective_id = key_result.objective_id
left join objective_perspective on objective_perspective.objective_id = key_result.objective_id
where key_result.due_on < key_result_score.as_of and key_result_score.score < 1 - 1e-9
  and key_result.kind not like 'control%'
