-- id: G22
-- title: Objectives without a perspective
-- severity: warning
-- why: What is in no perspective is missing from the scorecard.
-- fix: Decide on the Perspectives page.
-- grain: one row per unit
select
  coverage.period,
  coverage.unit,
  null as perspective,
  null as objective_id,
  null as key_result_id,
  case
    when coverage.objectives = 1 then '1 objective of ' || coalesce(coverage.unit, 'the organisation') || ' has no perspective yet.'
    else coverage.objectives || ' objectives of ' || coalesce(coverage.unit, 'the organisation') || ' have no perspective yet.'
  end as message,
  coverage.objectives * 1.0 as weight,
  null as file,
  null as sheet,
  null as row,
  cast(coverage.objectives as varchar) as value,
  null as as_of,
  'warning' as severity
from coverage
where coverage.state = 'unmapped'
