-- grain: one row per current key result
-- unit: baseline and target in unit_of_measure; weight relative to the other key results of the objective
-- null: what the file does not say; kind: neither baseline and target nor a typed progress tell it (methodology 1.1)
-- kept: the newest of all versions is asked for by every question
select
  key_result_newest.key_result_id,
  key_result_newest.objective_id,
  key_result_newest.upload_id,
  key_result_newest.file,
  key_result_newest.sheet,
  key_result_newest.row,
  key_result_newest.cell,
  key_result_newest.text,
  coalesce(key_result_newest.owner, objective.owner) as owner,
  key_result_newest.unit_of_measure,
  key_result_newest.baseline,
  key_result_newest.target,
  key_result_newest.direction,
  key_result_newest.weight,
  coalesce(key_result_newest.starts_on, objective.starts_on) as starts_on,
  coalesce(key_result_newest.due_on, objective.ends_on) as due_on,
  key_result_newest.status_word,
  case
    when key_result_newest.direction = 'maintain' then 'control'
    when key_result_newest.target > key_result_newest.baseline + 1e-12 then 'increase'
    when key_result_newest.target < key_result_newest.baseline - 1e-12 then 'decrease'
    when key_result_newest.target is not null and key_result_newest.baseline is not null then null
    when typed.progress_entries > 0 then 'percent_complete'
  end as kind
from key_result_newest
join objective on objective.objective_id = key_result_newest.objective_id
left join (
  select
    check_in.key_result_id,
    count(check_in.percent_complete) as progress_entries
  from check_in
  group by check_in.key_result_id
) as typed
  on typed.key_result_id = key_result_newest.key_result_id
