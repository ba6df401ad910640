-- grain: one row per objective: the newest version whose upload counts and tells more than its name, else the newest; not those that a person ended
-- unit: as in objective_version
-- null: what the file does not say
-- kept: read by all that follows
select
  objective_version.upload_id,
  objective_version.sheet,
  objective_version.row,
  objective_version.cell,
  objective_version.objective_id,
  objective_version.source_id,
  objective_version.parent_source_id,
  objective_version.period,
  objective_version.unit,
  coalesce(named.text, objective_version.text) as text,
  objective_version.stated,
  objective_version.owner,
  objective_version.perspective_word,
  objective_version.weight,
  objective_version.goal_mode,
  objective_version.state,
  objective_version.named_only,
  standing_upload.file
from (
  select
    objective_version.objective_id,
    coalesce(
      max(case when objective_version.named_only then null else objective_version.upload_id end),
      max(objective_version.upload_id)
    ) as upload_id,
    max(case when lower(objective_version.source_id) <> lower(objective_version.text) then objective_version.upload_id end) as named_by
  from objective_version
  join standing_upload on standing_upload.upload_id = objective_version.upload_id
  group by objective_version.objective_id
) as newest
join objective_version
  on objective_version.objective_id = newest.objective_id
  and objective_version.upload_id = newest.upload_id
join standing_upload on standing_upload.upload_id = newest.upload_id
left join objective_version as named
  on named.objective_id = newest.objective_id
  and named.upload_id = newest.named_by
  and named.upload_id <> newest.upload_id
left join ended on ended.kind = 'objective' and ended.thing_id = newest.objective_id
where ended.thing_id is null
