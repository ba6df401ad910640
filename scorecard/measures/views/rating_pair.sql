-- grain: one row per objective and two participants who placed it; and per participant and objective that a person has decided
-- unit: none
-- null: other_id: the decided result
select
  one.workshop_id,
  one.participant_id,
  other.participant_id as other_id,
  one.objective_id,
  one.perspective,
  other.perspective as other_perspective
from workshop_sorted as one
join workshop_sorted as other
  on other.workshop_id = one.workshop_id
  and other.objective_id = one.objective_id
  and other.participant_id > one.participant_id
where one.perspective is not null and other.perspective is not null
union all
select
  one.workshop_id,
  one.participant_id,
  cast(null as integer) as other_id,
  one.objective_id,
  one.perspective,
  decision.perspective as other_perspective
from workshop_sorted as one
join objective_perspective as decision
  on decision.objective_id = one.objective_id
  and decision.perspective_by = 'person'
where one.perspective is not null
