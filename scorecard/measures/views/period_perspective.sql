-- grain: one row per period that has objectives and perspective in which its objectives are placed
-- unit: rank 1 is the driver at the bottom of the strategy map; perspectives is their count
-- null: period: the file does not say
-- kept: every vote and every roll-up is held against it
select
  period_mapping.period,
  period_mapping.begins,
  period_mapping.mapping_version,
  perspective_told.perspective_id,
  perspective_told.rank,
  coalesce(perspective_told.name, replace(perspective_told.perspective_id, '_', ' ')) as name,
  count(*) over (partition by period_mapping.period) as perspectives
from period_mapping
join perspective_told on perspective_told.set_id = period_mapping.mapping_version and perspective_told.counted
