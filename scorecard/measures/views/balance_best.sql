-- grain: one row per period, unit (or the organisation) and active perspective
-- unit: best is the share of the largest-remainder allocation of the unit's objectives to the intended weights (methodology 5.2)
-- null: as in balance_member
select
  ranked.period,
  ranked.unit,
  ranked.organisation,
  ranked.perspective,
  (ranked.whole + case when ranked.place <= ranked.objectives - ranked.wholes then 1 else 0 end) * 1.0
    / ranked.objectives as best
from (
  select
    quota.*,
    sum(quota.whole) over (partition by quota.period, quota.unit, quota.organisation) as wholes,
    row_number() over (
      partition by quota.period, quota.unit, quota.organisation
      order by quota.exact - quota.whole desc, quota.perspective
    ) as place
  from (
    select
      balance_member.*,
      balance_member.objectives * balance_member.intended as exact,
      floor(balance_member.objectives * balance_member.intended + 1e-9) as whole
    from balance_member
  ) as quota
) as ranked
