-- grain: as tree_branch
-- unit: share and present_share: what the unit's own objectives count in the tree of the ancestor: the product of the shares on the way, of 1
-- null: share: no branch of the ancestor with weight has a score; present_share: none has weight; as in tree_branch
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
  case
    when walked.share is not null
      then min(case when walked.share > 0 then 1.0 else 0.0 end) over way * exp(sum(ln(nullif(walked.share, 0))) over way)
  end as share,
  case
    when walked.present_share is not null
      then min(case when walked.present_share > 0 then 1.0 else 0.0 end) over way * exp(sum(ln(nullif(walked.present_share, 0))) over way)
  end as present_share
from tree_share as walked
window way as (
  partition by walked.as_of, walked.period, walked.perspective, walked.unit
  order by walked.depth
  rows between unbounded preceding and current row
)
