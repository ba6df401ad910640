-- grain: one row per unit and one above it, up to 8 levels; units that stand above themselves have no place in a tree
-- unit: depth in levels
-- null: never
-- kept: read three times over by what stands above whom
select reached.ancestor, reached.unit, min(reached.depth) as depth
from (
  select unit_reach_4.ancestor, unit_reach_4.unit, unit_reach_4.depth
  from unit_reach_4
  union
  select upper_part.ancestor, lower_part.unit, upper_part.depth + lower_part.depth as depth
  from unit_reach_4 as upper_part
  join unit_reach_4 as lower_part on lower_part.ancestor = upper_part.unit
) as reached
group by reached.ancestor, reached.unit
