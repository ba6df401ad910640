-- id: G11
-- title: Too many objectives
-- severity: warning
-- why: A few objectives, usually three to five, keep focus.
-- fix: Choose which can wait for the next period.
-- grain: one row per unit
select
  unit_period.period,
  unit_period.unit,
  null as perspective,
  null as objective_id,
  null as key_result_id,
  unit_period.objectives || ' objectives in ' || coalesce(unit_period.unit, 'one place')
    || '. No more than ' || cast(limits.obj_max as integer) || ' keep focus; which can wait?' as message,
  unit_period.weight,
  null as file,
  null as sheet,
  null as row,
  cast(unit_period.objectives as varchar) as value,
  null as as_of,
  'warning' as severity
from unit_period
cross join limits
where unit_period.objectives > limits.obj_max
