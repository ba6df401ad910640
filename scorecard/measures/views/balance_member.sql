-- grain: one row per period, unit (or the organisation) and active perspective
-- unit: weight and total are sums of objective weights; objectives is a count of the unit's mapped objectives
-- null: period, unit: the file does not say, or organisation
select
  asked.period,
  asked.unit,
  asked.organisation,
  active_perspective.perspective_id as perspective,
  active_perspective.share as intended,
  active_perspective.perspectives,
  asked.objectives,
  coalesce(sum(case when asked.organisation or member.unit is not distinct from asked.unit then member.weight end), 0)
    / nullif(asked.weight, 0) as observed
from (
  select member.period, member.unit, false as organisation, sum(member.objectives) as objectives, sum(member.weight) as weight
  from unit_perspective_member as member
  where member.perspective is not null
  group by member.period, member.unit
  union all
  select member.period, null as unit, true as organisation, sum(member.objectives) as objectives, sum(member.weight) as weight
  from unit_perspective_member as member
  where member.perspective is not null
  group by member.period
) as asked
join active_perspective
  on active_perspective.period is not distinct from asked.period
  and active_perspective.unit is not distinct from asked.unit
  and active_perspective.organisation = asked.organisation
left join unit_perspective_member as member
  on member.period is not distinct from asked.period
  and member.perspective = active_perspective.perspective_id
  and (asked.organisation or member.unit is not distinct from asked.unit)
group by
  asked.period, asked.unit, asked.organisation, asked.objectives, asked.weight,
  active_perspective.perspective_id, active_perspective.share, active_perspective.perspectives
