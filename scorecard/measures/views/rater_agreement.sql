-- grain: one row per two participants who placed an objective both, and per participant against the decided result: Cohen's kappa
-- unit: objectives a count; observed, expected 0 to 1; kappa at most 1, 0 is chance
-- null: other_id: the decided result; kappa: fewer than two objectives in common, or both put all in the same perspective
select
  chance.workshop_id,
  chance.participant_id,
  chance.other_id,
  chance.objectives,
  chance.observed,
  chance.expected,
  case when chance.objectives >= 2 then (chance.observed - chance.expected) / nullif(1 - chance.expected, 0) end as kappa
from (
  select
    rating_margin.workshop_id,
    rating_margin.participant_id,
    rating_margin.other_id,
    sum(rating_margin.ratings) as objectives,
    sum(rating_margin.alike) * 1.0 / sum(rating_margin.ratings) as observed,
    sum(rating_margin.ratings * rating_margin.other_ratings) * 1.0
      / (sum(rating_margin.ratings) * sum(rating_margin.ratings)) as expected
  from rating_margin
  group by rating_margin.workshop_id, rating_margin.participant_id, rating_margin.other_id
) as chance
