-- grain: one row per upload and check-in that it holds, undone uploads included; of several for one day the last
-- unit: values in the key result's unit of measure, else progress as typed, in percent; the uploads before and next as in check_in_near
-- null: day: not dated; values: the file does not say, or new with this upload
select
  near.upload_id,
  near.key_result_id,
  near.day,
  near.before_upload,
  near.next_upload,
  coalesce(before.value, before.percent_complete) as old_value,
  coalesce(held.value, held.percent_complete) as new_value,
  before.sheet as before_sheet,
  before.cell as before_cell,
  held.sheet as after_sheet,
  held.cell as after_cell,
  case
    when near.before_upload is null then 'added'
    when held.value is distinct from before.value
      or held.percent_complete is distinct from before.percent_complete
      or held.confidence is distinct from before.confidence
      or held.status_word is distinct from before.status_word
      or held.comment is distinct from before.comment
      or held.blocker is distinct from before.blocker
      or held.support_needed is distinct from before.support_needed
      or held.denominator is distinct from before.denominator then 'changed'
    else 'unchanged'
  end as effect
from check_in_near as near
join check_in_told as held
  on held.upload_id = near.upload_id
  and held.key_result_id = near.key_result_id
  and held.day is not distinct from near.day
left join check_in_told as before
  on before.upload_id = near.before_upload
  and before.key_result_id = near.key_result_id
  and before.day is not distinct from near.day
