-- grain: one row per key result of an active or closed objective and reporting day
-- unit: score 0 to 1; expected and gap ratios; tolerances ratios (methodology 3.2, 3.3)
-- null: expected, gap: no dates or no progress; score: not scorable
select
  key_result_progress.*,
  key_result.objective_id,
  key_result.weight,
  case
    when key_result_progress.progress < 0 then 0.0
    when key_result_progress.progress > threshold.cap_score then threshold.cap_score
    else key_result_progress.progress
  end as score,
  key_result_progress.elapsed
    * case when objective.goal_mode = 'aspirational' then threshold.theta_aspirational else threshold.theta_committed end
    as expected
from key_result_progress
join key_result on key_result.key_result_id = key_result_progress.key_result_id
join objective on objective.objective_id = key_result.objective_id
cross join threshold
where objective.state in ('active', 'closed')
