-- grain: one row per key result and way in which another file may name it: by its id, by its words
-- unit: what another file tells of its objective counts too; by_id is 1 where the name is its id, else 0; words and objectives without case, blanks and punctuation, ids without case
-- null: objective_code: no file gives an id; unit: no file says it; starts_on, ends_on: its period has no known days
select
  named.key_result_id,
  named.name,
  named.by_id,
  translate(lower(coalesce(teller.source_id, objective_newest.source_id)), ' .,;:!?()-–"''', '') as objective_code,
  translate(lower(coalesce(teller.text, objective_newest.text)), ' .,;:!?()-–"''', '') as objective,
  lower(coalesce(objective_newest.unit, teller.unit)) as unit,
  period.starts_on,
  period.ends_on
from (
  select
    key_result_newest.key_result_id,
    key_result_newest.objective_id,
    lower(key_result_newest.source_id) as name,
    1 as by_id
  from key_result_newest
  where not key_result_newest.borrowed and key_result_newest.source_id is not null
  union all
  select
    key_result_newest.key_result_id,
    key_result_newest.objective_id,
    translate(lower(key_result_newest.text), ' .,;:!?()-–"''', '') as name,
    0 as by_id
  from key_result_newest
  where not key_result_newest.borrowed
) as named
join objective_newest on objective_newest.objective_id = named.objective_id
left join objective_told on objective_told.objective_id = named.objective_id
left join objective_newest as teller on teller.objective_id = objective_told.told_by
left join period on period.period_id = coalesce(objective_newest.period, teller.period)
