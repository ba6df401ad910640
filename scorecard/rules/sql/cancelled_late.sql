-- id: cancelled-late
-- title: Cancelled after half of the period
-- severity: warning
-- why: What is cancelled late no longer counts, which raises the score.
-- fix: Say what was learned, or close it with its score instead.
-- grain: one row per objective
select
  objective.period,
  objective.unit,
  objective_perspective.perspective,
  objective.objective_id,
  null as key_result_id,
  '“' || objective.text || '” was cancelled after ' || cast(round(100 * cancelled_late.elapsed) as integer) || ' % of its period.' as message,
  objective.weight,
  objective.file,
  objective.sheet,
  objective.row,
  cast(cancelled_late.told_on as varchar) as value,
  null as as_of,
  'warning' as severity
from cancelled_late
join objective on objective.objective_id = cancelled_late.objective_id
left join objective_perspective on objective_perspective.objective_id = objective.objective_id
