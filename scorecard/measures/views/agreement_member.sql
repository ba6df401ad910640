-- grain: one row per workshop, group and objective; and again for each other workshop where the same group rated it, if it did here
-- unit: as in objective_agreement
-- null: compared_with: the workshop by itself; pair_agreement: fewer than two ratings, here or there; decided_ratings: not decided
select
  objective_agreement.workshop_id,
  cast(null as integer) as compared_with,
  objective_agreement.everyone,
  objective_agreement.department,
  objective_agreement.objective_id,
  objective_agreement.ratings,
  objective_agreement.pair_agreement,
  case when objective_agreement.decided is not null then objective_agreement.decided_ratings end as decided_ratings
from objective_agreement
union all
select
  here.workshop_id,
  there.workshop_id as compared_with,
  here.everyone,
  here.department,
  here.objective_id,
  here.ratings,
  case when there.pair_agreement is not null then here.pair_agreement end as pair_agreement,
  case when here.decided is not null then here.decided_ratings end as decided_ratings
from objective_agreement as here
join objective_agreement as there
  on there.objective_id = here.objective_id
  and there.everyone = here.everyone
  and there.department is not distinct from here.department
  and there.workshop_id <> here.workshop_id
where here.ratings > 0 and there.ratings > 0
