-- grain: one row per objective: the newest version whose upload counts; not those that a person ended
-- unit: as in objective_version
-- null: what the file does not say
-- kept: read by all that follows
select
  ranked.*
from (
  select
    objective_version.*,
    standing_upload.file,
    row_number() over (
      partition by objective_version.objective_id
      order by objective_version.upload_id desc, objective_version.row
    ) as recency
  from objective_version
  join standing_upload on standing_upload.upload_id = objective_version.upload_id
) as ranked
left join ended on ended.kind = 'objective' and ended.thing_id = ranked.objective_id
where ranked.recency = 1 and ended.thing_id is null
