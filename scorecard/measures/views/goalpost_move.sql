-- grain: one row per moved goalpost and reporting day, with what it does to progress on the same value
-- unit: value in the unit of measure; progress ratios as in key_result_progress; uploaded_at in UTC
-- null: progress: no value by then, or baseline and target do not tell it; after: no longer said; period, unit: the file does not say
select
  moved.as_of,
  moved.upload_id as upload,
  moved.kind,
  moved.move,
  moved.text,
  moved.period,
  moved.unit,
  moved.before,
  moved.after,
  moved.observed_on,
  moved.value,
  case
    when moved.scale = 'log'
      then case
        when moved.value > 0 and moved.old_baseline > 0 and moved.old_target > 0 and moved.old_target <> moved.old_baseline
          then ln(moved.value / moved.old_baseline) / ln(moved.old_target / moved.old_baseline)
      end
    else (moved.value - moved.old_baseline) / nullif(moved.old_target - moved.old_baseline, 0)
  end as old_progress,
  case
    when moved.scale = 'log'
      then case
        when moved.value > 0 and moved.new_baseline > 0 and moved.new_target > 0 and moved.new_target <> moved.new_baseline
          then ln(moved.value / moved.new_baseline) / ln(moved.new_target / moved.new_baseline)
      end
    else (moved.value - moved.new_baseline) / nullif(moved.new_target - moved.new_baseline, 0)
  end as new_progress,
  earlier.file as before_file,
  moved.before_sheet,
  moved.before_cell,
  upload.file as after_file,
  moved.after_sheet,
  moved.after_cell,
  strftime(upload.uploaded_at, '%Y-%m-%dT%H:%M:%SZ') as uploaded_at,
  upload.uploaded_by
from (
  select goalpost.*, key_result_progress.as_of, key_result_progress.observed_on, key_result_progress.value, key_result.scale
  from goalpost
  join key_result_progress on key_result_progress.key_result_id = goalpost.thing_id
  join key_result on key_result.key_result_id = goalpost.thing_id
  where goalpost.move in ('baseline', 'target') and key_result.kind in ('increase', 'decrease')
  union all
  select goalpost.*, reporting_day.as_of, null as observed_on, null as value, null as scale
  from goalpost
  cross join reporting_day
  left join key_result on key_result.key_result_id = goalpost.thing_id and key_result.kind in ('increase', 'decrease')
  where goalpost.move not in ('baseline', 'target') or key_result.key_result_id is null
) as moved
join upload on upload.upload_id = moved.upload_id
left join upload as earlier on earlier.upload_id = moved.before_upload
