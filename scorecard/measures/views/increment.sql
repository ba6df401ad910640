-- grain: one row per value of a key result whose values add up, from its start on
-- unit: value in its unit of measure
-- null: never
select
  measured.key_result_id,
  measured.observed_on,
  measured.value
from measured
where measured.accumulation = 'increment'
  and (measured.kind is null or measured.kind not like 'control%')
  and (measured.starts_on is null or measured.observed_on >= measured.starts_on)
