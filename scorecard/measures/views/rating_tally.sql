-- grain: one row per workshop, group, objective and perspective that somebody of the group chose
-- unit: ratings a count; share of the objective's ratings, 0 to 1; choice 1 for the most frequent, ties alike
-- null: never
select
  tally.workshop_id,
  tally.everyone,
  tally.department,
  tally.objective_id,
  tally.perspective,
  tally.ratings,
  tally.ratings * 1.0 / sum(tally.ratings) over (
    partition by tally.workshop_id, tally.everyone, tally.department, tally.objective_id
  ) as share,
  rank() over (
    partition by tally.workshop_id, tally.everyone, tally.department, tally.objective_id order by tally.ratings desc
  ) as choice
from (
  select
    rating_group.workshop_id,
    rating_group.everyone,
    rating_group.department,
    rating_group.objective_id,
    rating_group.perspective,
    count(*) as ratings
  from rating_group
  where rating_group.perspective is not null
  group by
    rating_group.workshop_id, rating_group.everyone, rating_group.department, rating_group.objective_id, rating_group.perspective
) as tally
