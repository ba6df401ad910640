-- grain: one row per active or closed objective
-- unit: share: of its period's weight as the roll-up counts it: the objective's part of its unit's weight, units counting alike (methodology 2.1)
-- null: share: all weights of the unit are 0; period, unit: the file does not say
select
  objective.objective_id,
  objective.period,
  objective.unit,
  objective.weight
    / nullif(sum(objective.weight) over (partition by objective.period, objective.unit), 0)
    / organisation.units as share
from objective
join (
  select member.period, count(*) as units
  from (select distinct objective.period, objective.unit from objective where objective.state in ('active', 'closed')) as member
  group by member.period
) as organisation
  on organisation.period is not distinct from objective.period
where objective.state in ('active', 'closed')
