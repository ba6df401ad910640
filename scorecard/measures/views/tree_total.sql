-- grain: one row per unit of tree_presence
-- unit: totals of weights: the unit's own objectives count 1, each unit directly below by its roll-up weight
-- null: period: the file does not say; perspective: unmapped
select
  node.as_of,
  node.period,
  node.perspective,
  node.unit,
  node.scored,
  node.has_own,
  node.own_scored,
  node.own_scored + coalesce(sum(child.scored * weight.weight), 0.0) as scored_total,
  node.has_own + coalesce(sum(case when child.unit is not null then weight.weight end), 0.0) as present_total
from tree_presence as node
left join unit_ancestor on unit_ancestor.ancestor = node.unit and unit_ancestor.depth = 1
left join tree_presence as child
  on child.as_of = node.as_of
  and child.period is not distinct from node.period
  and child.perspective is not distinct from node.perspective
  and child.unit = unit_ancestor.unit
left join tree_weight as weight on weight.unit = child.unit
group by node.as_of, node.period, node.perspective, node.unit, node.scored, node.has_own, node.own_scored
