-- grain: as objective_tally
-- unit: as in objective_tally; status by the bands of methodology 3.3 with the cap of 2.4
-- null: as in objective_tally; status: never
select
  graded.*,
  case
    when graded.score is null then 'no_data'
    when graded.score >= 1 - 1e-9 then 'achieved'
    when graded.expected is null then 'unpaced'
    when graded.score - graded.expected >= -1e-9 - graded.on_track_slack and coalesce(graded.behind_share, 0.0) < graded.parent_cap_share - 1e-9
      then 'on_track'
    when graded.score - graded.expected >= -1e-9 - graded.at_risk_slack then 'at_risk'
    else 'behind'
  end as status
from (
  select
    objective_tally.*,
    case
      when threshold.on_track_rel * objective_tally.expected > threshold.on_track_abs then threshold.on_track_rel * objective_tally.expected
      else threshold.on_track_abs
    end as on_track_slack,
    case
      when threshold.at_risk_rel * objective_tally.expected > threshold.at_risk_abs then threshold.at_risk_rel * objective_tally.expected
      else threshold.at_risk_abs
    end as at_risk_slack,
    threshold.parent_cap_share
  from objective_tally
  cross join threshold
) as graded
