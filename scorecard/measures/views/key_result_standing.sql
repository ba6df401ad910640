-- grain: one row per key result of an active or closed objective and reporting day, with its place in the file
-- unit: current, baseline and target in unit_of_measure; progress, expected, gap ratios; score 0 to 1
-- null: unknown; objective: the file states none; perspective: unmapped
select
  key_result_flag.as_of,
  key_result.key_result_id,
  key_result.objective_id,
  key_result.upload_id as upload,
  key_result.file,
  key_result.sheet,
  key_result.row,
  objective.period,
  objective.unit,
  case when objective.stated then objective.text end as objective,
  key_result.text as key_result,
  key_result.owner,
  objective_perspective.perspective,
  objective_perspective.perspective_by,
  key_result.baseline,
  key_result.target,
  case when key_result.kind is null or key_result.kind <> 'percent_complete' then key_result_flag.value end as current,
  key_result_flag.observed_on,
  key_result.unit_of_measure,
  key_result.weight,
  key_result.direction,
  key_result.kind,
  key_result_flag.progress,
  key_result_flag.score,
  key_result_flag.elapsed,
  key_result_flag.expected,
  key_result_flag.gap,
  key_result_flag.pace_index,
  key_result_flag.status,
  key_result_flag.flags,
  key_result.due_on
from key_result_flag
join key_result on key_result.key_result_id = key_result_flag.key_result_id
join objective on objective.objective_id = key_result.objective_id
left join objective_perspective on objective_perspective.objective_id = key_result.objective_id
