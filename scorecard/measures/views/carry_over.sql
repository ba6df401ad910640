-- grain: one row per key result that its period left unfinished, on the period's last day: what the next period would begin with
-- unit: baseline (where it stood then) and target in the unit of measure; remaining a share of the way
-- null: owner, unit, unit_of_measure: the file does not say
select
  score.as_of,
  score.key_result_id,
  objective.period,
  objective.unit,
  key_result.text as key_result,
  key_result.owner,
  key_result.unit_of_measure,
  score.value as baseline,
  score.target,
  1 - score.progress as remaining,
  key_result.due_on
from key_result_score as score
join key_result on key_result.key_result_id = score.key_result_id
join objective on objective.objective_id = key_result.objective_id
where score.as_of = objective.ends_on
  and key_result.kind in ('increase', 'decrease', 'reach')
  and score.progress < 1 - 1e-9
