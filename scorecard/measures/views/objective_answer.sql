-- grain: one row per workshop, group and objective that somebody of the group has sorted
-- unit: ratings, unsure, leading_ratings counts; pair_agreement: of the pairs of ratings the share that agree, 0 to 1 (Fleiss 1971)
-- null: leading: a tie, or nobody was sure; leading_ratings: nobody was sure; pair_agreement: fewer than two ratings
select
  answered.workshop_id,
  answered.everyone,
  answered.department,
  answered.objective_id,
  answered.ratings,
  answered.answers - answered.ratings as unsure,
  spread.leading,
  spread.leading_ratings,
  (spread.squares - answered.ratings) * 1.0 / nullif(answered.ratings * (answered.ratings - 1), 0) as pair_agreement
from (
  select
    rating_group.workshop_id,
    rating_group.everyone,
    rating_group.department,
    rating_group.objective_id,
    count(*) as answers,
    count(rating_group.perspective) as ratings
  from rating_group
  group by rating_group.workshop_id, rating_group.everyone, rating_group.department, rating_group.objective_id
) as answered
left join (
  select
    rating_tally.workshop_id,
    rating_tally.everyone,
    rating_tally.department,
    rating_tally.objective_id,
    sum(rating_tally.ratings * rating_tally.ratings) as squares,
    max(rating_tally.ratings) as leading_ratings,
    case when count(case when rating_tally.choice = 1 then 1 end) = 1
      then max(case when rating_tally.choice = 1 then rating_tally.perspective end) end as leading
  from rating_tally
  group by rating_tally.workshop_id, rating_tally.everyone, rating_tally.department, rating_tally.objective_id
) as spread
  on spread.workshop_id = answered.workshop_id
  and spread.everyone = answered.everyone
  and spread.department is not distinct from answered.department
  and spread.objective_id = answered.objective_id
