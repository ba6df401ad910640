-- id: G16
-- title: A known unit has no OKRs this period
-- severity: error
-- why: A unit in scope without objectives is invisible to the strategy.
-- fix: Upload the unit's OKRs, or record that it has none.
-- grain: one row per unit that has objectives in some period and period in which it has none
select
  asked.period,
  known.unit,
  null as perspective,
  null as objective_id,
  null as key_result_id,
  'No OKRs recorded for ' || known.unit || '.' as message,
  1.0 as weight,
  null as file,
  null as sheet,
  null as row,
  null as value,
  null as as_of,
  'error' as severity
from (select distinct unit_period.unit from unit_period where unit_period.unit is not null) as known
cross join (select distinct unit_period.period from unit_period where unit_period.period is not null) as asked
where not exists (
  select 1 from unit_period as told where told.unit = known.unit and told.period = asked.period
)
