-- grain: one row per value of an upload that counts whose file does not hold its key result
-- unit: as in check_in_version; named and objective without case, blanks and punctuation; called as named, but with these, for it may be an id
-- null: key_result_id: the file gives the value by name only; unit, objective: the row names none; else what the file does not say
select
  loose_check_in.upload_id,
  loose_check_in.sheet,
  loose_check_in.row,
  loose_check_in.cell,
  cast(null as varchar) as key_result_id,
  lower(loose_check_in.unit) as unit,
  translate(lower(loose_check_in.objective), ' .,;:!?()-–"''', '') as objective,
  lower(loose_check_in.named_id) as named_id,
  lower(loose_check_in.named) as called,
  translate(lower(loose_check_in.named), ' .,;:!?()-–"''', '') as named,
  loose_check_in.observed_on,
  loose_check_in.dated,
  loose_check_in.value,
  loose_check_in.percent_complete,
  loose_check_in.confidence,
  loose_check_in.status_word,
  loose_check_in.comment,
  loose_check_in.blocker,
  loose_check_in.support_needed,
  loose_check_in.denominator
from loose_check_in
join standing_upload on standing_upload.upload_id = loose_check_in.upload_id
union all
select
  check_in_version.upload_id,
  check_in_version.sheet,
  check_in_version.row,
  check_in_version.cell,
  check_in_version.key_result_id,
  lower(objective_newest.unit) as unit,
  case when objective_newest.stated then translate(lower(coalesce(objective_newest.source_id, objective_newest.text)), ' .,;:!?()-–"''', '') end as objective,
  lower(key_result_newest.source_id) as named_id,
  lower(key_result_newest.text) as called,
  translate(lower(key_result_newest.text), ' .,;:!?()-–"''', '') as named,
  check_in_version.observed_on,
  check_in_version.dated,
  check_in_version.value,
  check_in_version.percent_complete,
  check_in_version.confidence,
  check_in_version.status_word,
  check_in_version.comment,
  check_in_version.blocker,
  check_in_version.support_needed,
  check_in_version.denominator
from check_in_version
join standing_upload on standing_upload.upload_id = check_in_version.upload_id
join key_result_newest on key_result_newest.key_result_id = check_in_version.key_result_id
join objective_newest on objective_newest.objective_id = key_result_newest.objective_id
where key_result_newest.borrowed
