-- grain: one row per period and unit that has objectives
-- unit: weight is the sum of the objectives' weights
-- null: period, unit: the file does not say
select
  member.period,
  member.unit,
  sum(member.objectives) as objectives,
  sum(member.weight) as weight,
  max(case when lower(unit.level) in ('company', 'organisation', 'organization', 'group', 'corporate', 'bu', 'business unit', 'division')
    then 1 else 0 end) = 1 as all_required
from unit_perspective_member as member
left join unit on unit.unit = member.unit
group by member.period, member.unit
