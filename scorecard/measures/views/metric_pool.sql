-- grain: one row per metric that key results of a period share, its unit of measure, and reporting day
-- unit: pooled, lowest, highest in the metric's unit of measure; cases, key_results and pooled_key_results are counts
-- null: pooled, cases, lowest, highest: nothing is known of both value and cases; period: none named (methodology 2.6, trap 4)
select
  measured.as_of,
  measured.metric,
  measured.period,
  measured.unit_of_measure,
  count(*) as key_results,
  count(measured.cases) as pooled_key_results,
  sum(measured.cases) as cases,
  sum(measured.value * measured.cases) / sum(measured.cases) as pooled,
  min(case when measured.cases is not null then measured.value end) as lowest,
  max(case when measured.cases is not null then measured.value end) as highest
from (
  select
    day.as_of,
    key_result.metric,
    objective.period,
    key_result.unit_of_measure,
    check_in.value,
    case when check_in.value is not null then check_in.denominator end as cases
  from key_result_day as day
  join key_result on key_result.key_result_id = day.key_result_id
  join objective on objective.objective_id = key_result.objective_id
  left join check_in
    on check_in.key_result_id = day.key_result_id
    and check_in.observed_on = day.observed_on
  left join key_result_alike as alike on alike.key_result_id = day.key_result_id
  where key_result.metric is not null
    and alike.key_result_id is null
    and objective.state in ('active', 'closed')
) as measured
group by measured.as_of, measured.metric, measured.period, measured.unit_of_measure
having count(*) > 1
