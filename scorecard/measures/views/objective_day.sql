-- grain: one row per active or closed objective and reporting day
-- unit: as in objective_grade
-- null: score, expected, lowest: nothing scorable; behind_share: no key results with weight
select
  told.as_of,
  told.objective_id,
  max(told.score) as score,
  coalesce(max(told.completeness), 0.0) as completeness,
  coalesce(max(told.low), 0.0) as low,
  coalesce(max(told.high), 1.0) as high,
  max(told.expected) as expected,
  coalesce(max(told.status), 'no_data') as status,
  max(told.behind_share) as behind_share,
  max(told.lowest) as lowest,
  max(told.key_results) as key_results,
  sum(told.scored_key_results) as scored_key_results,
  sum(told.achieved) as achieved,
  sum(told.on_track) as on_track,
  sum(told.at_risk) as at_risk,
  sum(told.behind) as behind,
  sum(told.partly) as partly,
  sum(told.missed) as missed
from (
  select
    grade.as_of, grade.objective_id, grade.score, grade.completeness, grade.low, grade.high, grade.expected, grade.status,
    grade.behind_share, grade.lowest, null as key_results, grade.scored_key_results, grade.achieved, grade.on_track, grade.at_risk,
    grade.behind, grade.partly, grade.missed
  from objective_grade as grade
  union all
  select
    reporting_day.as_of, whole.objective_id, null as score, null as completeness, null as low, null as high, null as expected, null as status,
    case when whole.key_result_weight > 0 then 0.0 end as behind_share, null as lowest, whole.key_results, 0 as scored_key_results,
    0 as achieved, 0 as on_track, 0 as at_risk, 0 as behind, 0 as partly, 0 as missed
  from objective_measurability as whole
  cross join reporting_day
) as told
group by told.as_of, told.objective_id
