-- grain: one row per period, unit, perspective, upload that key results come from, and reporting day
-- unit: counts of key results
-- null: period, unit: the file does not say; perspective: not placed yet; newest_value_on: no value by then
select
  key_result_score.as_of,
  objective.period,
  objective.unit,
  objective_perspective.perspective,
  key_result.upload_id as upload,
  count(*) as key_results,
  count(key_result.baseline) as with_baseline,
  count(key_result.target) as with_target,
  count(key_result_score.value) as with_value,
  count(key_result.owner) as with_owner,
  max(key_result_score.observed_on) as newest_value_on
from key_result_score
join key_result on key_result.key_result_id = key_result_score.key_result_id
join objective on objective.objective_id = key_result.objective_id
left join objective_perspective on objective_perspective.objective_id = key_result.objective_id
group by key_result_score.as_of, objective.period, objective.unit, objective_perspective.perspective, key_result.upload_id
