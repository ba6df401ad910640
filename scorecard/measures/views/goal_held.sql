-- grain: one row per current key result and span of days in which its numbers to reach or keep held; most have one span, all days
-- unit: numbers in the key result's unit of measure; begins and ends are days, ends the first that is no longer of the span
-- null: rebased_on: it did not move; numbers that nobody says
select
  key_result.key_result_id,
  date '0001-01-01' as begins,
  date '9999-12-31' as ends,
  cast(null as date) as rebased_on,
  key_result.baseline,
  key_result.target,
  key_result.lower_limit,
  key_result.upper_limit
from key_result
left join (select distinct goal_span.key_result_id from goal_span) as moved on moved.key_result_id = key_result.key_result_id
where moved.key_result_id is null
union all
select
  goal_span.key_result_id,
  goal_span.begins,
  goal_span.ends,
  goal_span.rebased_on,
  goal_span.baseline,
  goal_span.target,
  goal_span.lower_limit,
  goal_span.upper_limit
from goal_span
