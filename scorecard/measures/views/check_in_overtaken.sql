-- grain: one row per upload and key result whose value has no day and was told after the period, while a later upload tells one of a day in the period, or a log of the same day
-- unit: none
-- null: never
select distinct
  undated.upload_id,
  undated.key_result_id
from check_in_placed as undated
join standing_upload as own on own.upload_id = undated.upload_id
join check_in_placed as told
  on told.key_result_id = undated.key_result_id
  and told.upload_id <> undated.upload_id
join standing_upload as other on other.upload_id = told.upload_id
join key_result_newest on key_result_newest.key_result_id = undated.key_result_id
join objective_newest on objective_newest.objective_id = key_result_newest.objective_id
left join objective_told on objective_told.objective_id = objective_newest.objective_id
left join objective_newest as teller on teller.objective_id = objective_told.told_by
join period on period.period_id = coalesce(objective_newest.period, teller.period)
left join (select distinct check_in_joined.upload_id from check_in_joined) as logged on logged.upload_id = told.upload_id
where not undated.dated
  and undated.observed_on = period.ends_on
  and undated.observed_on < cast(own.uploaded_at as date)
  and told.dated
  and (told.value is not null or told.percent_complete is not null)
  and told.observed_on between period.starts_on and period.ends_on
  and (
    told.upload_id > undated.upload_id
    or (logged.upload_id is not null and cast(other.uploaded_at as date) = cast(own.uploaded_at as date))
  )
