-- grain: one row per key result of an active or closed objective and reporting day
-- unit: score 0 to 1; progress, expected and gap ratios; status by the bands of methodology 3.3
-- null: gap: no progress or no dates; status: never
select
  key_result_pace.*,
  key_result_pace.progress - key_result_pace.expected as gap,
  case
    when key_result_pace.expected >= 0.10 then key_result_pace.progress / key_result_pace.expected
  end as pace_index,
  case
    when key_result_pace.elapsed is not null and key_result_pace.as_of < key_result.starts_on then 'not_started'
    when key_result_pace.progress is null and key_result_pace.elapsed <= 0.15 then 'not_started'
    when key_result_pace.progress is null then 'no_data'
    when key_result_pace.age_days > threshold.expired_days then 'unknown_stale'
    when key_result_pace.progress >= 1 - 1e-9 then 'achieved'
    when key_result_pace.expected is null then 'unpaced'
    when key_result_pace.progress - key_result_pace.expected >= -1e-9
      - case
          when threshold.on_track_rel * key_result_pace.expected > threshold.on_track_abs
          then threshold.on_track_rel * key_result_pace.expected
          else threshold.on_track_abs
        end then 'on_track'
    when key_result_pace.progress - key_result_pace.expected >= -1e-9
      - case
          when threshold.at_risk_rel * key_result_pace.expected > threshold.at_risk_abs
          then threshold.at_risk_rel * key_result_pace.expected
          else threshold.at_risk_abs
        end then 'at_risk'
    else 'behind'
  end as status
from key_result_pace
join key_result on key_result.key_result_id = key_result_pace.key_result_id
cross join threshold
