-- grain: one row per period, unit of the organisation's tree and perspective of the period
-- unit: intended_weight is relative, all_weights their sum: the unit's own where it has some, else the organisation's
-- null: period: the file does not say
select
  whole.period,
  unit_ancestor.unit,
  whole.perspective_id,
  coalesce(own.weight, whole.intended_weight) as intended_weight,
  sum(coalesce(own.weight, whole.intended_weight)) over (partition by whole.period, unit_ancestor.unit) as all_weights
from active_perspective as whole
cross join unit_ancestor
left join weight_told as own
  on own.period is not distinct from whole.period
  and own.unit = unit_ancestor.unit
  and own.perspective_id = whole.perspective_id
where whole.organisation and unit_ancestor.depth = 0
