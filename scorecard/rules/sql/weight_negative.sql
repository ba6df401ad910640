-- id: weight-negative
-- title: A weight below 0
-- severity: error
-- why: Nothing can count less than nothing; it is taken as 0.
-- fix: Correct the weight.
-- grain: one row per key result
select
  objective.period,
  objective.unit,
  objective_perspective.perspective,
  key_result.objective_id,
  key_result.key_result_id,
  '“' || key_result.text || '” has a weight of ' || regexp_replace(cast(key_result.weight as varchar), '\.0$', '') || '.' as message,
  objective.weight,
  key_result.file,
  key_result.sheet,
  key_result.row,
  cast(key_result.weight as varchar) as value,
  null as as_of,
  'error' as severity
from key_result
join objective on objective.objective_id = key_result.objective_id
left join objective_perspective on objective_perspective.objective_id = objective.objective_id
where key_result.weight < 0 and objective.state in ('active', 'closed')
