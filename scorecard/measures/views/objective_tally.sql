-- grain: one row per active or closed objective and reporting day
-- unit: score, low, high 0 to 1: weighted means over the scorable key results, with every missing one 0, and with every one 1
-- null: score, expected: nothing scorable; behind_share: no key results with weight
select
  bearing.as_of,
  bearing.objective_id,
  sum(bearing.weight * bearing.score)
    / nullif(sum(case when bearing.score is not null then bearing.weight end), 0) as score,
  coalesce(sum(case when bearing.score is not null then bearing.weight end)
    / nullif(sum(bearing.weight), 0), 0.0) as completeness,
  coalesce(sum(bearing.weight * coalesce(bearing.score, 0.0))
    / nullif(sum(bearing.weight), 0), 0.0) as low,
  coalesce(sum(bearing.weight * coalesce(bearing.score, 1.0))
    / nullif(sum(bearing.weight), 0), 1.0) as high,
  sum(case when bearing.score is not null then bearing.weight * bearing.expected end)
    / nullif(sum(case when bearing.score is not null and bearing.expected is not null
      then bearing.weight end), 0) as expected,
  sum(case when bearing.status in ('behind', 'missed', 'unknown_stale') then bearing.weight else 0.0 end)
    / nullif(sum(bearing.weight), 0) as behind_share,
  min(bearing.score) as lowest,
  count(bearing.key_result_id) as key_results,
  count(bearing.score) as scored_key_results,
  count(case when bearing.status = 'achieved' then 1 end) as achieved,
  count(case when bearing.status = 'on_track' then 1 end) as on_track,
  count(case when bearing.status = 'at_risk' then 1 end) as at_risk,
  count(case when bearing.status = 'behind' then 1 end) as behind,
  count(case when bearing.status = 'partly' then 1 end) as partly,
  count(case when bearing.status = 'missed' then 1 end) as missed,
  count(case when bearing.status in ('not_started', 'no_data', 'unknown_stale', 'unpaced') then 1 end) as unknown
from objective_bearing as bearing
group by bearing.as_of, bearing.objective_id
