-- grain: one row per objective and reporting day on which a key result of it is scored; and one per unit, perspective, period and reporting day
-- unit: weight relative to the unit's other objectives, all_weights their sum, objectives and key_results all there are; the rest as in objective_grade
-- null: all_weights, objectives, key_results: the row is an objective's; the rest: the row is the unit's; as in objective_grade
select
  grade.as_of, grade.period, grade.unit, grade.perspective, grade.weight, grade.score, grade.completeness, grade.low, grade.high,
  grade.expected, grade.status, grade.scored_key_results, grade.achieved, grade.on_track, grade.at_risk, grade.behind, grade.partly,
  grade.missed, null as all_weights, null as objectives, null as key_results
from objective_grade as grade
union all
select
  reporting_day.as_of, whole.period, whole.unit, whole.perspective, null as weight, null as score, null as completeness, null as low, null as high,
  null as expected, null as status, 0 as scored_key_results, 0 as achieved, 0 as on_track, 0 as at_risk, 0 as behind, 0 as partly,
  0 as missed, whole.weight as all_weights, whole.objectives, whole.key_results
from unit_perspective_member as whole
cross join reporting_day
