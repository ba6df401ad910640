-- grain: one row per unit, perspective, period and reporting day, where the unit or one below it has objectives
-- unit: scored is 1 where one of them has a score, else 0
-- null: period: the file does not say; perspective: unmapped
select
  own.as_of,
  own.period,
  own.perspective,
  unit_ancestor.ancestor as unit,
  max(case when own.score is not null then 1 else 0 end) as scored,
  max(case when unit_ancestor.depth = 0 then 1 else 0 end) as has_own,
  max(case when unit_ancestor.depth = 0 and own.score is not null then 1 else 0 end) as own_scored
from unit_perspective_score as own
join unit_ancestor on unit_ancestor.unit = own.unit
group by own.as_of, own.period, own.perspective, unit_ancestor.ancestor
