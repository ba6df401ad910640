-- grain: one row per key result of an active or closed objective and reporting day
-- unit: score and held (progress whatever caps the score) 0 to 1; expected and gap ratios; weight as the roll-up counts it (methodology 2.6, 3.2)
-- null: expected: no dates; score: not scorable
select
  plan.*,
  case
    when plan.progress < 0 then 0.0
    when plan.progress > threshold.cap_score then threshold.cap_score
    else plan.progress
  end as score,
  case when plan.progress < 0 then 0.0 when plan.progress > 1 then 1.0 else plan.progress end as held,
  case
    when plan.kind like 'control%' and threshold.control_scoring <> 'accrued' then threshold.control_expected
    when plan.kind like 'control%' then plan.elapsed
    when threshold.pace_basis = 'full' then plan.planned
    when plan.goal_mode = 'aspirational' then plan.planned * threshold.theta_aspirational
    else plan.planned * threshold.theta_committed
  end as expected
from key_result_plan as plan
cross join threshold
where plan.state in ('active', 'closed')
