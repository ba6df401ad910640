-- grain: one row per period and unit, and one per period for the organisation
-- unit: balance, best_balance and evenness 0 to 1 (methodology 5.2)
-- null: balance, evenness: all weights are 0
select
  told.period,
  told.unit,
  told.organisation,
  told.objectives,
  1 - told.distance / (1 - told.least) as balance,
  1 - told.best_distance / (1 - told.least) as best_balance,
  abs(told.entropy / ln(told.perspectives)) as evenness,
  coalesce(told.distance - told.best_distance > 0.15 * (1 - told.least) + 1e-9, false) as unbalanced
from (
  select
    member.period,
    member.unit,
    member.organisation,
    member.objectives,
    max(member.perspectives) as perspectives,
    min(member.intended) as least,
    sum(abs(member.observed - member.intended)) / 2 as distance,
    sum(abs(balance_best.best - member.intended)) / 2 as best_distance,
    sum(case when member.observed > 0 then -member.observed * ln(member.observed) else member.observed end) as entropy
  from balance_member as member
  join balance_best
    on balance_best.period is not distinct from member.period
    and balance_best.unit is not distinct from member.unit
    and balance_best.organisation = member.organisation
    and balance_best.perspective = member.perspective
  group by member.period, member.unit, member.organisation, member.objectives
) as told
