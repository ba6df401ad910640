-- grain: one row per cell that says what something waits for and thing that it names, of the files that count, with what waits as far as it is found
-- unit: kind as in thing_name; telling: 1 for the first cell of an upload that says so of the same thing, 2 for the next
-- null: kind, thing_id, objective_id: what waits is no current objective or key result, or could be several
select
  dependency_version.upload_id,
  standing_upload.file,
  dependency_version.sheet,
  dependency_version.row,
  dependency_version.cell,
  dependency_version.dependent,
  dependency_version.depends_on,
  found.kind,
  found.thing_id,
  found.objective_id,
  row_number() over (
    partition by
      dependency_version.upload_id,
      dependency_version.depends_on,
      coalesce(found.thing_id, dependency_version.sheet || '!' || dependency_version.cell)
    order by dependency_version.sheet, dependency_version.row, dependency_version.cell
  ) as telling
from dependency_version
join standing_upload on standing_upload.upload_id = dependency_version.upload_id
left join (
  select
    met.*,
    count(*) over (partition by met.upload_id, met.cell, met.sheet, met.nearness, met.starts_on) as many,
    row_number() over (partition by met.upload_id, met.cell, met.sheet order by met.nearness, met.starts_on desc, met.thing_id) as choice
  from (
    select distinct
      dependency_version.upload_id,
      dependency_version.sheet,
      dependency_version.cell,
      called.kind,
      called.thing_id,
      called.objective_id,
      called.starts_on,
      case
        when key_result_version.key_result_id is not null then 0
        when objective_version.objective_id is not null then 1
        else 2
      end as nearness
    from dependency_version
    join dependency_named as called on called.said = dependency_version.dependent
    left join key_result_version
      on key_result_version.upload_id = dependency_version.upload_id
      and key_result_version.sheet = dependency_version.sheet
      and key_result_version.row = dependency_version.row
      and key_result_version.key_result_id = called.thing_id
    left join objective_version
      on objective_version.upload_id = dependency_version.upload_id
      and objective_version.sheet = dependency_version.sheet
      and objective_version.row = dependency_version.row
      and objective_version.objective_id = called.thing_id
  ) as met
) as found
  on found.upload_id = dependency_version.upload_id
  and found.sheet = dependency_version.sheet
  and found.cell = dependency_version.cell
  and found.choice = 1
  and found.many = 1
