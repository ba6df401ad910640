-- grain: one row per key result that is over on the reporting day, was told a confidence by the half of its time, and has a result
-- unit: confidence 1 to 10; met: the score reached what its goal mode asks for
-- null: period, unit: the file does not say
select
  key_result_score.as_of,
  key_result_score.key_result_id,
  objective.period,
  objective.unit,
  confidence_told.confidence,
  key_result_score.score >= -1e-9
    + case when key_result.goal_mode = 'aspirational' then threshold.theta_aspirational else threshold.theta_committed end as met
from key_result_score
join key_result on key_result.key_result_id = key_result_score.key_result_id
join objective on objective.objective_id = key_result.objective_id
join confidence_told on confidence_told.key_result_id = key_result_score.key_result_id
cross join threshold
where key_result.due_on <= key_result_score.as_of
  and key_result_score.score is not null
  and (key_result_score.age_days is null or key_result_score.age_days <= threshold.stale_days)
