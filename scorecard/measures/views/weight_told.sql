-- grain: one row per period, unit (or the organisation) whose newest weights fit the period's perspectives, and perspective
-- unit: weight is relative to the others of the row's unit
-- null: period: the file does not say; unit: the organisation
select
  fitting.period,
  fitting.unit,
  fitting.perspective_id,
  fitting.weight
from (
  select
    period_perspective.period,
    weighting_span.unit,
    period_perspective.perspective_id,
    intended_weight.weight,
    period_perspective.perspectives,
    count(*) over (partition by period_perspective.period, weighting_span.unit) as told,
    sum(intended_weight.weight) over (partition by period_perspective.period, weighting_span.unit) as all_weights
  from period_perspective
  join weighting_span
    on coalesce(weighting_span.begins, date '0001-01-01') <= period_perspective.begins
    and (weighting_span.ends is null or period_perspective.begins < weighting_span.ends)
  join intended_weight
    on intended_weight.weighting_id = weighting_span.weighting_id
    and intended_weight.perspective_id = period_perspective.perspective_id
) as fitting
where fitting.told = fitting.perspectives and fitting.all_weights > 0
