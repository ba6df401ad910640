-- grain: one row per value of an upload, under the key result it belongs to, whichever file holds that
-- unit: as in check_in_version
-- null: what the file does not say
select
  check_in_version.upload_id,
  check_in_version.sheet,
  check_in_version.row,
  check_in_version.cell,
  check_in_version.key_result_id,
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
join key_result_apart on key_result_apart.key_result_id = check_in_version.key_result_id
union all
select
  check_in_joined.upload_id,
  check_in_joined.sheet,
  check_in_joined.row,
  check_in_joined.cell,
  check_in_joined.key_result_id,
  check_in_joined.observed_on,
  check_in_joined.dated,
  check_in_joined.value,
  check_in_joined.percent_complete,
  check_in_joined.confidence,
  check_in_joined.status_word,
  check_in_joined.comment,
  check_in_joined.blocker,
  check_in_joined.support_needed,
  check_in_joined.denominator
from check_in_joined
