-- grain: one row per active or closed objective and reporting day
-- unit: score, low, high 0 to 1: weighted means over the scorable key results, with every missing one 0, and with every one 1
-- null: score, expected: nothing scorable; behind_share: no key results with weight
select
  reporting_day.as_of,
  objective.objective_id,
  sum(key_result_score.weight * key_result_score.score)
    / nullif(sum(case when key_result_score.score is not null then key_result_score.weight end), 0) as score,
  coalesce(sum(case when key_result_score.score is not null then key_result_score.weight end)
    / nullif(sum(key_result_score.weight), 0), 0.0) as completeness,
  coalesce(sum(key_result_score.weight * coalesce(key_result_score.score, 0.0))
    / nullif(sum(key_result_score.weight), 0), 0.0) as low,
  coalesce(sum(key_result_score.weight * coalesce(key_result_score.score, 1.0))
    / nullif(sum(key_result_score.weight), 0), 1.0) as high,
  sum(case when key_result_score.score is not null then key_result_score.weight * key_result_score.expected end)
    / nullif(sum(case when key_result_score.score is not null and key_result_score.expected is not null
      then key_result_score.weight end), 0) as expected,
  sum(case when key_result_score.status in ('behind', 'missed', 'unknown_stale') then key_result_score.weight else 0.0 end)
    / nullif(sum(key_result_score.weight), 0) as behind_share,
  min(key_result_score.score) as lowest,
  count(key_result_score.key_result_id) as key_results,
  count(key_result_score.score) as scored_key_results,
  count(case when key_result_score.status = 'achieved' then 1 end) as achieved,
  count(case when key_result_score.status = 'on_track' then 1 end) as on_track,
  count(case when key_result_score.status = 'at_risk' then 1 end) as at_risk,
  count(case when key_result_score.status = 'behind' then 1 end) as behind,
  count(case when key_result_score.status = 'partly' then 1 end) as partly,
  count(case when key_result_score.status = 'missed' then 1 end) as missed,
  count(case when key_result_score.status in ('not_started', 'no_data', 'unknown_stale', 'unpaced') then 1 end) as unknown
from objective
cross join reporting_day
left join key_result_score
  on key_result_score.objective_id = objective.objective_id
  and key_result_score.as_of = reporting_day.as_of
where objective.state in ('active', 'closed')
group by reporting_day.as_of, objective.objective_id
