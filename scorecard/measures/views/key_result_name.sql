-- grain: one row per key result and way in which another file may name it: by its id, by its words
-- unit: none
-- null: unit: no file says it; starts_on, ends_on: its period has no known days
select
  named.key_result_id,
  named.name,
  objective_newest.unit,
  period.starts_on,
  period.ends_on
from (
  select key_result_newest.key_result_id, key_result_newest.objective_id, lower(key_result_newest.source_id) as name
  from key_result_newest
  where not key_result_newest.borrowed and key_result_newest.source_id is not null
  union all
  select key_result_newest.key_result_id, key_result_newest.objective_id, lower(key_result_newest.text) as name
  from key_result_newest
  where not key_result_newest.borrowed
) as named
join objective_newest on objective_newest.objective_id = named.objective_id
left join period on period.period_id = objective_newest.period
