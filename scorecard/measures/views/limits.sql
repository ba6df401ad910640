-- grain: one row: how many of a thing are many, as somebody set it or by the methodology, 0.3
-- unit: counts; kr_weight_max a share of 1
-- null: never
select
  coalesce(cast(max(case when setting_newest.key = 'obj_max' then setting_newest.value end) as double), 5) as obj_max,
  coalesce(cast(max(case when setting_newest.key = 'kr_min' then setting_newest.value end) as double), 2) as kr_min,
  coalesce(cast(max(case when setting_newest.key = 'kr_max' then setting_newest.value end) as double), 5) as kr_max,
  coalesce(cast(max(case when setting_newest.key = 'kr_per_owner_max' then setting_newest.value end) as double), 5) as kr_per_owner_max,
  coalesce(cast(max(case when setting_newest.key = 'kr_weight_max' then setting_newest.value end) as double), 0.6) as kr_weight_max
from setting_newest
