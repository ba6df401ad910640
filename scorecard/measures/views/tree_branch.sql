-- grain: one row per unit of tree_presence
-- unit: share and present_share: what the unit's tree counts in its parent's, among those that have a score, and among all; own_share likewise its own objectives in its tree
-- null: period: the file does not say; perspective: unmapped; share, own_share: nothing scored; a unit at the top has share 1
select
  node.as_of,
  node.period,
  node.perspective,
  node.unit,
  case when unit_link.ancestor is null then 1.0 else node.scored * weight.weight / nullif(parent.scored_total, 0) end as share,
  case when unit_link.ancestor is null then 1.0 else weight.weight / nullif(parent.present_total, 0) end as present_share,
  node.own_scored / nullif(node.scored_total, 0) as own_share,
  node.has_own / nullif(node.present_total, 0) as own_present_share
from tree_total as node
left join unit_link on unit_link.unit = node.unit
left join tree_total as parent
  on parent.as_of = node.as_of
  and parent.period is not distinct from node.period
  and parent.perspective is not distinct from node.perspective
  and parent.unit = unit_link.ancestor
left join tree_weight as weight on weight.unit = node.unit
