-- grain: one row per key result and day on which somebody said how confident they are
-- unit: confidence 1 to 10; until: the first day on which a newer one holds; fell: 2 or more below the one before, or 3 or more below one of the last 28 days (methodology 3.4)
-- null: never
-- kept: every question about key results reads the newest
select
  said.key_result_id,
  said.observed_on,
  said.confidence,
  coalesce(lead(said.observed_on) over way, date '9999-12-31') as until,
  coalesce((lag(said.confidence) over way) - said.confidence >= 2, false)
    or coalesce((max(said.confidence) over recent) - said.confidence >= 3, false) as fell
from (
  select
    check_in.key_result_id,
    check_in.observed_on,
    check_in.confidence,
    datediff('day', date '2000-01-01', check_in.observed_on) as day_number
  from check_in
  where check_in.confidence is not null
) as said
window way as (partition by said.key_result_id order by said.day_number),
  recent as (partition by said.key_result_id order by said.day_number range between 28 preceding and 1 preceding)
