-- grain: one row per current number of a key result (and its owner): baseline, target, owner, each check-in
-- unit: value as text, numbers with a dot; number is baseline, target, owner, value or progress (typed, in percent)
-- null: cell: only the row is known; observed_on: not a check-in
select key_result_newest.key_result_id, 1 as place, 'baseline' as number, null as observed_on,
  cast(key_result_newest.baseline as varchar) as value, key_result_newest.upload_id, key_result_newest.sheet, key_result_newest.row,
  key_result_newest.baseline_cell as cell
from key_result_newest
where key_result_newest.baseline is not null
union all
select key_result_newest.key_result_id, 2 as place, 'target' as number, null as observed_on,
  cast(key_result_newest.target as varchar) as value, key_result_newest.upload_id, key_result_newest.sheet, key_result_newest.row,
  key_result_newest.target_cell as cell
from key_result_newest
where key_result_newest.target is not null
union all
select key_result_newest.key_result_id, 3 as place, 'owner' as number, null as observed_on,
  coalesce(key_result_newest.owner, objective.owner) as value,
  case when key_result_newest.owner is null then objective.upload_id else key_result_newest.upload_id end as upload_id,
  case when key_result_newest.owner is null then objective.sheet else key_result_newest.sheet end as sheet,
  case when key_result_newest.owner is null then objective.row else key_result_newest.row end as row,
  null as cell
from key_result_newest
join objective on objective.objective_id = key_result_newest.objective_id
where coalesce(key_result_newest.owner, objective.owner) is not null
union all
select check_in.key_result_id, 4 as place, case when check_in.value is null then 'progress' else 'value' end as number,
  check_in.observed_on, cast(coalesce(check_in.value, check_in.percent_complete) as varchar) as value, check_in.upload_id,
  check_in.sheet, check_in.row, check_in.cell
from check_in
where coalesce(check_in.value, check_in.percent_complete) is not null
