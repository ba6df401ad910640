-- grain: one row per workshop, group and two perspectives that were given to the same objective
-- unit: pairs of ratings that differ; share of all of the group that differ, 0 to 1; objectives a count
-- null: department: of everyone's group, and of participants who named none
select
  mixed.workshop_id,
  mixed.everyone,
  mixed.department,
  mixed.perspective,
  mixed.other_perspective,
  mixed.objectives,
  mixed.pairs,
  mixed.pairs * 1.0 / sum(mixed.pairs) over (partition by mixed.workshop_id, mixed.everyone, mixed.department) as share
from (
  select
    one.workshop_id,
    one.everyone,
    one.department,
    one.perspective,
    other.perspective as other_perspective,
    count(*) as objectives,
    sum(one.ratings * other.ratings) as pairs
  from rating_tally as one
  join rating_tally as other
    on other.workshop_id = one.workshop_id
    and other.everyone = one.everyone
    and other.department is not distinct from one.department
    and other.objective_id = one.objective_id
    and other.perspective > one.perspective
  group by one.workshop_id, one.everyone, one.department, one.perspective, other.perspective
) as mixed
