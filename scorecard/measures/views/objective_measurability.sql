-- grain: one row per active or closed objective
-- unit: counts of key results, key_result_weight the sum of their weights as the roll-up counts them; measurable ones could be scored as soon as they have a value
-- null: key_result_weight: it has no key results; perspective: unmapped; period, unit: the file does not say
-- kept: coverage and balance of every page rest on it
select
  objective.objective_id,
  objective.period,
  objective.unit,
  objective_perspective.perspective,
  objective.weight,
  count(key_result.key_result_id) as key_results,
  sum(key_result.weight) as key_result_weight,
  count(case when key_result.kind <> 'control' then 1 end) as measurable_key_results
from objective
left join objective_perspective on objective_perspective.objective_id = objective.objective_id
left join key_result_counted as key_result on key_result.objective_id = objective.objective_id
where objective.state in ('active', 'closed')
group by
  objective.objective_id,
  objective.period,
  objective.unit,
  objective_perspective.perspective,
  objective.weight
