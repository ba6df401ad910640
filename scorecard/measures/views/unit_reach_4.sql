-- grain: one row per unit and one above it, up to 4 levels
-- unit: depth in levels
-- null: never
-- kept: the next step reads it twice, and each step of a step would double the work of planning
select unit_reach_2.ancestor, unit_reach_2.unit, unit_reach_2.depth
from unit_reach_2
union
select upper_part.ancestor, lower_part.unit, upper_part.depth + lower_part.depth as depth
from unit_reach_2 as upper_part
join unit_reach_2 as lower_part on lower_part.ancestor = upper_part.unit
