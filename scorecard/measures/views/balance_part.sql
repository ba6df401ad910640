-- grain: one row per period, unit and perspective that has objectives, and one more of each for the organisation
-- unit: counts; weight is the sum of the objectives' weights
-- null: perspective: unmapped; period, unit: the file does not say, or organisation
select
  member.period,
  member.unit,
  false as organisation,
  member.perspective,
  member.objectives,
  member.weight
from unit_perspective_member as member
union all
select
  member.period,
  null as unit,
  true as organisation,
  member.perspective,
  member.objectives,
  member.weight
from unit_perspective_member as member
