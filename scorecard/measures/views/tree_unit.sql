-- grain: one row per period and unit, where the unit or one below it has mapped objectives
-- unit: units counts those that have them, the unit itself among them
-- null: period: the file does not say
select
  place.period,
  unit_ancestor.ancestor as unit,
  count(*) as units
from (
  select distinct objective_measurability.period, objective_measurability.unit
  from objective_measurability
  where objective_measurability.perspective is not null
) as place
join unit_ancestor on unit_ancestor.unit = place.unit
group by place.period, unit_ancestor.ancestor
