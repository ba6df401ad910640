-- grain: one row per objective: the newest version whose upload counts; not those that a person ended
-- unit: as in objective_version
-- null: what the file does not say
-- kept: read by all that follows
select
  objective_version.*,
  standing_upload.file
from (
  select
    objective_version.objective_id,
    max(objective_version.upload_id) as upload_id
  from objective_version
  join standing_upload on standing_upload.upload_id = objective_version.upload_id
  group by objective_version.objective_id
) as newest
join objective_version
  on objective_version.objective_id = newest.objective_id
  and objective_version.upload_id = newest.upload_id
join standing_upload on standing_upload.upload_id = newest.upload_id
left join ended on ended.kind = 'objective' and ended.thing_id = newest.objective_id
where ended.thing_id is null
