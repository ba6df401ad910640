-- grain: one row per unit, perspective, period and reporting day, where the unit or one below it has objectives
-- unit: own, tree, low, high, completeness 0 to 1 (methodology 2.1); units counts those with objectives in the tree
-- null: own: it has none of its own, or none scored; tree: nothing scored; period: the file does not say; perspective: unmapped
select
  path.as_of,
  path.period,
  path.ancestor as unit,
  path.perspective,
  max(case when path.unit = path.ancestor then member.score end) as own,
  sum(path.share * member.score) as tree,
  sum(path.present_share * member.completeness) as completeness,
  sum(path.present_share * member.low) as low,
  sum(path.present_share * member.high) as high,
  count(*) as units
from tree_path as path
join unit_perspective_score as member
  on member.as_of = path.as_of
  and member.period is not distinct from path.period
  and member.perspective is not distinct from path.perspective
  and member.unit = path.unit
group by path.as_of, path.period, path.ancestor, path.perspective
