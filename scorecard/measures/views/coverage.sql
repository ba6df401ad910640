-- grain: one row per period, unit and perspective of the period, and one per unit that has unmapped objectives
-- unit: counts; weight_share a share of the unit's objective weight (methodology 5.1)
-- null: perspective, name: unmapped; period, unit: the file does not say; weight_share: all weights are 0
select
  place.period,
  place.unit,
  place.perspective,
  place.name,
  place.required,
  case
    when place.perspective is null then 'unmapped'
    when member.objectives is null and place.required then 'gap'
    when member.objectives is null then 'not_required'
    when member.measurable_key_results > 0 then 'covered'
    else 'not_measurable'
  end as state,
  coalesce(member.objectives, 0) as objectives,
  coalesce(member.key_results, 0) as key_results,
  coalesce(member.measurable_key_results, 0) as measurable_key_results,
  coalesce(member.weight, 0) / nullif(place.weight, 0) as weight_share
from (
  select unit_period.period, unit_period.unit, period_perspective.perspective_id as perspective,
    period_perspective.name, unit_period.all_required as required, unit_period.weight
  from unit_period
  join period_perspective on period_perspective.period is not distinct from unit_period.period
  union all
  select unit_period.period, unit_period.unit, null as perspective, null as name, false as required, unit_period.weight
  from unit_period
) as place
left join unit_perspective_member as member
  on member.period is not distinct from place.period
  and member.unit is not distinct from place.unit
  and member.perspective is not distinct from place.perspective
where place.perspective is not null or member.objectives is not null
