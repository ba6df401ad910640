-- grain: one row per workshop and objective that was decided in it, by the newest word
-- unit: none
-- null: never
select newest.workshop_id, newest.objective_id, newest.perspective
from (
  select
    workshop_decision.*,
    row_number() over (
      partition by workshop_decision.workshop_id, workshop_decision.objective_id order by workshop_decision.step desc
    ) as recency
  from workshop_decision
) as newest
where newest.recency = 1
