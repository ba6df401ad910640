-- grain: one row per period and unit that has objectives
-- unit: weight: how much the unit counts in the organisation, relative to the others; 1 where no units sheet tells it
-- null: period, unit: the file does not say
select
  place.period,
  place.unit,
  case when unit.rollup_weight < 0 then 0.0 else coalesce(unit.rollup_weight, 1.0) end as weight
from (select distinct objective.period, objective.unit from objective) as place
left join unit on unit.unit = place.unit
