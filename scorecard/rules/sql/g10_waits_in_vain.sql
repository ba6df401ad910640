-- id: G10
-- title: Waits for something that no OKR is about
-- severity: warning
-- why: What nobody has among their goals comes last, and who waits for it notices late.
-- fix: Agree on it with the unit that is to bring it and let it stand in their OKRs, or correct its name.
-- grain: one row per thing that waits and what it waits for, where that is found in no file or is a unit without an objective of the period
select
  dependency.period,
  dependency.unit,
  objective_perspective.perspective,
  dependency.objective_id,
  case when dependency.kind = 'key_result' then dependency.thing_id end as key_result_id,
  case
    when dependency.for_kind = 'unit' then dependency.for_unit || ' has nothing in its OKRs, but “' || waiting.text || '” waits for it.'
    else '“' || waiting.text || '” waits for “' || dependency.for_named || '”, which no file has.'
  end as message,
  waiting.weight,
  dependency.file,
  dependency.sheet,
  dependency.row,
  dependency.for_named as value,
  null as as_of,
  'warning' as severity
from dependency
join (
  select key_result.key_result_id as thing_id, key_result.text, key_result.weight from key_result where key_result.state in ('active', 'closed')
  union all
  select objective.objective_id as thing_id, objective.text, objective.weight from objective where objective.state in ('active', 'closed')
) as waiting
  on waiting.thing_id = dependency.thing_id
left join objective_perspective on objective_perspective.objective_id = dependency.objective_id
where dependency.for_kind is null
  or dependency.for_kind = 'unit' and not exists (
    select 1 from unit_period as told where told.unit = dependency.for_unit and told.period is not distinct from dependency.period
  )
