-- grain: as tree_branch
-- unit: share: what the branch counts in the tree of the ancestor among those that have a score; present_share: among all
-- null: share: no branch has a score; as in tree_branch
select
  tree_branch.*,
  tree_branch.branch_weight * tree_branch.scored / nullif(sum(tree_branch.told_once * tree_branch.branch_weight * tree_branch.scored) over (
    partition by tree_branch.as_of, tree_branch.period, tree_branch.perspective, tree_branch.ancestor
  ), 0) as share,
  tree_branch.branch_weight / nullif(sum(tree_branch.told_once * tree_branch.branch_weight) over (
    partition by tree_branch.as_of, tree_branch.period, tree_branch.perspective, tree_branch.ancestor
  ), 0) as present_share
from tree_branch
