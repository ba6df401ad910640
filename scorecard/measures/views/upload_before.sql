-- grain: one row per upload that counts and follows another of the same workbook: one of its name for the same period and
--   unit, or one with one of its objectives in a sheet of the same name
-- unit: before is the newest such upload
-- null: never; an unknown period or unit agrees with every other
select
  related.upload_id,
  max(related.before) as before
from (
  select
    later.upload_id,
    earlier.upload_id as before
  from upload_series as later
  join upload_series as earlier
    on earlier.stem = later.stem
    and earlier.upload_id < later.upload_id
    and (earlier.period is null or later.period is null or earlier.period = later.period)
    and (earlier.unit is null or later.unit is null or earlier.unit = later.unit)
  union all
  select
    later.upload_id,
    earlier.upload_id as before
  from objective_version as later
  join objective_version as earlier
    on earlier.objective_id = later.objective_id
    and earlier.sheet = later.sheet
    and earlier.upload_id < later.upload_id
  join standing_upload as counts_later on counts_later.upload_id = later.upload_id
  join standing_upload as counts_earlier on counts_earlier.upload_id = earlier.upload_id
) as related
group by related.upload_id
