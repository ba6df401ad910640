-- grain: one row per objective in the upper half of the map, in periods for which people drew links
-- unit: drivers counts hypotheses that lead into it; what stands there is lagging by default (methodology 6.1)
-- null: period: the file does not say
select
  objective_perspective.objective_id,
  objective.period,
  count(link.from_objective_id) as drivers
from objective_perspective
join objective on objective.objective_id = objective_perspective.objective_id
join period_perspective
  on period_perspective.period is not distinct from objective.period
  and period_perspective.perspective_id = objective_perspective.perspective
join (
  select period_perspective.period, max(period_perspective.rank) as top
  from period_perspective
  group by period_perspective.period
) as height
  on height.period is not distinct from objective.period
join (select distinct strategy_link_newest.period from strategy_link_newest) as drawn on drawn.period is not distinct from objective.period
left join strategy_link_newest as link
  on link.to_objective_id = objective_perspective.objective_id
  and link.kind = 'hypothesis'
where period_perspective.rank * 2 > height.top
group by objective_perspective.objective_id, objective.period
