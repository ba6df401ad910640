-- grain: one row per reporting day and row of coverage
-- unit: counts; a state other than empty, unmeasured and healthy needs half of the cell: of its objectives, or of its measurable key results
-- null: perspective: unmapped; period, unit: the file does not say; undriven: nobody drew links for the period, or the cell leads
select
  reporting_day.as_of,
  coverage.period,
  coverage.unit,
  coverage.perspective,
  coverage.required,
  case
    when coverage.state = 'gap' then 'empty'
    when coverage.state in ('not_required', 'unmapped') then coverage.state
    when coverage.state = 'not_measurable' then 'unmeasured'
    when fault.unowned * 2 >= coverage.objectives then 'unowned'
    when fault.stale * 2 >= coverage.measurable_key_results then 'stale'
    when fault.undriven * 2 >= coverage.objectives then 'only_lagging'
    else 'healthy'
  end as state,
  coverage.objectives,
  coverage.key_results,
  coverage.measurable_key_results,
  coalesce(fault.unowned, 0) as unowned,
  coalesce(fault.stale, 0) as stale,
  fault.undriven
from coverage
cross join reporting_day
left join coverage_fault as fault
  on fault.as_of = reporting_day.as_of
  and fault.period is not distinct from coverage.period
  and fault.unit is not distinct from coverage.unit
  and fault.perspective is not distinct from coverage.perspective
