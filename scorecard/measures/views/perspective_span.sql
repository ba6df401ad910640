-- grain: one row per set of perspectives that holds on some days: the newest word about its first day
-- unit: dates; ends is the first day on which the next set holds
-- null: begins: it holds from the beginning; ends: until further notice
select
  told.set_id,
  told.holds_from as begins,
  lead(told.holds_from) over (order by told.holds_from nulls first) as ends
from (
  select
    perspective_set.set_id,
    perspective_set.holds_from,
    row_number() over (partition by perspective_set.holds_from order by perspective_set.set_id desc) as recency
  from perspective_set
) as told
where told.recency = 1
