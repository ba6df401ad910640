-- grain: one row per active or closed objective and reporting day on which a key result of it is scored
-- unit: score, low, high 0 to 1: weighted means over the scored key results, with every missing one 0, and with every one 1; counts of key results
-- null: score, expected, behind_share: no key results with weight; period, unit: the file does not say; perspective: unmapped
select
  summed.as_of,
  summed.objective_id,
  whole.period,
  whole.unit,
  whole.perspective,
  whole.weight,
  summed.score / nullif(summed.weight, 0) as score,
  coalesce(summed.weight / nullif(whole.key_result_weight, 0), 0.0) as completeness,
  coalesce(summed.score / nullif(whole.key_result_weight, 0), 0.0) as low,
  coalesce((summed.score + (whole.key_result_weight - summed.weight)) / nullif(whole.key_result_weight, 0), 1.0) as high,
  summed.expected / nullif(summed.expected_weight, 0) as expected,
  summed.behind_weight / nullif(whole.key_result_weight, 0) as behind_share,
  summed.lowest,
  summed.key_results as scored_key_results,
  summed.achieved,
  summed.on_track,
  summed.at_risk,
  summed.behind,
  summed.partly,
  summed.missed
from objective_sum as summed
join objective_measurability as whole on whole.objective_id = summed.objective_id
