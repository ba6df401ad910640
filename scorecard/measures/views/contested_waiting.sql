-- grain: one row per answer of a check-in workbook that met another word, whose upload counts, and that nobody decided on yet
-- unit: as in check_in_version; seen_value is the last value that its sender saw, of the day seen_on; other_upload holds the other word
-- null: what the workbook does not say; seen_on, seen_value: the sender saw no value
select
  contested_answer.*,
  standing_upload.file
from contested_answer
join standing_upload on standing_upload.upload_id = contested_answer.upload_id
left join contested_mark
  on contested_mark.upload_id = contested_answer.upload_id
  and contested_mark.sheet = contested_answer.sheet
  and contested_mark.row = contested_answer.row
where contested_mark.upload_id is null
