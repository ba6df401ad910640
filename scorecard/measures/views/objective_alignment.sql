-- grain: one row per active or closed objective
-- unit: of several that are called as it names them an id goes before equal words, what stands above its unit before its own and that before others, its own period before a longer one around it
-- null: parent_objective_id, parent_objective, parent_period: it names none, or none is found; named: it names none; period, unit: the file does not say
select
  objective.objective_id,
  objective.period,
  objective.unit,
  objective.text as objective,
  objective.parent_source_id as named,
  found.parent_objective_id,
  found.parent_objective,
  found.parent_period
from objective
left join (
  select
    child.objective_id,
    parent.objective_id as parent_objective_id,
    parent.text as parent_objective,
    parent.period as parent_period,
    row_number() over (
      partition by child.objective_id
      order by
        alignment_named.by_words,
        case
          when parent.unit is not distinct from child.unit then 1
          when parent.unit is null or unit_ancestor.depth > 0 then 0
          else 2
        end,
        case when parent.period is not distinct from child.period then 0 else 1 end,
        parent.starts_on desc,
        unit_ancestor.depth,
        parent.objective_id
    ) as choice
  from objective as child
  join alignment_named on alignment_named.objective_id = child.objective_id
  join objective as parent
    on parent.objective_id = alignment_named.parent_objective_id
    and parent.state in ('active', 'closed')
    and (
      parent.period is not distinct from child.period
      or (parent.starts_on <= child.starts_on and parent.ends_on >= child.ends_on)
    )
  left join unit_ancestor
    on unit_ancestor.unit = child.unit
    and unit_ancestor.ancestor = parent.unit
) as found
  on found.objective_id = objective.objective_id
  and found.choice = 1
where objective.state in ('active', 'closed')
