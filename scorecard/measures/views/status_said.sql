-- grain: one row per key result and day with a status word that says something about pace; and one for the word beside the key result itself
-- unit: band as in status_band, achieved counting as on track: 3 is best, 1 worst
-- null: observed_on: the word stands beside the key result, not beside a value
-- kept: every question about key results holds it against the numbers
select
  worded.key_result_id,
  worded.observed_on,
  case when status_band.band > 3 then 3 else status_band.band end as band
from (
  select check_in.key_result_id, check_in.observed_on, check_in.upload_id, check_in.sheet, check_in.status_word
  from check_in
  where check_in.status_word is not null
  union all
  select key_result.key_result_id, cast(null as date) as observed_on, key_result.upload_id, key_result.sheet, key_result.status_word
  from key_result
  where key_result.status_word is not null
) as worded
join status_reading
  on status_reading.upload_id = worded.upload_id
  and status_reading.sheet = worded.sheet
  and status_reading.word = worded.status_word
join status_band on status_band.status = status_reading.status
