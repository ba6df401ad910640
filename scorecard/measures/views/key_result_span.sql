-- grain: one row per key result and span of days in which nothing of it was measured anew or told anew
-- unit: value and goals in the key result's unit of measure; begins and ends are days, ends the first that is no longer of the span
-- null: observed_on, value: not measured yet; seen, hits, inside, inside_before, distance: no control key result; rebased_on: goals did not move
-- kept: every question about progress finds its day here
select
  span.key_result_id,
  case when goal.begins > span.begins then goal.begins else span.begins end as begins,
  case when goal.ends < span.ends then goal.ends else span.ends end as ends,
  span.observed_on,
  span.value,
  span.seen,
  span.hits,
  span.inside,
  span.inside_before,
  span.distance,
  goal.baseline,
  goal.target,
  goal.rebased_on
from measurement_span as span
join key_result_goal as goal
  on goal.key_result_id = span.key_result_id
  and goal.begins < span.ends
  and span.begins < goal.ends
