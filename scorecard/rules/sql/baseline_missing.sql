-- id: baseline-missing
-- title: A key result without a baseline
-- severity: error
-- why: Without a start, progress can't be told; it is never assumed to be 0.
-- fix: Fill in today's value, or make “measure the baseline” the first key result.
-- grain: one row per key result
select
  objective.period,
  objective.unit,
  objective_perspective.perspective,
  key_result.objective_id,
  key_result.key_result_id,
  '“' || key_result.text || '” has a target but no baseline. Where do we start from?' as message,
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
  and key_result.baseline is null and key_result.target is not null and (key_result.kind is null or key_result.kind = 'percent_complete')
  and coalesce(key_result.key_result_type, '') <> 'percent_complete'
