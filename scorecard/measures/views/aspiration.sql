-- grain: one row per period, unit and reporting day with eight or more scored aspirational key results
-- unit: mean of their scores, 0 to 1; months the period's length, so that quarters are held against quarters
-- null: unit: the file does not say
select
  score.as_of,
  objective.period,
  objective.unit,
  objective.starts_on,
  objective.ends_on,
  round(datediff('day', objective.starts_on, objective.ends_on) / 30.4) as months,
  avg(score.score) as mean,
  count(*) as key_results
from key_result_score as score
join key_result on key_result.key_result_id = score.key_result_id
join objective on objective.objective_id = key_result.objective_id
where key_result.goal_mode = 'aspirational' and score.score is not null and objective.starts_on <= score.as_of
group by score.as_of, objective.period, objective.unit, objective.starts_on, objective.ends_on
having count(*) >= 8
