-- id: G13
-- title: One key result decides the score
-- severity: note
-- why: Most of the weight on one key result hides the others.
-- fix: Spread the weights, or drop the key results that do not matter.
-- grain: one row per key result
select
  objective.period,
  objective.unit,
  objective_perspective.perspective,
  objective.objective_id,
  heaviest.key_result_id,
  'One key result carries ' || cast(round(100 * heaviest.share) as integer) || ' % of the weight of “' || objective.text || '”.' as message,
  objective.weight,
  heaviest.file,
  heaviest.sheet,
  heaviest.row,
  cast(heaviest.weight as varchar) as value,
  null as as_of,
  'note' as severity
from (
  select
    key_result.*,
    counted.weight / nullif(sum(counted.weight) over (partition by key_result.objective_id), 0) as share,
    count(*) over (partition by key_result.objective_id) as siblings
  from key_result
  join key_result_counted as counted on counted.key_result_id = key_result.key_result_id
) as heaviest
join objective on objective.objective_id = heaviest.objective_id
left join objective_perspective on objective_perspective.objective_id = objective.objective_id
cross join limits
where heaviest.share > limits.kr_weight_max + 1e-9 and heaviest.siblings > 1 and objective.state in ('active', 'closed')
