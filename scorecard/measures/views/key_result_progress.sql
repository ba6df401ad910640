-- grain: one row per key result and reporting day
-- unit: progress a ratio, 1 is the target, unbounded (methodology 1.2); elapsed a share of 1; age_days in days
-- null: progress: no value yet, no baseline, no target, or target equal to baseline; elapsed: no dates
select
  latest.as_of,
  latest.key_result_id,
  latest.observed_on,
  measurement.value,
  case key_result.kind
    when 'increase' then (measurement.value - key_result.baseline) / nullif(key_result.target - key_result.baseline, 0)
    when 'decrease' then (measurement.value - key_result.baseline) / nullif(key_result.target - key_result.baseline, 0)
    when 'reach' then measurement.value / nullif(key_result.target, 0)
    when 'percent_complete' then measurement.value / 100
  end as progress,
  case
    when latest.as_of >= key_result.due_on then 1.0
    when latest.as_of <= key_result.starts_on then 0.0
    else datediff('day', key_result.starts_on, latest.as_of) * 1.0
      / nullif(datediff('day', key_result.starts_on, key_result.due_on), 0)
  end as elapsed,
  datediff('day', latest.observed_on,
    case when key_result.due_on < latest.as_of then key_result.due_on else latest.as_of end) as age_days
from key_result_latest as latest
join key_result on key_result.key_result_id = latest.key_result_id
left join measurement
  on measurement.key_result_id = latest.key_result_id
  and measurement.observed_on = latest.observed_on
