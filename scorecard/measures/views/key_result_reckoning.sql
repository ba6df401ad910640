-- grain: one row per key result of an active or closed objective and reporting day: what its numbers were made of
-- unit: value and limits in unit_of_measure; planned and slacks ratios; seen, hits and periods counts; distance in widths of tolerance
-- null: as in key_result_flag and key_result_control; counted_text: it shares its measure with none that counts instead
select
  flag.as_of,
  flag.key_result_id,
  flag.state,
  key_result.accumulation,
  key_result.scale,
  key_result.weight as told_weight,
  counted.text as counted_text,
  flag.starts_on,
  flag.value,
  goal.lower_limit,
  goal.upper_limit,
  control.seen,
  control.hits,
  control.inside,
  control.distance,
  goal.width,
  control.periods_due,
  control.periods_planned,
  flag.planned,
  flag.on_track_slack,
  flag.at_risk_slack,
  flag.age_days
from key_result_flag as flag
join key_result on key_result.key_result_id = flag.key_result_id
join key_result_control as control
  on control.as_of = flag.as_of
  and control.key_result_id = flag.key_result_id
join key_result_goal as goal
  on goal.key_result_id = flag.key_result_id
  and goal.begins <= flag.as_of
  and flag.as_of < goal.ends
left join key_result_alike as alike on alike.key_result_id = flag.key_result_id
left join key_result as counted on counted.key_result_id = alike.counted_id
