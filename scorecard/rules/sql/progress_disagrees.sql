-- id: progress-disagrees
-- title: Typed progress disagrees with the numbers
-- severity: warning
-- why: The file's percentage and its own baseline, target and value tell two stories; we compute with the numbers and keep what was typed.
-- fix: Correct the percentage, or the baseline, target or value that it should follow from.
-- grain: one row per key result and reporting day
select
  objective.period,
  objective.unit,
  objective_perspective.perspective,
  key_result.objective_id,
  key_result.key_result_id,
  '“' || key_result.text || '” says ' || cast(round(100 * typed.typed_progress) as integer) || ' %, but '
    || regexp_replace(cast(typed.value as varchar), '\.0$', '') || ' on the way from '
    || regexp_replace(cast(key_result.baseline as varchar), '\.0$', '') || ' to '
    || regexp_replace(cast(key_result.target as varchar), '\.0$', '') || ' is '
    || cast(round(100 * typed.progress) as integer) || ' %.'
    || case
         when key_result.baseline <> 0 and abs(typed.typed_progress - typed.value / nullif(key_result.target, 0)) <= 0.005
         then ' What is typed is the value divided by the target, as if it had started at 0.'
         else ''
       end as message,
  key_result.weight,
  typed.file,
  typed.sheet,
  typed.row,
  cast(round(100 * typed.typed_progress, 1) as varchar) as value,
  typed.as_of,
  'warning' as severity
from key_result_typed as typed
join key_result on key_result.key_result_id = typed.key_result_id
join objective on objective.objective_id = key_result.objective_id
left join objective_perspective on objective_perspective.objective_id = key_result.objective_id
cross join threshold
where key_result.kind in ('increase', 'decrease')
  and abs(typed.typed_progress - typed.progress) > threshold.typed_tolerance + 1e-9
  and not (typed.typed_progress >= 1 - 1e-9 and typed.progress >= 1 - 1e-9)
  and not (typed.typed_progress <= 1e-9 and typed.progress <= 1e-9)
