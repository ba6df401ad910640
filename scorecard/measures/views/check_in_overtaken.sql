-- grain: one row per upload and key result whose value has no day and was told after the period, while a later upload tells one that has, or a log of the same day
-- unit: none
-- null: never
select distinct
  undated.upload_id,
  undated.key_result_id
from (
  select
    check_in_placed.upload_id,
    check_in_placed.key_result_id,
    cast(standing_upload.uploaded_at as date) as told_on
  from check_in_placed
  join standing_upload on standing_upload.upload_id = check_in_placed.upload_id
  where not check_in_placed.dated and check_in_placed.observed_on < cast(standing_upload.uploaded_at as date)
) as undated
join (
  select
    check_in_placed.upload_id,
    check_in_placed.key_result_id,
    check_in_placed.observed_on,
    case when named.upload_id is not null then cast(standing_upload.uploaded_at as date) end as logged_on
  from check_in_placed
  join standing_upload on standing_upload.upload_id = check_in_placed.upload_id
  left join (select distinct check_in_joined.upload_id from check_in_joined) as named
    on named.upload_id = check_in_placed.upload_id
  where check_in_placed.dated and (check_in_placed.value is not null or check_in_placed.percent_complete is not null)
) as told
  on told.key_result_id = undated.key_result_id
  and told.upload_id <> undated.upload_id
  and (told.upload_id > undated.upload_id or told.logged_on = undated.told_on)
join key_result_newest on key_result_newest.key_result_id = undated.key_result_id
join objective_newest on objective_newest.objective_id = key_result_newest.objective_id
join period on period.period_id = objective_newest.period
where told.observed_on >= period.starts_on
