-- grain: one row per upload that counts and unit and period that it brings objectives for, not only values of their key results
-- unit: next_upload is the next upload that brings the same unit and period
-- null: next_upload: none yet; unit, period: the file does not say, and then only a file of the same name brings the same
select
  place.upload_id,
  place.unit,
  place.period,
  lead(place.upload_id) over (partition by place.unit, place.period, place.series order by place.upload_id) as next_upload
from (
  select distinct
    objective_version.upload_id,
    objective_version.unit,
    objective_version.period,
    case when objective_version.unit is null or objective_version.period is null then standing_upload.file end as series
  from objective_version
  join standing_upload on standing_upload.upload_id = objective_version.upload_id
  left join objective_lent as lent
    on lent.upload_id = objective_version.upload_id
    and lent.objective_id = objective_version.objective_id
  where lent.objective_id is null
) as place
