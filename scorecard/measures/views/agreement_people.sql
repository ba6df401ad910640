-- grain: one row per workshop and group
-- unit: raters: participants who placed at least one objective
-- null: department: of everyone's group, and of participants who named none
select
  rating_group.workshop_id,
  rating_group.everyone,
  rating_group.department,
  count(distinct case when rating_group.perspective is not null then rating_group.participant_id end) as raters
from rating_group
group by rating_group.workshop_id, rating_group.everyone, rating_group.department
