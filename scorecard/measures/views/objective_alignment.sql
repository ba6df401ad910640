-- grain: one row per active or closed objective
-- unit: an id goes before an equal text; of several that are called so, the first by its own id
-- null: parent_objective_id: it names none, or none is found; named: it names none; period, unit: the file does not say
select
  objective.objective_id,
  objective.period,
  objective.unit,
  objective.text as objective,
  objective.parent_source_id as named,
  coalesce(
    min(case when parent.source_id = objective.parent_source_id then parent.objective_id end),
    min(parent.objective_id)
  ) as parent_objective_id
from objective
left join objective as parent
  on parent.period is not distinct from objective.period
  and parent.objective_id <> objective.objective_id
  and parent.state in ('active', 'closed')
  and (parent.source_id = objective.parent_source_id or lower(parent.text) = lower(objective.parent_source_id))
where objective.state in ('active', 'closed')
group by objective.objective_id, objective.period, objective.unit, objective.text, objective.parent_source_id
