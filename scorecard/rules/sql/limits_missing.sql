-- id: limits-missing
-- title: To be kept, but within what?
-- severity: error
-- why: Without a limit nobody can say whether it was kept.
-- fix: Name a lower limit, an upper limit, or both.
-- grain: one row per key result
select
  objective.period,
  objective.unit,
  objective_perspective.perspective,
  key_result.objective_id,
  key_result.key_result_id,
  '“' || key_result.text || '” is to be kept, and has no limits.' as message,
  key_result.weight,
  key_result.file,
  key_result.sheet,
  key_result.row,
  cast(key_result.target as varchar) as value,
  null as as_of,
  'error' as severity
from key_result
join objective on objective.objective_id = key_result.objective_id
left join objective_perspective on objective_perspective.objective_id = key_result.objective_id
where objective.state in ('active', 'closed')
  and key_result.kind = 'control'
