-- grain: one row per unit, perspective, period and reporting day, where the unit or one below it has objectives
-- unit: own, tree, low, high, completeness 0 to 1 (methodology 2.1); has_own is 1 or 0
-- null: own: it has none of its own, or none scored; tree: nothing scored; period: the file does not say; perspective: unmapped
select
  tree_path.as_of,
  tree_path.period,
  tree_path.ancestor as unit,
  tree_path.perspective,
  max(case when tree_path.unit = tree_path.ancestor then tree_path.score end) as own,
  max(case when tree_path.unit = tree_path.ancestor then 1 else 0 end) as has_own,
  sum(tree_path.share * tree_path.score) as tree,
  coalesce(sum(tree_path.present_share * tree_path.completeness), 0.0) as completeness,
  coalesce(sum(tree_path.present_share * tree_path.low), 0.0) as low,
  1 - coalesce(sum(tree_path.present_share * (1 - tree_path.high)), 0.0) as high
from tree_path
group by tree_path.as_of, tree_path.period, tree_path.ancestor, tree_path.perspective
