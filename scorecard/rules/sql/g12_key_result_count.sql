-- id: G12
-- title: Too few or too many key results
-- severity: warning
-- why: A few key results, usually two to five, are enough to prove an objective.
-- fix: Add the missing key results, or merge and drop some.
-- grain: one row per objective
select
  objective.period,
  objective.unit,
  objective_measurability.perspective,
  objective.objective_id,
  null as key_result_id,
  case when objective_measurability.key_results = 1 then '1 key result' else objective_measurability.key_results || ' key results' end
    || ' for “' || objective.text || '”. ' || cast(limits.kr_min as integer)
    || ' to ' || cast(limits.kr_max as integer) || ' are enough to prove it.' as message,
  objective.weight,
  objective.file,
  objective.sheet,
  objective.row,
  cast(objective_measurability.key_results as varchar) as value,
  null as as_of,
  case when objective_measurability.key_results = 0 then 'error' else 'warning' end as severity
from objective
join objective_measurability on objective_measurability.objective_id = objective.objective_id
cross join limits
where objective.stated
  and (objective_measurability.key_results < limits.kr_min or objective_measurability.key_results > limits.kr_max)
