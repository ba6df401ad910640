-- grain: one row per participant and objective that the participant has sorted: the newest answer
-- unit: none
-- null: perspective: not sure
select newest.workshop_id, newest.participant_id, newest.objective_id, newest.perspective
from (
  select
    workshop_answer.*,
    row_number() over (
      partition by workshop_answer.workshop_id, workshop_answer.participant_id, workshop_answer.objective_id
      order by workshop_answer.step desc
    ) as recency
  from workshop_answer
) as newest
where newest.recency = 1
