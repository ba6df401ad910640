-- grain: one row per unit and one above it, up to 2 levels
-- unit: depth in levels
-- null: never
select unit_link.ancestor, unit_link.unit, unit_link.depth
from unit_link
union
select upper_part.ancestor, lower_part.unit, upper_part.depth + lower_part.depth as depth
from unit_link as upper_part
join unit_link as lower_part on lower_part.ancestor = upper_part.unit
