-- grain: one row per reporting day, period, unit and perspective that has objectives
-- unit: counts of objectives (unowned, undriven) and of key results (stale)
-- null: undriven: nothing there is judged by its drivers; perspective: unmapped; period, unit: the file does not say
select
  told.as_of,
  told.period,
  told.unit,
  told.perspective,
  sum(1 - told.owned) as unowned,
  sum(told.stale) as stale,
  sum(case when told.drivers = 0 then 1 when told.drivers > 0 then 0 end) as undriven
from objective_quality as told
group by told.as_of, told.period, told.unit, told.perspective
