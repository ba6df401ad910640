-- id: target-equals-baseline
-- title: The target equals the start
-- severity: error
-- why: The way has no length, so progress can't be measured.
-- fix: Choose a level to reach, or a range to stay in.
-- grain: one row per key result
select
  objective.period,
  objective.unit,
  objective_perspective.perspective,
  key_result.objective_id,
  key_result.key_result_id,
  '“' || key_result.text || '” starts at its target ('
    || regexp_replace(cast(key_result.target as varchar), '\.0$', '') || ').' as message,
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
  and key_result.kind is null and abs(key_result.target - key_result.baseline) <= 1e-12
