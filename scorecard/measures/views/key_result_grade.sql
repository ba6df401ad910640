-- grain: one row per key result of an active or closed objective and reporting day
-- unit: gap, pace_index and slacks ratios; reached the share of the time by which the plan wanted this progress; grade by methodology 1.6
-- null: gap: no progress or no dates; pace_index: too early; reached: the plan does not say; grade: not scorable
select
  pace.*,
  threshold.expired_days,
  threshold.control_expected,
  threshold.method_version,
  pace.progress - pace.expected as gap,
  case when pace.expected >= 0.10 - 1e-9 then pace.progress / pace.expected end as pace_index,
  case
    when pace.elapsed is null or pace.held is null or pace.kind like 'control%' then null
    when pace.plan_curve = 'linear' then pace.held
    when pace.plan_curve = 's_curve' then 0.5 - sin(asin(1 - 2 * pace.held) / 3)
    when pace.plan_curve = 'late' then sqrt(pace.held)
    when pace.plan_curve = 'early' then pace.held * pace.held
    when plan_leg.key_result_id is null and pace.held in (0, 1) then pace.held
    else plan_leg.from_share + (plan_leg.to_share - plan_leg.from_share)
      * (pace.held - plan_leg.from_planned) / (plan_leg.to_planned - plan_leg.from_planned)
  end as reached,
  case
    when pace.goal_mode <> 'aspirational' then case when pace.score >= 1 - 1e-9 then 'met' when pace.score is not null then 'missed' end
    when pace.score >= threshold.green_from - 1e-9 then 'green'
    when pace.score >= threshold.yellow_from - 1e-9 then 'yellow'
    when pace.score is not null then 'red'
  end as grade,
  case
    when threshold.on_track_rel * pace.expected > threshold.on_track_abs then threshold.on_track_rel * pace.expected
    else threshold.on_track_abs
  end as on_track_slack,
  case
    when threshold.at_risk_rel * pace.expected > threshold.at_risk_abs then threshold.at_risk_rel * pace.expected
    else threshold.at_risk_abs
  end as at_risk_slack
from key_result_pace as pace
left join plan_leg
  on plan_leg.key_result_id = pace.key_result_id
  and plan_leg.climbs_from < pace.held
  and pace.held <= plan_leg.to_planned
cross join threshold
