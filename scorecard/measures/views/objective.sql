-- grain: one row per current objective: the newest version whose upload counts; not those that a person ended
-- unit: weight is relative to the other objectives of the same unit and perspective
-- null: period, unit, owner, perspective_word: the file does not say; starts_on, ends_on: the period has no known days
-- kept: the newest of all versions is asked for by every question
select
  newest.objective_id,
  newest.upload_id,
  newest.file,
  newest.sheet,
  newest.row,
  newest.cell,
  newest.period,
  newest.unit,
  newest.text,
  newest.stated,
  newest.owner,
  newest.perspective_word,
  newest.weight,
  newest.goal_mode,
  newest.state,
  newest.source_id,
  newest.parent_source_id,
  period.starts_on,
  period.ends_on
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
) as newest
left join period on period.period_id = newest.period
left join ended on ended.kind = 'objective' and ended.thing_id = newest.objective_id
where newest.recency = 1 and ended.thing_id is null
