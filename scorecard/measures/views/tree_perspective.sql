-- grain: one row per period, unit that has mapped objectives itself or below it, and perspective of the period
-- unit: intended_weight is relative, all_weights their sum: the unit's own where it has some, else the organisation's; units as in tree_unit
-- null: period: the file does not say
select
  tree_unit.period,
  tree_unit.unit,
  tree_unit.units,
  whole.perspective_id,
  coalesce(own.weight, whole.intended_weight) as intended_weight,
  sum(coalesce(own.weight, whole.intended_weight)) over (partition by tree_unit.period, tree_unit.unit) as all_weights
from tree_unit
join active_perspective as whole on whole.period is not distinct from tree_unit.period
left join weight_told as own
  on own.period is not distinct from tree_unit.period
  and own.unit = tree_unit.unit
  and own.perspective_id = whole.perspective_id
where whole.organisation
