-- grain: one row per current objective about which a vote says more than its perspective
-- unit: none; the first voter who says anything of the two says both: person, file, rule, classifier
-- null: secondary: it has none; it is never the objective's own perspective, nor one that its period does not have
-- kept: read with every objective
select
  spoken.objective_id,
  period_perspective.perspective_id as secondary,
  coalesce(spoken.esg, false) as esg
from (
  select
    vote_newest.objective_id,
    vote_newest.secondary,
    vote_newest.esg,
    row_number() over (partition by vote_newest.objective_id order by vote_newest.precedence) as choice
  from vote_newest
  where vote_newest.secondary is not null or vote_newest.esg is not null
) as spoken
join objective on objective.objective_id = spoken.objective_id
left join objective_perspective on objective_perspective.objective_id = spoken.objective_id
left join period_perspective
  on period_perspective.period is not distinct from objective.period
  and period_perspective.perspective_id = spoken.secondary
  and period_perspective.perspective_id is distinct from objective_perspective.perspective
where spoken.choice = 1
