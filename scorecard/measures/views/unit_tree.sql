-- grain: one row per unit, period and reporting day, where the unit or one below it has mapped objectives
-- unit: own, tree, headline, low, high, completeness 0 to 1; basis "own" or "tree"; apart: own and tree differ by more than 0.15 (methodology 2.6)
-- null: own: it has no objectives, or none scored; headline: nothing scored; period: the file does not say
select
  whole.as_of,
  whole.period,
  whole.unit,
  whole.own,
  whole.tree,
  case when whole.has_own = 0 then whole.tree else whole.own end as headline,
  case when whole.has_own = 0 then 'tree' else 'own' end as basis,
  whole.units > 1 and coalesce(abs(whole.own - whole.tree) > 0.15 + 1e-9, false) as apart,
  whole.completeness,
  whole.low,
  whole.high,
  whole.units
from (
  select
    member.as_of,
    member.period,
    member.unit,
    max(member.has_own) as has_own,
    sum(told.intended_weight * member.own) / nullif(sum(case when member.own is not null then told.intended_weight end), 0) as own,
    sum(told.intended_weight * member.tree) / nullif(sum(case when member.tree is not null then told.intended_weight end), 0) as tree,
    sum(told.intended_weight * member.completeness) / max(told.all_weights) as completeness,
    sum(told.intended_weight * member.low) / max(told.all_weights) as low,
    1 - sum(told.intended_weight * (1 - member.high)) / max(told.all_weights) as high,
    max(told.units) as units
  from unit_perspective_tree as member
  join tree_perspective as told
    on told.period is not distinct from member.period
    and told.unit = member.unit
    and told.perspective_id = member.perspective
  group by member.as_of, member.period, member.unit
) as whole
