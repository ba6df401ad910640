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
  coalesce(sum(part.weight), 0) / nullif(asked.weight, 0) as observed
from (
  select balance_part.period, balance_part.unit, balance_part.organisation, sum(balance_part.objectives) as objectives, sum(balance_part.weight) as weight
  from balance_part
  where balance_part.perspective is not null
  group by balance_part.period, balance_part.unit, balance_part.organisation
) as asked
join active_perspective
  on active_perspective.period is not distinct from asked.period
  and active_perspective.unit is not distinct from asked.unit
  and active_perspective.organisation = asked.organisation
left join balance_part as part
  on part.period is not distinct from asked.period
  and part.unit is not distinct from asked.unit
  and part.organisation = asked.organisation
  and part.perspective = active_perspective.perspective_id
group by
  asked.period, asked.unit, asked.organisation, asked.objectives, asked.weight,
  active_perspective.perspective_id, active_perspective.share, active_perspective.perspectives
