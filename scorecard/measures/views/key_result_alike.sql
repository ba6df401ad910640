-- grain: one row per key result that measures what another key result of its unit and period measures and counts: it counts no second time
-- unit: none
-- null: never (methodology 2.6, trap 1)
-- kept: read by every roll-up
select
  sharing.key_result_id,
  sharing.counted_id
from (
  select
    key_result.key_result_id,
    first_value(key_result.key_result_id) over (
      partition by objective.period, objective.unit, key_result.metric
      order by case when key_result.weight > 0 then 0 else 1 end, key_result.upload_id, key_result.sheet, key_result.row, key_result.key_result_id
    ) as counted_id
  from key_result
  join objective on objective.objective_id = key_result.objective_id
  where key_result.metric is not null and objective.state in ('active', 'closed')
) as sharing
where sharing.key_result_id <> sharing.counted_id
