-- grain: one row per current objective or key result and way in which a file may name it: by its id, by its words without case, blanks and punctuation
-- unit: kind is "objective" or "key_result"; by_id is 1 where the name is its id, else 0
-- null: unit, period: the file does not say; starts_on: its period has no known days
select
  'objective' as kind,
  objective.objective_id as thing_id,
  objective.objective_id,
  lower(objective.source_id) as name,
  1 as by_id,
  objective.unit,
  objective.period,
  objective.starts_on
from objective
where objective.source_id is not null
union
select
  'objective' as kind,
  objective.objective_id as thing_id,
  objective.objective_id,
  translate(lower(objective.text), ' .,;:!?()-–"''', '') as name,
  0 as by_id,
  objective.unit,
  objective.period,
  objective.starts_on
from objective
where objective.stated
union
select
  'key_result' as kind,
  key_result.key_result_id as thing_id,
  key_result.objective_id,
  lower(key_result_newest.source_id) as name,
  1 as by_id,
  objective.unit,
  objective.period,
  objective.starts_on
from key_result
join key_result_newest on key_result_newest.key_result_id = key_result.key_result_id
join objective on objective.objective_id = key_result.objective_id
where key_result_newest.source_id is not null
union
select
  'key_result' as kind,
  key_result.key_result_id as thing_id,
  key_result.objective_id,
  translate(lower(key_result.text), ' .,;:!?()-–"''', '') as name,
  0 as by_id,
  objective.unit,
  objective.period,
  objective.starts_on
from key_result
join objective on objective.objective_id = key_result.objective_id
