-- grain: one row per key result of an active or closed objective and reporting day: what the file itself says of it
-- unit: typed_progress a ratio, 1 is the target; typed_status one of ours; computed_status the band name; bands by status_band
-- null: the file does not say; typed_status, typed_band: an unknown word, or one that says nothing about pace
select
  score.as_of,
  score.key_result_id,
  score.observed_on,
  score.value,
  score.progress,
  score.expected,
  score.status,
  computed.band,
  computed.name as band_name,
  newest.percent_complete / 100 as typed_progress,
  coalesce(newest.status_word, key_result.status_word) as status_word,
  case when newest.status_word is null then stated.status else said.status end as typed_status,
  typed.band as typed_band,
  coalesce(newest.file, key_result.file) as file,
  coalesce(newest.sheet, key_result.sheet) as sheet,
  coalesce(newest.row, key_result.row) as row
from key_result_score as score
join key_result on key_result.key_result_id = score.key_result_id
left join check_in as newest
  on newest.key_result_id = score.key_result_id
  and newest.observed_on = score.observed_on
left join status_reading as said
  on said.upload_id = newest.upload_id
  and said.sheet = newest.sheet
  and said.word = newest.status_word
left join status_reading as stated
  on stated.upload_id = key_result.upload_id
  and stated.sheet = key_result.sheet
  and stated.word = key_result.status_word
left join status_band as computed on computed.status = score.status
left join status_band as typed on typed.status = case when newest.status_word is null then stated.status else said.status end
