-- grain: one row per unit, perspective, period and reporting day that has objectives
-- unit: score, low, high, completeness 0 to 1; expected a ratio; status by the bands of methodology 3.3 with the cap of 2.4
-- null: score: nothing scorable; unit, period: the file does not say; perspective: unmapped
select
  graded.as_of,
  graded.period,
  graded.unit,
  graded.perspective,
  graded.score,
  graded.completeness,
  coalesce(graded.completeness >= graded.min_completeness - 1e-9, false) as enough,
  graded.low,
  graded.high,
  graded.expected,
  graded.behind_share,
  graded.lowest,
  graded.method_version,
  graded.objectives,
  graded.key_results,
  graded.scored_key_results,
  graded.achieved,
  graded.on_track,
  graded.at_risk,
  graded.behind,
  graded.partly,
  graded.missed,
  graded.unknown,
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
    unit_perspective_tally.*,
    case
      when threshold.on_track_rel * unit_perspective_tally.expected > threshold.on_track_abs then threshold.on_track_rel * unit_perspective_tally.expected
      else threshold.on_track_abs
    end as on_track_slack,
    case
      when threshold.at_risk_rel * unit_perspective_tally.expected > threshold.at_risk_abs then threshold.at_risk_rel * unit_perspective_tally.expected
      else threshold.at_risk_abs
    end as at_risk_slack,
    threshold.parent_cap_share,
    threshold.method_version,
    threshold.min_completeness
  from unit_perspective_tally
  cross join threshold
) as graded
