-- grain: one row per key result of an active or closed objective and reporting day; and one per such objective without key results
-- unit: weight relative to the objective's other key results; score 0 to 1
-- null: key_result_id, weight, status: it has no key results; score, expected: as in key_result_score
select
  key_result_score.as_of,
  key_result_score.objective_id,
  key_result_score.key_result_id,
  key_result_score.weight,
  key_result_score.score,
  key_result_score.expected,
  key_result_score.status
from key_result_score
union all
select
  reporting_day.as_of,
  objective.objective_id,
  null as key_result_id,
  null as weight,
  null as score,
  null as expected,
  null as status
from objective
cross join reporting_day
left join (select distinct key_result.objective_id from key_result) as bearing on bearing.objective_id = objective.objective_id
where bearing.objective_id is null and objective.state in ('active', 'closed')
