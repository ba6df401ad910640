-- grain: one row per upload, key result and day for which it holds more than one check-in
-- unit: none
-- null: day: not dated
select
  check_in_entry.upload_id,
  check_in_entry.key_result_id,
  check_in_entry.day
from check_in_entry
group by check_in_entry.upload_id, check_in_entry.key_result_id, check_in_entry.day
having count(*) > 1
