-- grain: one row per current objective that somebody or something could place in a perspective of its period
-- unit: confidence is a share of 1
-- null: never; an objective without a row is unmapped, also where every vote names a perspective that its period does not have
-- kept: read by every roll-up
select
  picked.objective_id,
  picked.perspective,
  picked.voter as perspective_by,
  picked.name,
  picked.confidence,
  picked.reason
from (
  select
    vote_newest.*,
    row_number() over (partition by vote_newest.objective_id order by vote_newest.precedence) as choice
  from vote_newest
  join objective on objective.objective_id = vote_newest.objective_id
  join period_perspective
    on period_perspective.period is not distinct from objective.period
    and period_perspective.perspective_id = vote_newest.perspective
) as picked
where picked.choice = 1
