-- grain: one row per objective that a file only names beside key results
-- unit: by_id is 2 where its name is an id with words behind it, 1 an id, else 0
-- null: unit, period: the file does not say
select
  objective_newest.objective_id,
  objective_newest.upload_id,
  objective_newest.unit,
  objective_newest.period,
  case
    when lower(objective_newest.source_id) <> lower(objective_newest.text)
      then translate(lower(objective_newest.source_id), ' .,;:!?()-–"''', '') || ' ' || translate(lower(objective_newest.text), ' .,;:!?()-–"''', '')
    else translate(lower(objective_newest.text), ' .,;:!?()-–"''', '')
  end as name,
  case when objective_newest.source_id is null then 0 when lower(objective_newest.source_id) <> lower(objective_newest.text) then 2 else 1 end as by_id
from objective_newest
join (select distinct key_result_held.objective_id from key_result_held) as holding
  on holding.objective_id = objective_newest.objective_id
where objective_newest.stated
  and objective_newest.perspective_word is null
  and (objective_newest.source_id is null or lower(objective_newest.source_id) = lower(objective_newest.text) or objective_newest.named_only)
