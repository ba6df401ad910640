-- grain: one row per name of what something waits for that is a unit's
-- unit: said is the name as the file writes it, which may have "team" before or behind the unit's own; what is called so to the letter goes first
-- null: never
select
  met.said,
  met.unit
from (
  select
    naming.said,
    unit_named.unit,
    row_number() over (partition by naming.said order by naming.shortened, unit_named.unit) as choice
  from (
    select dependency_version.depends_on as said, lower(dependency_version.depends_on) as name, 0 as shortened from dependency_version
    union
    select dependency_version.depends_on as said, replace(lower(dependency_version.depends_on), 'team ', '') as name, 1 as shortened from dependency_version
    union
    select dependency_version.depends_on as said, replace(lower(dependency_version.depends_on), ' team', '') as name, 1 as shortened from dependency_version
  ) as naming
  join unit_named on lower(unit_named.unit) = naming.name
) as met
where met.choice = 1
