-- id: target-missing
-- title: A key result without a target
-- severity: error
-- why: Without a level to reach nobody knows when it is done.
-- fix: Name the number that will prove this is done.
-- grain: one row per key result
select
  objective.period,
  objective.unit,
  objective_perspective.perspective,
  key_result.objective_id,
  key_result.key_result_id,
  '“' || key_result.text || '” has no target. Which number will prove that it is done?' as message,
  key_result.weight,
  key_result.file,
  key_result.sheet,
  key_result.row,
  null as value,
  null as as_of,
  'error' as severity
from key_result
join objective on objective.objective_id = key_result.objective_id
join key_result_held on key_result_held.key_result_id = key_result.key_result_id
left join objective_perspective on objective_perspective.objective_id = key_result.objective_id
where objective.state in ('active', 'closed')
  and not (key_result_held.borrowed and key_result.baseline is null and key_result.target is null)
  and key_result.target is null and (key_result.kind is null or key_result.kind in ('percent_complete', 'reach'))
  and coalesce(key_result.key_result_type, '') <> 'percent_complete'
