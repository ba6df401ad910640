-- grain: one row per key result that stands for itself: not one whose values belong to the key result of another file
-- unit: as in key_result_held
-- null: never
select
  key_result_held.*
from key_result_held
left join (select distinct check_in_joined.borrowed_id from check_in_joined) as joined
  on joined.borrowed_id = key_result_held.key_result_id
where joined.borrowed_id is null
