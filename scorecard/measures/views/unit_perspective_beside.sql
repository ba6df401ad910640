-- grain: as unit_perspective_score
-- unit: unit_weight relative to the other units; unit_first the score of the whole unit, in one row of each unit, so that it is summed once
-- null: unit_first: nothing scorable, unmapped, or told in another row of the unit
select
  member.*,
  unit_weight.weight as unit_weight,
  case
    when told.perspective_id is not null and row_number() over (
      partition by member.as_of, member.period, member.unit
      order by case when told.perspective_id is null then 1 else 0 end, member.perspective
    ) = 1
      then sum(told.intended_weight * member.score) over (partition by member.as_of, member.period, member.unit)
        / nullif(sum(case when member.score is not null then told.intended_weight end) over (partition by member.as_of, member.period, member.unit), 0)
  end as unit_first,
  case
    when told.perspective_id is not null and row_number() over (
      partition by member.as_of, member.period, member.unit
      order by case when told.perspective_id is null then 1 else 0 end, member.perspective
    ) = 1 then 1
    else 0
  end as counts_unit
from unit_perspective_score as member
join unit_weight
  on unit_weight.period is not distinct from member.period
  and unit_weight.unit is not distinct from member.unit
left join active_perspective as told
  on told.period is not distinct from member.period
  and told.unit is not distinct from member.unit
  and not told.organisation
  and told.perspective_id = member.perspective
