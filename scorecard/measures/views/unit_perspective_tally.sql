-- grain: one row per unit, perspective, period and reporting day that has objectives
-- unit: weighted means of the objectives' numbers (methodology 2.1); low and high with every missing key result 0 or 1
-- null: score, expected: nothing scorable; unit, period: the file does not say; perspective: unmapped
select
  objective_score.as_of,
  objective_score.period,
  objective_score.unit,
  objective_score.perspective,
  sum(objective_score.weight * objective_score.score)
    / nullif(sum(case when objective_score.score is not null then objective_score.weight end), 0) as score,
  coalesce(sum(objective_score.weight * objective_score.completeness) / nullif(sum(objective_score.weight), 0), 0.0) as completeness,
  coalesce(sum(objective_score.weight * objective_score.low) / nullif(sum(objective_score.weight), 0), 0.0) as low,
  coalesce(sum(objective_score.weight * objective_score.high) / nullif(sum(objective_score.weight), 0), 1.0) as high,
  sum(case when objective_score.score is not null then objective_score.weight * objective_score.expected end)
    / nullif(sum(case when objective_score.score is not null and objective_score.expected is not null
      then objective_score.weight end), 0) as expected,
  sum(case when objective_score.status = 'behind' then objective_score.weight else 0.0 end)
    / nullif(sum(objective_score.weight), 0) as behind_share,
  min(objective_score.score) as lowest,
  count(*) as objectives,
  sum(objective_score.key_results) as key_results,
  sum(objective_score.scored_key_results) as scored_key_results,
  sum(objective_score.achieved) as achieved,
  sum(objective_score.on_track) as on_track,
  sum(objective_score.at_risk) as at_risk,
  sum(objective_score.behind) as behind,
  sum(objective_score.partly) as partly,
  sum(objective_score.missed) as missed,
  sum(objective_score.unknown) as unknown
from objective_score
group by objective_score.as_of, objective_score.period, objective_score.unit, objective_score.perspective
