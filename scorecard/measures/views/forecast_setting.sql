-- grain: one row: every choice of the forecast as it stands, as somebody set it or by the methodology, 0.3
-- unit: min_points, min_calib and phit_min_calib counts; the others shares of 1
-- null: never
select
  coalesce(cast(max(case when setting_newest.key = 'forecast_phi' then setting_newest.value end) as double), 0.8) as phi,
  cast(coalesce(max(case when setting_newest.key = 'forecast_min_points' then setting_newest.value end), '3') as integer) as min_points,
  coalesce(cast(max(case when setting_newest.key = 'forecast_alpha' then setting_newest.value end) as double), 0.2) as alpha,
  cast(coalesce(max(case when setting_newest.key = 'forecast_min_calib' then setting_newest.value end), '20') as integer) as min_calib,
  cast(coalesce(max(case when setting_newest.key = 'forecast_phit_min_calib' then setting_newest.value end), '40') as integer) as phit_min_calib,
  coalesce(cast(max(case when setting_newest.key = 'forecast_phit_min_tau' then setting_newest.value end) as double), 0.4) as phit_min_tau
from setting_newest
