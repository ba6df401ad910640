-- grain: one row per weighting that holds on some days: the newest word of a unit, or of the organisation, about its first day
-- unit: dates; ends is the first day on which its next weighting holds
-- null: unit: the organisation; begins: it holds from the beginning; ends: until further notice
select
  told.weighting_id,
  told.unit,
  told.holds_from as begins,
  lead(told.holds_from) over (partition by told.unit order by told.holds_from nulls first) as ends
from (
  select
    weighting.weighting_id,
    weighting.unit,
    weighting.holds_from,
    row_number() over (partition by weighting.unit, weighting.holds_from order by weighting.weighting_id desc) as recency
  from weighting
) as told
where told.recency = 1
