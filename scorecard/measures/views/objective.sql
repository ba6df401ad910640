-- grain: one row per current objective: the newest version whose upload counts, with what another file tells about it
-- unit: weight is relative to the other objectives of the same unit and perspective, one below 0 counts 0
-- null: period, unit, owner, perspective_word: no file says it; starts_on, ends_on: the period has no known days
-- kept: the newest of all versions is asked for by every question
select
  objective_newest.objective_id,
  objective_newest.upload_id,
  objective_newest.file,
  objective_newest.sheet,
  objective_newest.row,
  objective_newest.cell,
  coalesce(objective_newest.period, teller.period) as period,
  coalesce(objective_newest.unit, teller.unit) as unit,
  coalesce(teller.text, objective_newest.text) as text,
  objective_newest.stated,
  coalesce(teller.owner, objective_newest.owner) as owner,
  coalesce(objective_newest.perspective_word, teller.perspective_word) as perspective_word,
  case when coalesce(teller.weight, objective_newest.weight) < 0 then 0.0 else coalesce(teller.weight, objective_newest.weight) end as weight,
  coalesce(teller.goal_mode, objective_newest.goal_mode) as goal_mode,
  coalesce(teller.state, objective_newest.state) as state,
  coalesce(teller.source_id, objective_newest.source_id) as source_id,
  coalesce(teller.parent_source_id, objective_newest.parent_source_id) as parent_source_id,
  period.starts_on,
  period.ends_on
from objective_newest
left join objective_told on objective_told.objective_id = objective_newest.objective_id
left join objective_newest as teller on teller.objective_id = objective_told.told_by
left join period on period.period_id = coalesce(objective_newest.period, teller.period)
left join (select distinct key_result_held.objective_id from key_result_held) as holding
  on holding.objective_id = objective_newest.objective_id
left join (select distinct key_result_apart.objective_id from key_result_apart) as shown
  on shown.objective_id = objective_newest.objective_id
left join (select distinct objective_told.told_by from objective_told) as telling
  on telling.told_by = objective_newest.objective_id
where (holding.objective_id is null and telling.told_by is null) or shown.objective_id is not null
