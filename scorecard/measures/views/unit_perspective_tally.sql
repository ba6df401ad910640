-- grain: one row per unit, perspective, period and reporting day that has objectives
-- unit: weighted means of the objectives' numbers (methodology 2.1); low and high with every missing key result 0 or 1
-- null: score, expected: nothing scorable; unit, period: the file does not say; perspective: unmapped
select
  told.as_of,
  told.period,
  told.unit,
  told.perspective,
  sum(told.weight * told.score) / nullif(sum(case when told.score is not null then told.weight end), 0) as score,
  coalesce(sum(told.weight * told.completeness) / nullif(max(told.all_weights), 0), 0.0) as completeness,
  coalesce(sum(told.weight * told.low) / nullif(max(told.all_weights), 0), 0.0) as low,
  coalesce(1 - coalesce(sum(told.weight * (1 - told.high)), 0.0) / nullif(max(told.all_weights), 0), 1.0) as high,
  sum(case when told.score is not null then told.weight * told.expected end)
    / nullif(sum(case when told.score is not null and told.expected is not null then told.weight end), 0) as expected,
  sum(case when told.status = 'behind' then told.weight else 0.0 end) / nullif(max(told.all_weights), 0) as behind_share,
  min(told.score) as lowest,
  max(told.objectives) as objectives,
  max(told.key_results) as key_results,
  sum(told.scored_key_results) as scored_key_results,
  sum(told.achieved) as achieved,
  sum(told.on_track) as on_track,
  sum(told.at_risk) as at_risk,
  sum(told.behind) as behind,
  sum(told.partly) as partly,
  sum(told.missed) as missed,
  max(told.key_results)
    - sum(told.achieved + told.on_track + told.at_risk + told.behind + told.partly + told.missed) as unknown
from unit_perspective_bearing as told
group by told.as_of, told.period, told.unit, told.perspective
