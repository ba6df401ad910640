-- grain: one row per thing that waits and what it waits for, as the newest file of each name says that holds what waits
-- unit: kind and for_kind are "objective" or "key_result", for_kind also "unit"
-- null: kind, thing_id, objective_id, unit, period: what waits is not found, or could be several; for_kind, for_id, for_unit, for_objective_id: what it waits for is not
select
  waiting.upload_id,
  waiting.file,
  waiting.sheet,
  waiting.row,
  waiting.cell,
  waiting.dependent as named,
  waiting.kind,
  waiting.thing_id,
  waiting.objective_id,
  objective.unit,
  objective.period,
  waiting.depends_on as for_named,
  coalesce(provider.kind, case when provider_unit.unit is not null then 'unit' end) as for_kind,
  provider.thing_id as for_id,
  coalesce(provider.unit, provider_unit.unit) as for_unit,
  provider.objective_id as for_objective_id
from dependency_waiting as waiting
left join objective on objective.objective_id = waiting.objective_id
left join (
  select
    met.*,
    count(*) over (partition by met.upload_id, met.sheet, met.cell, met.depends_on, met.farness, met.starts_on) as many,
    row_number() over (
      partition by met.upload_id, met.sheet, met.cell, met.depends_on order by met.farness, met.starts_on desc, met.thing_id
    ) as choice
  from (
    select distinct
      waiting.upload_id,
      waiting.sheet,
      waiting.cell,
      waiting.depends_on,
      thing_name.kind,
      thing_name.thing_id,
      thing_name.objective_id,
      thing_name.unit,
      thing_name.starts_on,
      case when thing_name.period is not distinct from own.period then 0 else 1 end as farness
    from dependency_waiting as waiting
    join thing_name
      on thing_name.name in (lower(waiting.depends_on), translate(lower(waiting.depends_on), ' .,;:!?()-–"''', ''))
      and thing_name.thing_id is distinct from waiting.thing_id
    left join objective as own on own.objective_id = waiting.objective_id
    where own.starts_on is null or thing_name.starts_on is null or thing_name.starts_on <= own.ends_on
  ) as met
) as provider
  on provider.upload_id = waiting.upload_id
  and provider.sheet = waiting.sheet
  and provider.cell = waiting.cell
  and provider.depends_on = waiting.depends_on
  and provider.choice = 1
  and provider.many = 1
left join unit_named as provider_unit
  on provider.thing_id is null
  and lower(provider_unit.unit) in (lower(waiting.depends_on), replace(lower(waiting.depends_on), 'team ', ''), replace(lower(waiting.depends_on), ' team', ''))
join (
  select
    holding.file,
    holding.thing_id,
    max(holding.upload_id) as upload_id
  from (
    select dependency_waiting.file, dependency_waiting.upload_id, coalesce(dependency_waiting.thing_id, '') as thing_id from dependency_waiting
    union
    select standing_upload.file, standing_upload.upload_id, key_result_version.key_result_id as thing_id
    from key_result_version
    join standing_upload on standing_upload.upload_id = key_result_version.upload_id
    where key_result_version.key_result_id in (select dependency_waiting.thing_id from dependency_waiting)
    union
    select standing_upload.file, standing_upload.upload_id, objective_version.objective_id as thing_id
    from objective_version
    join standing_upload on standing_upload.upload_id = objective_version.upload_id
    where objective_version.objective_id in (select dependency_waiting.thing_id from dependency_waiting)
  ) as holding
  group by holding.file, holding.thing_id
) as newest
  on newest.file = waiting.file
  and newest.thing_id = coalesce(waiting.thing_id, '')
  and newest.upload_id = waiting.upload_id
