-- grain: one row per unit with objectives, one above it (or itself), perspective, period and reporting day
-- unit: scored is 1 where the branch that leads to the unit has a score, else 0; told_once is 1 in one row of each branch
-- null: score: as in unit_perspective_score; period: the file does not say; perspective: unmapped
select
  own.as_of,
  own.period,
  own.perspective,
  reach.ancestor,
  reach.unit,
  reach.depth,
  reach.branch_weight,
  own.score,
  own.completeness,
  own.low,
  own.high,
  max(case when own.score is not null and reach.heard then 1 else 0 end) over (
    partition by own.as_of, own.period, own.perspective, reach.ancestor, reach.branch
  ) as scored,
  case
    when row_number() over (partition by own.as_of, own.period, own.perspective, reach.ancestor, reach.branch order by reach.unit) = 1 then 1
    else 0
  end as told_once
from unit_perspective_score as own
join unit_ancestor as reach on reach.unit = own.unit
