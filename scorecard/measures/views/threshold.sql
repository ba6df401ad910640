-- grain: one row: every threshold of scores, pace and status as it stands, as somebody set it or by the methodology, 0.3
-- unit: shares of 1, days where the name says so; method_version: of the methodology, and how often settings were kept since
-- null: never
-- kept: every score is held against it, and planning its sum at each of them takes longer than a small question itself
select
  coalesce(cast(max(case when setting_newest.key = 'theta_committed' then setting_newest.value end) as double), 1.0) as theta_committed,
  coalesce(cast(max(case when setting_newest.key = 'theta_aspirational' then setting_newest.value end) as double), 0.7) as theta_aspirational,
  coalesce(cast(max(case when setting_newest.key = 'yellow_from' then setting_newest.value end) as double), 0.4) as yellow_from,
  coalesce(cast(max(case when setting_newest.key = 'green_from' then setting_newest.value end) as double), 0.7) as green_from,
  coalesce(cast(max(case when setting_newest.key = 'cap_score' then setting_newest.value end) as double), 1.0) as cap_score,
  coalesce(cast(max(case when setting_newest.key = 'regress_tolerance' then setting_newest.value end) as double), 0.02) as regress_tolerance,
  coalesce(cast(max(case when setting_newest.key = 'stale_days' then setting_newest.value end) as double), 14) as stale_days,
  coalesce(cast(max(case when setting_newest.key = 'expired_days' then setting_newest.value end) as double), 28) as expired_days,
  coalesce(cast(max(case when setting_newest.key = 'min_completeness' then setting_newest.value end) as double), 0.5) as min_completeness,
  coalesce(cast(max(case when setting_newest.key = 'on_track_abs' then setting_newest.value end) as double), 0.05) as on_track_abs,
  coalesce(cast(max(case when setting_newest.key = 'on_track_rel' then setting_newest.value end) as double), 0.10) as on_track_rel,
  coalesce(cast(max(case when setting_newest.key = 'at_risk_abs' then setting_newest.value end) as double), 0.10) as at_risk_abs,
  coalesce(cast(max(case when setting_newest.key = 'at_risk_rel' then setting_newest.value end) as double), 0.30) as at_risk_rel,
  coalesce(cast(max(case when setting_newest.key = 'typed_tolerance' then setting_newest.value end) as double), 0.05) as typed_tolerance,
  coalesce(max(case when setting_newest.key = 'pace_basis' then setting_newest.value end), 'threshold') as pace_basis,
  coalesce(cast(max(case when setting_newest.key = 'parent_cap_share' then setting_newest.value end) as double), 0.3333) as parent_cap_share,
  coalesce(max(case when setting_newest.key = 'control_scoring' then setting_newest.value end), 'share') as control_scoring,
  coalesce(cast(max(case when setting_newest.key = 'control_expected' then setting_newest.value end) as double), 0.90) as control_expected,
  coalesce(cast(max(case when setting_newest.key = 'control_min_observed' then setting_newest.value end) as double), 0.5) as control_min_observed,
  coalesce(cast(max(case when setting_newest.key = 'checkin_cadence_days' then setting_newest.value end) as double), 7) as checkin_cadence_days,
  'm1.0' || case when max(setting_newest.versions) > 0 then '+' || cast(max(setting_newest.versions) as varchar) else '' end as method_version
from setting_newest
