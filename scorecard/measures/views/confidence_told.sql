-- grain: one row per key result with dates whose owner told a confidence by the half of its time: the newest of those
-- unit: confidence 1 to 10, 5 is even chances (methodology 3.4)
-- null: never
select
  told.key_result_id,
  told.observed_on,
  told.confidence
from (
  select
    check_in.key_result_id,
    check_in.observed_on,
    check_in.confidence,
    row_number() over (partition by check_in.key_result_id order by check_in.observed_on desc) as recency
  from check_in
  join key_result on key_result.key_result_id = check_in.key_result_id
  where check_in.confidence between 1 and 10
    and check_in.observed_on >= key_result.starts_on
    and 2 * datediff('day', key_result.starts_on, check_in.observed_on) <= datediff('day', key_result.starts_on, key_result.due_on)
) as told
where told.recency = 1
