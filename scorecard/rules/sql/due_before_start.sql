-- id: due-before-start
-- title: Due before it starts
-- severity: error
-- why: Between the two days progress is measured against the plan; the wrong way round there is no plan.
-- fix: Correct the start date, the due date or the period.
-- grain: one row per key result
select
  objective.period,
  objective.unit,
  objective_perspective.perspective,
  key_result.objective_id,
  key_result.key_result_id,
  '“' || key_result.text || '” is due on ' || key_result.due_on || ', before it starts on ' || key_result.starts_on || '.' as message,
  key_result.weight,
  key_result.file,
  key_result.sheet,
  key_result.row,
  cast(key_result.due_on as varchar) as value,
  null as as_of,
  'error' as severity
from key_result
join objective on objective.objective_id = key_result.objective_id
left join objective_perspective on objective_perspective.objective_id = key_result.objective_id
where objective.state in ('active', 'closed') and key_result.due_on < key_result.starts_on
