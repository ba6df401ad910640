-- grain: one row per current objective and other one that is called as it names the one that it serves
-- unit: by_words is 0 where that is its id, 1 where it is only its words; ids are the same whatever their case, words without blanks and punctuation too
-- null: never
select
  naming.objective_id,
  called.objective_id as parent_objective_id,
  min(naming.by_words) as by_words
from (
  select objective.objective_id, lower(objective.parent_source_id) as name, 0 as by_words
  from objective
  where objective.parent_source_id is not null
  union all
  select objective.objective_id, translate(lower(objective.parent_source_id), ' .,;:!?()-–"''', '') as name, 1 as by_words
  from objective
  where objective.parent_source_id is not null
) as naming
join (
  select objective.objective_id, lower(objective.source_id) as name, 0 as by_words
  from objective
  where objective.source_id is not null
  union all
  select objective.objective_id, translate(lower(objective.text), ' .,;:!?()-–"''', '') as name, 1 as by_words
  from objective
) as called
  on called.name = naming.name
  and called.by_words = naming.by_words
  and called.objective_id <> naming.objective_id
group by naming.objective_id, called.objective_id
