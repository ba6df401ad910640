-- grain: one row per workshop, group and objective of the workshop; for everyone also those that nobody has sorted
-- unit: ratings, unsure, leading_ratings counts; leading_share and pair_agreement shares of 1; place in the workshop's list
-- null: leading: a tie or no rating; leading_share: no rating; pair_agreement: fewer than two; decided, decided_here: open
select
  workshop_objective.workshop_id,
  coalesce(objective_answer.everyone, true) as everyone,
  objective_answer.department,
  workshop_objective.place,
  workshop_objective.objective_id,
  workshop_objective.text as objective,
  workshop_objective.unit,
  workshop_objective.period,
  coalesce(objective_answer.ratings, 0) as ratings,
  coalesce(objective_answer.unsure, 0) as unsure,
  objective_answer.leading,
  objective_answer.leading_ratings,
  objective_answer.leading_ratings * 1.0 / nullif(objective_answer.ratings, 0) as leading_share,
  objective_answer.pair_agreement,
  decision.perspective as decided,
  workshop_decided.perspective as decided_here,
  coalesce(rating_tally.ratings, 0) as decided_ratings
from workshop_objective
left join objective_answer
  on objective_answer.workshop_id = workshop_objective.workshop_id
  and objective_answer.objective_id = workshop_objective.objective_id
left join objective_perspective as decision
  on decision.objective_id = workshop_objective.objective_id
  and decision.perspective_by = 'person'
left join workshop_decided
  on workshop_decided.workshop_id = workshop_objective.workshop_id
  and workshop_decided.objective_id = workshop_objective.objective_id
left join rating_tally
  on rating_tally.workshop_id = objective_answer.workshop_id
  and rating_tally.everyone = objective_answer.everyone
  and rating_tally.department is not distinct from objective_answer.department
  and rating_tally.objective_id = objective_answer.objective_id
  and rating_tally.perspective = decision.perspective
