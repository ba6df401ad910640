-- grain: one row per key result with dates about which somebody said a confidence by the half of its time: the newest of those
-- unit: confidence 1 to 10, 5 is even chances (methodology 3.4)
-- null: never
select
  told.key_result_id,
  told.observed_on,
  told.confidence
from (
  select
    confidence_said.key_result_id,
    confidence_said.observed_on,
    confidence_said.confidence,
    row_number() over (partition by confidence_said.key_result_id order by confidence_said.observed_on desc) as recency
  from confidence_said
  join key_result on key_result.key_result_id = confidence_said.key_result_id
  where confidence_said.observed_on >= key_result.starts_on
    and 2 * datediff('day', key_result.starts_on, confidence_said.observed_on) <= datediff('day', key_result.starts_on, key_result.due_on)
) as told
where told.recency = 1
