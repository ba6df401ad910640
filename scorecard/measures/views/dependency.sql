-- grain: one row per thing that waits and what it waits for, as the newest file of each name says that holds what waits
-- unit: kind and for_kind are "objective" or "key_result", for_kind also "unit" and "several", of which nobody knows the one that is meant
-- null: kind, thing_id, objective_id, unit, period: what waits is not found, or could be several; for_kind, for_id, for_unit, for_objective_id: what it waits for is not found, but for_kind where it could be several
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
  case
    when provider.many = 1 then provider.kind
    when provider_unit.unit is not null then 'unit'
    when provider.many > 1 then 'several'
  end as for_kind,
  case when provider.many = 1 then provider.thing_id end as for_id,
  case when provider.many = 1 then provider.unit else provider_unit.unit end as for_unit,
  case when provider.many = 1 then provider.objective_id end as for_objective_id
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
      called.kind,
      called.thing_id,
      called.objective_id,
      called.unit,
      called.starts_on,
      case when called.period is not distinct from own.period then 0 else 1 end as farness
    from dependency_waiting as waiting
    join dependency_named as called
      on called.said = waiting.depends_on
      and called.thing_id is distinct from waiting.thing_id
    left join objective as own on own.objective_id = waiting.objective_id
    where own.starts_on is null or called.starts_on is null or called.starts_on <= own.ends_on
  ) as met
) as provider
  on provider.upload_id = waiting.upload_id
  and provider.sheet = waiting.sheet
  and provider.cell = waiting.cell
  and provider.depends_on = waiting.depends_on
  and provider.choice = 1
left join dependency_unit as provider_unit on provider_unit.said = waiting.depends_on
join (
  select
    holding.file,
    holding.thing_id,
    max(holding.upload_id) as upload_id
  from (
    select dependency_waiting.file, dependency_waiting.upload_id, dependency_waiting.thing_id from dependency_waiting
    union
    select standing_upload.file, standing_upload.upload_id, '' as thing_id from standing_upload
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
where waiting.telling = 1
