-- id: status-disagrees
-- title: Typed status disagrees with the numbers
-- severity: warning
-- why: Who typed it may know more than the numbers, or the numbers more than they say; the two should be talked about.
-- fix: Correct the status, or the numbers; if both are right, say why in a comment.
-- grain: one row per key result and reporting day
select
  objective.period,
  objective.unit,
  objective_perspective.perspective,
  key_result.objective_id,
  key_result.key_result_id,
  '“' || key_result.text || '” says “' || typed.status_word || '”, but its numbers say ' || typed.band_name || ': '
    || cast(round(100 * typed.progress) as integer) || ' %'
    || case when typed.expected is null then '.' else ', with ' || cast(round(100 * typed.expected) as integer) || ' % expected by now.' end as message,
  key_result.weight,
  typed.file,
  typed.sheet,
  typed.row,
  typed.status_word as value,
  typed.as_of,
  case when typed.typed_band > typed.band then 'warning' else 'note' end as severity
from key_result_typed as typed
join key_result on key_result.key_result_id = typed.key_result_id
join objective on objective.objective_id = key_result.objective_id
left join objective_perspective on objective_perspective.objective_id = key_result.objective_id
cross join threshold
where abs(typed.typed_band - typed.band) > 1
  or (typed.typed_status = 'achieved' and typed.progress < threshold.theta_aspirational - 1e-9)
  or (typed.typed_status = 'not_started' and typed.progress > threshold.typed_tolerance + 1e-9 and typed.band is not null)
