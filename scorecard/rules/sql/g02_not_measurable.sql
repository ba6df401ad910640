-- id: G02
-- title: Objectives, but nothing measurable
-- severity: error
-- why: A perspective whose key results can't be measured can't be managed.
-- fix: Give at least one key result a baseline and a target.
-- grain: one row per unit and perspective
select
  coverage.period,
  coverage.unit,
  coverage.perspective,
  null as objective_id,
  null as key_result_id,
  coverage.name || ' in ' || coalesce(coverage.unit, 'the organisation')
    || ' has objectives but nothing measurable yet.' as message,
  coverage.objectives * 1.0 as weight,
  null as file,
  null as sheet,
  null as row,
  null as value,
  null as as_of,
  'error' as severity
from coverage
where coverage.state = 'not_measurable'
