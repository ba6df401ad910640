-- grain: one row per cancelled objective that an earlier upload still held as active, after more than half of its period had passed
-- unit: elapsed a share of 1 of the period; told_on the day of the upload that first says so
-- null: unit: the file does not say
select
  told.objective_id,
  told.told_on,
  datediff('day', objective.starts_on, told.told_on) * 1.0 / nullif(datediff('day', objective.starts_on, objective.ends_on), 0) as elapsed
from objective
join (
  select
    objective_version.objective_id,
    min(case when objective_version.state = 'cancelled' then cast(standing_upload.uploaded_at as date) end) as told_on,
    min(case when objective_version.state in ('active', 'closed') then cast(standing_upload.uploaded_at as date) end) as active_on
  from objective_version
  join standing_upload on standing_upload.upload_id = objective_version.upload_id
  group by objective_version.objective_id
) as told
  on told.objective_id = objective.objective_id
where objective.state = 'cancelled'
  and told.active_on <= told.told_on
  and datediff('day', objective.starts_on, told.told_on) * 2 > datediff('day', objective.starts_on, objective.ends_on)
