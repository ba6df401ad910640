-- grain: one row per active perspective; the four of the classic scorecard until an organisation sets its own
-- unit: intended_weight is relative; share is of 1; all_weights is their sum
-- null: never
select
  chosen.perspective_id,
  chosen.rank,
  chosen.intended_weight,
  sum(chosen.intended_weight) over () as all_weights,
  chosen.intended_weight / sum(chosen.intended_weight) over () as share,
  count(*) over () as perspectives
from (
  select perspective.perspective_id, perspective.rank, perspective.intended_weight
  from perspective
  union all
  select classic.perspective_id, classic.rank, classic.intended_weight
  from (
    select 'financial' as perspective_id, 4 as rank, 1.0 as intended_weight
    union all
    select 'customer' as perspective_id, 3 as rank, 1.0 as intended_weight
    union all
    select 'internal_process' as perspective_id, 2 as rank, 1.0 as intended_weight
    union all
    select 'learning_growth' as perspective_id, 1 as rank, 1.0 as intended_weight
  ) as classic
  where not exists (select 1 from perspective)
) as chosen
