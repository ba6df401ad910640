-- grain: one row per leg of a phased plan, from one planned day to the next
-- unit: from_share and to_share shares of the time from start to due day; planned ratios, 1 is the target
-- null: climbs_from, the most that was planned before: the leg climbs no higher than that
-- kept: the expected progress of every phased key result is found in it
-- needs: plan_point_version
select
  leg.key_result_id,
  leg.from_on,
  leg.to_on,
  leg.from_planned,
  leg.to_planned,
  case when leg.to_planned > leg.highest then leg.highest end as climbs_from,
  datediff('day', key_result.starts_on, leg.from_on) * 1.0 / datediff('day', key_result.starts_on, key_result.due_on) as from_share,
  datediff('day', key_result.starts_on, leg.to_on) * 1.0 / datediff('day', key_result.starts_on, key_result.due_on) as to_share
from (
  select
    plan_point.key_result_id,
    plan_point.planned_on as from_on,
    plan_point.planned as from_planned,
    max(plan_point.planned) over (partition by plan_point.key_result_id order by plan_point.planned_on) as highest,
    lead(plan_point.planned_on) over (partition by plan_point.key_result_id order by plan_point.planned_on) as to_on,
    lead(plan_point.planned) over (partition by plan_point.key_result_id order by plan_point.planned_on) as to_planned
  from plan_point
) as leg
join key_result on key_result.key_result_id = leg.key_result_id
where leg.to_on is not null
