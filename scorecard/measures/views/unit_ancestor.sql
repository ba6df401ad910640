-- grain: one row per unit and one above it, and one of each unit and itself
-- unit: depth in levels, 0 for itself; branch the unit directly below the ancestor on the way, itself at depth 0; branch_weight what it counts there; heard: every unit on the way below the branch has weight
-- null: never; a unit that stands above itself by its parents has itself only
-- kept: every roll-up along the organisation reads it
select
  weighed.*,
  coalesce(min(weighed.branch_weight) over (
    partition by weighed.unit order by weighed.depth rows between unbounded preceding and 1 preceding
  ), 1.0) > 0 as heard
from (
  select
    reach.ancestor,
    reach.unit,
    reach.depth,
    reach.branch,
    case
      when reach.depth = 0 then 1.0
      when unit.rollup_weight < 0 then 0.0
      else coalesce(unit.rollup_weight, 1.0)
    end as branch_weight
  from (
    select
      unit_reach_8.ancestor,
      unit_reach_8.unit,
      unit_reach_8.depth,
      coalesce(nearer.ancestor, unit_reach_8.unit) as branch
    from unit_reach_8
    left join unit_reach_8 as nearer
      on nearer.unit = unit_reach_8.unit
      and nearer.depth = unit_reach_8.depth - 1
    left join (select distinct unit_reach_8.unit from unit_reach_8 where unit_reach_8.unit = unit_reach_8.ancestor) as turning
      on turning.unit = unit_reach_8.unit or turning.unit = unit_reach_8.ancestor
    where turning.unit is null
    union
    select unit_named.unit as ancestor, unit_named.unit, 0 as depth, unit_named.unit as branch
    from unit_named
  ) as reach
  left join unit on unit.unit = reach.branch
) as weighed
