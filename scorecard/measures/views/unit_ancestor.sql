-- grain: one row per unit and one above it, and one of each unit and itself
-- unit: depth in levels, 0 for itself
-- null: never; a unit that stands above itself by its parents has itself only
-- kept: every roll-up along the organisation reads it
select
  unit_reach_8.ancestor,
  unit_reach_8.unit,
  unit_reach_8.depth
from unit_reach_8
left join (select distinct unit_reach_8.unit from unit_reach_8 where unit_reach_8.unit = unit_reach_8.ancestor) as turning
  on turning.unit = unit_reach_8.unit or turning.unit = unit_reach_8.ancestor
where turning.unit is null
union
select named.unit as ancestor, named.unit, 0 as depth
from (
  select unit.unit from unit
  union
  select unit.parent as unit from unit where unit.parent is not null
  union
  select objective.unit from objective where objective.unit is not null
) as named
