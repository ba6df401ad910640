-- grain: as tree_branch
-- unit: share and present_share: what the unit's own objectives count in the tree of the ancestor: the product of the shares on the way, of 1
-- null: share: no branch has a score; as in tree_branch
select
  walked.as_of,
  walked.period,
  walked.perspective,
  walked.ancestor,
  walked.unit,
  walked.score,
  walked.completeness,
  walked.low,
  walked.high,
  min(case when walked.share > 0 then 1.0 else 0.0 end) over way * exp(sum(ln(nullif(walked.share, 0))) over way) as share,
  min(case when walked.present_share > 0 then 1.0 else 0.0 end) over way * exp(sum(ln(nullif(walked.present_share, 0))) over way) as present_share
from tree_share as walked
window way as (
  partition by walked.as_of, walked.period, walked.perspective, walked.unit
  order by walked.depth
  rows between unbounded preceding and current row
)
