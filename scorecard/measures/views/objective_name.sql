-- grain: one row per objective that a file tells about and name by which another file may mean it
-- unit: by_id is 2 where the name is its id with its words behind it, of one of which more is told, 1 its id, else 0
-- null: unit, period: the file does not say
select
  objective_newest.objective_id,
  objective_newest.upload_id,
  objective_newest.unit,
  objective_newest.period,
  translate(lower(objective_newest.source_id), ' .,;:!?()-–"''', '') as name,
  1 as by_id
from objective_newest
where objective_newest.stated and lower(objective_newest.source_id) <> lower(objective_newest.text)
union
select
  objective_newest.objective_id,
  objective_newest.upload_id,
  objective_newest.unit,
  objective_newest.period,
  translate(lower(objective_newest.source_id), ' .,;:!?()-–"''', '') || ' ' || translate(lower(objective_newest.text), ' .,;:!?()-–"''', '') as name,
  2 as by_id
from objective_newest
where objective_newest.stated
  and lower(objective_newest.source_id) <> lower(objective_newest.text)
  and not coalesce(objective_newest.named_only, false)
union
select
  objective_newest.objective_id,
  objective_newest.upload_id,
  objective_newest.unit,
  objective_newest.period,
  translate(lower(objective_newest.text), ' .,;:!?()-–"''', '') as name,
  0 as by_id
from objective_newest
left join (select distinct key_result_held.objective_id from key_result_held) as holding
  on holding.objective_id = objective_newest.objective_id
where objective_newest.stated
  and holding.objective_id is null
  and (objective_newest.source_id is null or lower(objective_newest.source_id) <> lower(objective_newest.text))
