-- grain: one row per active or closed objective
-- unit: matches counts the objectives of its period that what it names as its parent could mean
-- null: parent_objective_id: it names none, or none is found; named: it names none; period, unit: the file does not say
select
  objective.objective_id,
  objective.period,
  objective.unit,
  objective.text as objective,
  objective.parent_source_id as named,
  min(case when parent.text = objective.parent_source_id or parent.source_id = objective.parent_source_id then parent.objective_id end)
    as parent_objective_id,
  count(parent.objective_id) as matches
from objective
left join objective as parent
  on parent.period is not distinct from objective.period
  and parent.objective_id <> objective.objective_id
  and parent.state in ('active', 'closed')
  and (parent.source_id = objective.parent_source_id or lower(parent.text) = lower(objective.parent_source_id))
where objective.state in ('active', 'closed')
group by objective.objective_id, objective.period, objective.unit, objective.text, objective.parent_source_id
