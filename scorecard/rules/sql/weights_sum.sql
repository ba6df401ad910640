-- id: weights-sum
-- title: Weights in percent do not add up
-- severity: note
-- why: They are scaled to 100 %, which may not be what was meant.
-- fix: Let the weights of the objective's key results add up to 100.
-- grain: one row per objective
select
  objective.period,
  objective.unit,
  objective_perspective.perspective,
  objective.objective_id,
  null as key_result_id,
  'The weights below “' || objective.text || '” add up to ' || regexp_replace(cast(round(told.total, 1) as varchar), '\.0$', '') || ', not to 100.' as message,
  objective.weight,
  objective.file,
  objective.sheet,
  objective.row,
  cast(told.total as varchar) as value,
  null as as_of,
  'note' as severity
from (
  select
    key_result.objective_id,
    sum(key_result.weight) as total,
    min(key_result.weight) as least,
    count(*) as key_results
  from key_result
  group by key_result.objective_id
) as told
join objective on objective.objective_id = told.objective_id
left join objective_perspective on objective_perspective.objective_id = objective.objective_id
where told.key_results > 1 and told.least >= 5
  and told.total between 80 and 120 and abs(told.total - 100) > 0.5 + 1e-9
  and objective.state in ('active', 'closed')
