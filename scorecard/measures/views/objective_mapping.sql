-- grain: one row per current objective
-- unit: confidence a share of 1; key_results a count
-- null: perspective, perspective_by, confidence: unmapped; secondary: it has none; reason: nobody has judged it
select
  objective.objective_id,
  objective.period,
  objective.unit,
  objective.text as objective,
  objective_perspective.perspective,
  objective_aside.secondary,
  coalesce(objective_aside.esg, false) as esg,
  objective_perspective.perspective_by,
  objective_perspective.confidence,
  coalesce(objective_perspective.reason, doubt.reason) as reason,
  objective.perspective_word,
  objective_measurability.key_results,
  objective.file,
  objective.sheet,
  objective.row
from objective
join objective_measurability on objective_measurability.objective_id = objective.objective_id
left join objective_perspective on objective_perspective.objective_id = objective.objective_id
left join objective_aside on objective_aside.objective_id = objective.objective_id
left join (
  select
    vote.objective_id,
    vote.reason,
    row_number() over (partition by vote.objective_id order by vote.cast_at desc, vote.voter) as recency
  from vote
  where vote.voter in ('rule', 'classifier')
) as doubt
  on doubt.objective_id = objective.objective_id
  and doubt.recency = 1
