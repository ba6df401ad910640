-- grain: one row per key result of an active or closed objective and reporting day
-- unit: score 0 to 1; progress, expected and gap ratios; status by methodology 1.4 and 3.3; pace_time the share of the elapsed time that was needed
-- null: gap: no progress or no dates; reached: the plan does not say when; grade: not scorable; status: never
select
  told.*,
  case when told.elapsed >= 0.10 and told.reached is not null then told.reached / told.elapsed end as pace_time,
  case
    when told.state = 'closed' and told.grade is not null then case told.grade when 'met' then 'achieved' when 'green' then 'achieved' when 'yellow' then 'partly' else 'missed' end
    when told.elapsed is not null and told.as_of < told.starts_on then 'not_started'
    when told.progress is null and told.observed_on is null and told.elapsed <= 0.15 then 'not_started'
    when told.progress is null then 'no_data'
    when told.age_days > told.expired_days then 'unknown_stale'
    when told.kind like 'control%' then case
      when told.inside = 1 and told.in_range >= told.control_expected - 1e-9 then 'on_track'
      when told.distance > 0.5 + 1e-9 or (told.inside = 0 and told.inside_before = 0) then 'behind'
      else 'at_risk'
    end
    when told.progress >= 1 - 1e-9 then 'achieved'
    when told.expected is null then 'unpaced'
    when told.gap >= -1e-9 - told.on_track_slack then 'on_track'
    when told.gap >= -1e-9 - told.at_risk_slack then 'at_risk'
    else 'behind'
  end as status
from key_result_grade as told
