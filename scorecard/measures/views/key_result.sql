-- grain: one row per current key result
-- unit: baseline and target in unit_of_measure; weight relative to the other key results of the objective
-- null: what the file does not say; kind: neither baseline and target nor a typed progress tell it (methodology 1.1)
-- kept: the newest of all versions is asked for by every question
select
  key_result_shown.key_result_id,
  key_result_shown.objective_id,
  key_result_shown.upload_id,
  key_result_shown.file,
  key_result_shown.sheet,
  key_result_shown.row,
  key_result_shown.cell,
  key_result_shown.text,
  coalesce(key_result_shown.owner, objective.owner) as owner,
  key_result_shown.unit_of_measure,
  key_result_shown.baseline,
  key_result_shown.target,
  key_result_shown.direction,
  key_result_shown.weight,
  coalesce(key_result_shown.starts_on, objective.starts_on) as starts_on,
  coalesce(key_result_shown.due_on, objective.ends_on) as due_on,
  key_result_shown.status_word,
  case
    when key_result_shown.direction = 'maintain' then 'control'
    when key_result_shown.target > key_result_shown.baseline + 1e-12 then 'increase'
    when key_result_shown.target < key_result_shown.baseline - 1e-12 then 'decrease'
    when key_result_shown.target is not null and key_result_shown.baseline is not null then null
    when typed.progress_entries > 0 then 'percent_complete'
  end as kind
from key_result_shown
join objective on objective.objective_id = key_result_shown.objective_id
left join (
  select
    check_in.key_result_id,
    count(check_in.percent_complete) as progress_entries
  from check_in
  group by check_in.key_result_id
) as typed
  on typed.key_result_id = key_result_shown.key_result_id
