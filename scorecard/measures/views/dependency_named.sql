-- grain: one row per name by which a file means what waits, or what it waits for, and thing that is called so
-- unit: said is the name as the file writes it; an id is the same whatever its case, words without blanks and punctuation too
-- null: unit, period, starts_on: as in thing_name
select distinct
  naming.said,
  thing_name.kind,
  thing_name.thing_id,
  thing_name.objective_id,
  thing_name.unit,
  thing_name.period,
  thing_name.starts_on
from (
  select dependency_version.dependent as said, lower(dependency_version.dependent) as name, 1 as by_id
  from dependency_version
  union
  select dependency_version.dependent as said, translate(lower(dependency_version.dependent), ' .,;:!?()-–"''', '') as name, 0 as by_id
  from dependency_version
  union
  select dependency_version.depends_on as said, lower(dependency_version.depends_on) as name, 1 as by_id
  from dependency_version
  union
  select dependency_version.depends_on as said, translate(lower(dependency_version.depends_on), ' .,;:!?()-–"''', '') as name, 0 as by_id
  from dependency_version
) as naming
join thing_name
  on thing_name.name = naming.name
  and thing_name.by_id = naming.by_id
