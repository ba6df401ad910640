-- id: direction-contradicts
-- title: The stated direction contradicts the numbers
-- severity: error
-- why: Progress would be told the wrong way round.
-- fix: Correct the direction, or swap baseline and target.
-- grain: one row per key result
select
  objective.period,
  objective.unit,
  objective_perspective.perspective,
  key_result.objective_id,
  key_result.key_result_id,
  '“' || key_result.text || '” says ' || key_result.direction || ', but goes from '
    || regexp_replace(cast(key_result.baseline as varchar), '\.0$', '') || ' to ' || regexp_replace(cast(key_result.target as varchar), '\.0$', '') || '.' as message,
  key_result.weight,
  key_result.file,
  key_result.sheet,
  key_result.row,
  key_result.direction as value,
  null as as_of,
  'error' as severity
from key_result
join objective on objective.objective_id = key_result.objective_id
left join objective_perspective on objective_perspective.objective_id = key_result.objective_id
where objective.state in ('active', 'closed')
  and ((key_result.direction = 'increase' and key_result.kind = 'decrease') or (key_result.direction = 'decrease' and key_result.kind = 'increase'))
