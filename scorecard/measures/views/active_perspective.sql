-- grain: one row per period, unit (or the organisation) and perspective that holds in the period
-- unit: intended_weight is relative, all_weights their sum, share of 1; weights_by: "unit", "organisation" or "nobody" (equal weights)
-- null: period, unit: the file does not say, or organisation
-- kept: every roll-up weighs by it
select
  chosen.*,
  sum(chosen.intended_weight) over (partition by chosen.period, chosen.unit, chosen.organisation) as all_weights,
  chosen.intended_weight / sum(chosen.intended_weight) over (partition by chosen.period, chosen.unit, chosen.organisation) as share
from (
  select
    place.period,
    place.unit,
    place.organisation,
    period_perspective.perspective_id,
    period_perspective.rank,
    period_perspective.perspectives,
    coalesce(own.weight, whole.weight, 1.0) as intended_weight,
    case when own.weight is not null then 'unit' when whole.weight is not null then 'organisation' else 'nobody' end as weights_by
  from (
    select distinct objective.period, objective.unit, false as organisation from objective
    union all
    select period_mapping.period, null as unit, true as organisation from period_mapping
  ) as place
  join period_perspective on period_perspective.period is not distinct from place.period
  left join weight_told as own
    on own.period is not distinct from place.period
    and own.unit = place.unit
    and own.perspective_id = period_perspective.perspective_id
  left join weight_told as whole
    on whole.period is not distinct from place.period
    and whole.unit is null
    and whole.perspective_id = period_perspective.perspective_id
) as chosen
