-- id: G01
-- title: A required perspective has no objective
-- severity: warning
-- why: A business unit without an objective in a required perspective leaves a hole in the strategy (methodology 5.1).
-- fix: Add an objective, or record why the perspective does not apply.
-- grain: one row per unit and perspective
select
  coverage.period,
  coverage.unit,
  coverage.perspective,
  null as objective_id,
  null as key_result_id,
  coalesce(coverage.unit, 'The organisation') || ' has no objective in ' || coverage.name || '.' as message,
  1.0 as weight,
  null as file,
  null as sheet,
  null as row,
  null as value,
  null as as_of,
  'error' as severity
from coverage
where coverage.state = 'gap'
