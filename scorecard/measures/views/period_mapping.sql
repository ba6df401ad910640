-- grain: one row per period that has objectives
-- unit: mapping_version is the set of perspectives that holds on the period's first day; 0 is the classic scorecard
-- null: period: the file does not say; a period without known days counts as before every dated set
select
  asked.period,
  asked.begins,
  coalesce(perspective_span.set_id, 0) as mapping_version
from (
  select distinct objective.period, coalesce(objective.starts_on, date '0001-01-01') as begins
  from objective
) as asked
left join perspective_span
  on coalesce(perspective_span.begins, date '0001-01-01') <= asked.begins
  and (perspective_span.ends is null or asked.begins < perspective_span.ends)
