-- grain: one row per unit that a units sheet describes
-- unit: rollup_weight relative to the other units
-- null: parent, level, rollup_weight: not stated; an unknown level counts as a team (methodology 5.1)
-- Of several rows that one upload has for a unit the same one is taken by every question.
select ranked.unit, ranked.parent, ranked.level, ranked.rollup_weight
from (
  select
    unit_version.*,
    row_number() over (
      partition by unit_version.unit
      order by unit_version.upload_id desc, coalesce(unit_version.level, '~'), coalesce(unit_version.parent, '~'), coalesce(unit_version.rollup_weight, 1.0)
    ) as recency
  from unit_version
  join standing_upload on standing_upload.upload_id = unit_version.upload_id
) as ranked
where ranked.recency = 1
