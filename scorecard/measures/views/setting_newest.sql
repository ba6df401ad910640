-- grain: one row per setting that somebody has set: the newest word about it
-- unit: value as typed, a number with a dot or a word; versions: how many times settings were kept, the same in each row
-- null: never; a setting nobody has set has no row and keeps the default of the methodology, 0.3
select
  ranked.key,
  ranked.value,
  saved.versions
from (
  select
    method_setting.key,
    method_setting.value,
    row_number() over (partition by method_setting.key order by method_setting.set_at desc) as recency
  from method_setting
) as ranked
cross join (select count(distinct method_setting.set_at) as versions from method_setting) as saved
where ranked.recency = 1
