-- grain: one row: every threshold as it stands, the newest setting or the default of the methodology, 0.3
-- unit: shares of 1, days where the name says so
-- null: never
select
  coalesce(max(case when setting.key = 'theta_committed' then setting.value end), 1.0) as theta_committed,
  coalesce(max(case when setting.key = 'theta_aspirational' then setting.value end), 0.7) as theta_aspirational,
  coalesce(max(case when setting.key = 'cap_score' then setting.value end), 1.0) as cap_score,
  coalesce(max(case when setting.key = 'regress_tolerance' then setting.value end), 0.02) as regress_tolerance,
  coalesce(max(case when setting.key = 'stale_days' then setting.value end), 14) as stale_days,
  coalesce(max(case when setting.key = 'expired_days' then setting.value end), 28) as expired_days,
  coalesce(max(case when setting.key = 'min_completeness' then setting.value end), 0.5) as min_completeness,
  coalesce(max(case when setting.key = 'on_track_abs' then setting.value end), 0.05) as on_track_abs,
  coalesce(max(case when setting.key = 'on_track_rel' then setting.value end), 0.10) as on_track_rel,
  coalesce(max(case when setting.key = 'at_risk_abs' then setting.value end), 0.10) as at_risk_abs,
  coalesce(max(case when setting.key = 'at_risk_rel' then setting.value end), 0.30) as at_risk_rel,
  coalesce(max(case when setting.key = 'typed_tolerance' then setting.value end), 0.05) as typed_tolerance,
  coalesce(max(case when setting.key = 'parent_cap_share' then setting.value end), 0.3333) as parent_cap_share
from (
  select
    setting.key,
    setting.value,
    row_number() over (partition by setting.key order by setting.since desc) as recency
  from setting
) as setting
where setting.recency = 1
