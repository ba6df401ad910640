-- grain: one row per two participants (or a participant and the decided result) and perspective that either chose
-- unit: ratings, other_ratings: how often each chose it; alike: how often both did for the same objective
-- null: other_id: the decided result
select
  told.workshop_id,
  told.participant_id,
  told.other_id,
  told.perspective,
  sum(told.rating) as ratings,
  sum(told.other_rating) as other_ratings,
  sum(told.alike) as alike
from (
  select
    rating_pair.workshop_id,
    rating_pair.participant_id,
    rating_pair.other_id,
    rating_pair.perspective,
    1 as rating,
    0 as other_rating,
    case when rating_pair.perspective = rating_pair.other_perspective then 1 else 0 end as alike
  from rating_pair
  union all
  select
    rating_pair.workshop_id,
    rating_pair.participant_id,
    rating_pair.other_id,
    rating_pair.other_perspective as perspective,
    0 as rating,
    1 as other_rating,
    0 as alike
  from rating_pair
) as told
group by told.workshop_id, told.participant_id, told.other_id, told.perspective
