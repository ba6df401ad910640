-- grain: one row per period, unit and perspective that has objectives
-- unit: counts; weight is the sum of the objectives' weights
-- null: perspective: unmapped; period, unit: the file does not say
select
  objective_measurability.period,
  objective_measurability.unit,
  objective_measurability.perspective,
  count(*) as objectives,
  sum(objective_measurability.key_results) as key_results,
  sum(objective_measurability.measurable_key_results) as measurable_key_results,
  sum(objective_measurability.weight) as weight
from objective_measurability
group by objective_measurability.period, objective_measurability.unit, objective_measurability.perspective
