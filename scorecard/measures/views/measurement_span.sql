-- grain: one row per key result and span of days from one measurement to the next, and one before the first
-- unit: as in measurement; begins and ends are days, ends the first that is no longer of the span
-- null: as in measurement; observed_on, value: before the first measurement
select
  measurement.*,
  measurement.observed_on as begins,
  coalesce(
    lead(measurement.observed_on) over (partition by measurement.key_result_id order by measurement.observed_on), date '9999-12-31'
  ) as ends
from measurement
union all
select
  key_result.key_result_id,
  null as observed_on,
  null as value,
  null as seen,
  null as hits,
  null as inside,
  null as inside_before,
  null as distance,
  date '0001-01-01' as begins,
  coalesce(first_measured.observed_on, date '9999-12-31') as ends
from key_result
left join (
  select measurement.key_result_id, min(measurement.observed_on) as observed_on
  from measurement
  group by measurement.key_result_id
) as first_measured
  on first_measured.key_result_id = key_result.key_result_id
