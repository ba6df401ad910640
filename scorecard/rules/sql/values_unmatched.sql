-- id: values-unmatched
-- title: Values of a key result that no file describes
-- severity: error
-- why: They count for nothing: only the file that says what the key result is to reach gives them a meaning.
-- fix: Write the key result in the file of values as the file that describes it does, by the same words or the same id, or load that file.
-- grain: one row per key result; without a period one per period of the objectives that a value falls in
select
  coalesce(objective.period, fallen.period) as period,
  objective.unit,
  objective_perspective.perspective,
  key_result.objective_id,
  key_result.key_result_id,
  '“' || key_result.text || '” has values, but no file says more of it.' as message,
  key_result.weight,
  key_result.file,
  key_result.sheet,
  key_result.row,
  null as value,
  null as as_of,
  'error' as severity
from key_result
join objective on objective.objective_id = key_result.objective_id
join key_result_held on key_result_held.key_result_id = key_result.key_result_id
left join (
  select distinct check_in.key_result_id, described.period
  from check_in
  join (
    select distinct objective.period, objective.starts_on, objective.ends_on from objective where objective.period is not null
  ) as described
    on check_in.observed_on between described.starts_on and described.ends_on
) as fallen
  on objective.period is null and fallen.key_result_id = key_result.key_result_id
left join objective_perspective on objective_perspective.objective_id = key_result.objective_id
where objective.state in ('active', 'closed')
  and key_result_held.borrowed and key_result.baseline is null and key_result.target is null
