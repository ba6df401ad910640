-- grain: one row per word that somebody said about a setting
-- unit: value as typed; set_at in UTC as text
-- null: never
select
  method_setting.key,
  method_setting.value,
  strftime(method_setting.set_at, '%Y-%m-%dT%H:%M:%SZ') as set_at,
  method_setting.set_by
from method_setting
