-- grain: one row per unit with a parent
-- unit: depth in levels
-- null: never
select unit.parent as ancestor, unit.unit, 1 as depth
from unit
where unit.parent is not null and unit.parent <> unit.unit
