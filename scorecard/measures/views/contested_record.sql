-- grain: one row per answer that waits for a decision, beside the word that it met
-- unit: values in the key result's unit of measure, or in percent where the file gives a share of the way
-- null: what the workbook or the file does not say; seen_on, seen_value: the sender saw no value
select
  waiting.upload_id as upload,
  waiting.file,
  upload.uploaded_by,
  waiting.sheet,
  waiting.row,
  waiting.cell,
  waiting.key_result_id,
  key_result.text as key_result,
  objective.period,
  objective.unit,
  key_result.owner,
  waiting.observed_on,
  coalesce(waiting.value, waiting.percent_complete) as value,
  waiting.confidence,
  waiting.comment,
  waiting.seen_on,
  waiting.seen_value,
  waiting.other_on,
  waiting.other_value,
  waiting.other_comment,
  other.file as other_file,
  other.uploaded_by as other_by
from contested_waiting as waiting
join upload on upload.upload_id = waiting.upload_id
join upload as other on other.upload_id = waiting.other_upload
join key_result on key_result.key_result_id = waiting.key_result_id
join objective on objective.objective_id = key_result.objective_id
