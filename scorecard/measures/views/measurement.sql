-- grain: one row per key result and day on which it was measured
-- unit: value as in measured, of increments the sum since the start; seen and hits count observations since the start and those within limits
-- null: seen, hits, inside, inside_before, distance: no control key result; inside_before: the first observation
-- kept: joined by every question for the newest value of each key result
select
  measured.key_result_id,
  measured.observed_on,
  measured.value,
  null as seen,
  null as hits,
  null as inside,
  null as inside_before,
  null as distance
from measured
where measured.accumulation <> 'increment' and (measured.kind is null or measured.kind not like 'control%')
union all
select
  increment.key_result_id,
  increment.observed_on,
  sum(increment.value) over (partition by increment.key_result_id order by increment.observed_on) as value,
  null as seen,
  null as hits,
  null as inside,
  null as inside_before,
  null as distance
from increment
union all
select
  control_observation.key_result_id,
  control_observation.observed_on,
  control_observation.value,
  control_observation.seen,
  control_observation.hits,
  control_observation.inside,
  control_observation.inside_before,
  control_observation.distance
from control_observation
