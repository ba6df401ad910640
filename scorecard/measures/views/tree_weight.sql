-- grain: one row per unit of the organisation's tree
-- unit: weight relative to its siblings, 1 where no units sheet tells it
-- null: never
select
  unit_ancestor.unit,
  case when unit.rollup_weight < 0 then 0.0 else coalesce(unit.rollup_weight, 1.0) end as weight
from unit_ancestor
left join unit on unit.unit = unit_ancestor.unit
where unit_ancestor.depth = 0
