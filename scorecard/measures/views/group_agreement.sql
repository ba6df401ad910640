-- grain: one row per workshop, workshop compared with, and group: Fleiss' kappa, each objective with two ratings or more counting alike
-- unit: observed, expected, decided_share 0 to 1; kappa at most 1, 0 is chance; raters people who were sure of an objective
-- null: compared_with: the workshop by itself; kappa: fewer than two objectives, or all in one perspective; decided_share: one person
select
  agreement_observed.workshop_id,
  agreement_observed.compared_with,
  agreement_observed.everyone,
  agreement_observed.department,
  people.raters,
  agreement_observed.objectives,
  agreement_observed.ratings,
  agreement_observed.observed,
  chance.expected,
  case when agreement_observed.objectives >= 2
    then (agreement_observed.observed - chance.expected) / nullif(1 - chance.expected, 0) end as kappa,
  agreement_observed.decided_ratings,
  case when people.raters >= 2
    then agreement_observed.agreeing * 1.0 / nullif(agreement_observed.decided_ratings, 0) end as decided_share
from agreement_observed
join agreement_people as people
  on people.workshop_id = agreement_observed.workshop_id
  and people.everyone = agreement_observed.everyone
  and people.department is not distinct from agreement_observed.department
left join agreement_chance as chance
  on chance.workshop_id = agreement_observed.workshop_id
  and chance.compared_with is not distinct from agreement_observed.compared_with
  and chance.everyone = agreement_observed.everyone
  and chance.department is not distinct from agreement_observed.department
