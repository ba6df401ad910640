-- grain: one row per key result and day on which somebody said how confident they are
-- unit: confidence 1 to 10; until: the first day on which a newer one holds; fell: it is 2 or more below the one before, or 3 or more below one of the last 28 days (methodology 3.4)
-- null: never
-- kept: every question about key results reads the newest
select
  said.key_result_id,
  said.observed_on,
  said.confidence,
  coalesce(lead(said.observed_on) over (partition by said.key_result_id order by said.observed_on), date '9999-12-31') as until,
  coalesce(said.before - said.confidence >= 2, false) or coalesce(recent.highest - said.confidence >= 3, false) as fell
from (
  select
    check_in.key_result_id,
    check_in.observed_on,
    check_in.confidence,
    lag(check_in.confidence) over (partition by check_in.key_result_id order by check_in.observed_on) as before
  from check_in
  where check_in.confidence is not null
) as said
left join (
  select
    later.key_result_id,
    later.observed_on,
    max(earlier.confidence) as highest
  from check_in as later
  join check_in as earlier
    on earlier.key_result_id = later.key_result_id
    and earlier.observed_on < later.observed_on
    and datediff('day', earlier.observed_on, later.observed_on) <= 28
  where later.confidence <= 7 and earlier.confidence is not null
  group by later.key_result_id, later.observed_on
) as recent
  on recent.key_result_id = said.key_result_id
  and recent.observed_on = said.observed_on
