-- grain: one row per key result and day; a later upload's word for the same day replaces an earlier one, but a value of no day that another file overtakes replaces none
-- unit: value in the key result's unit of measure, percent_complete in percent, confidence 1 to 10
-- null: what the file does not say, and a value of no day that another file overtakes (check_in_overtaken)
-- kept: the newest of all versions is asked for by every question
select
  newest.key_result_id,
  newest.observed_on,
  newest.dated,
  case when newest.overtaken = 0 then newest.value end as value,
  case when newest.overtaken = 0 then newest.percent_complete end as percent_complete,
  newest.confidence,
  newest.status_word,
  newest.comment,
  newest.blocker,
  newest.support_needed,
  newest.denominator,
  newest.upload_id,
  newest.file,
  newest.sheet,
  newest.row,
  newest.cell
from (
  select
    checked.*,
    row_number() over (
      partition by checked.key_result_id, checked.observed_on
      order by checked.overtaken, checked.upload_id desc, checked.sheet desc, checked.row desc, checked.cell desc
    ) as recency
  from (
    select
      check_in_placed.*,
      standing_upload.file,
      case when overtaken.upload_id is null or check_in_placed.dated then 0 else 1 end as overtaken
    from check_in_placed
    join standing_upload on standing_upload.upload_id = check_in_placed.upload_id
    left join check_in_overtaken as overtaken
      on overtaken.upload_id = check_in_placed.upload_id
      and overtaken.key_result_id = check_in_placed.key_result_id
  ) as checked
) as newest
where newest.recency = 1
