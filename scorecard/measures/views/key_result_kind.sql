-- grain: one row per current key result
-- unit: as in key_result_version; kind: increase, decrease, reach, control_at_least, control_at_most, control_between, control, milestone, binary, percent_complete, baseline_setting
-- null: as in key_result_shown; kind: neither the file nor its numbers tell it (methodology 1.1)
select
  told.*,
  case
    when told.milestones > 0 and (told.key_result_type is null or told.key_result_type in ('milestone', 'binary')) then 'milestone'
    when told.key_result_type in ('baseline_setting', 'percent_complete', 'binary') then told.key_result_type
    when told.key_result_type = 'reach' or told.accumulation = 'increment' then 'reach'
    when told.controlled and told.lower_limit is not null and told.upper_limit is not null then 'control_between'
    when told.controlled and told.lower_limit is not null then 'control_at_least'
    when told.controlled and told.upper_limit is not null then 'control_at_most'
    when told.controlled then 'control'
    when told.target > told.baseline + 1e-12 then 'increase'
    when told.target < told.baseline - 1e-12 then 'decrease'
    when told.target is not null and told.baseline is not null then null
    when told.progress_entries > 0 then 'percent_complete'
  end as kind
from (
  select
    key_result_shown.*,
    coalesce(key_result_shown.key_result_type like 'control%', key_result_shown.direction = 'maintain', false) as controlled,
    coalesce(planned.milestones, 0) as milestones,
    coalesce(typed.progress_entries, 0) as progress_entries
  from key_result_shown
  left join (select milestone.key_result_id, count(*) as milestones from milestone group by milestone.key_result_id) as planned
    on planned.key_result_id = key_result_shown.key_result_id
  left join (
    select check_in.key_result_id, count(*) as progress_entries
    from check_in
    where check_in.percent_complete is not null
    group by check_in.key_result_id
  ) as typed
    on typed.key_result_id = key_result_shown.key_result_id
) as told
