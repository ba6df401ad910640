-- id: G17
-- title: One person answers for many key results
-- severity: warning
-- why: Accountability for many key results is accountability for none.
-- fix: Share the ownership.
-- grain: one row per person
select
  objective.period,
  min(objective.unit) as unit,
  null as perspective,
  null as objective_id,
  null as key_result_id,
  count(*) || ' key results for one person (' || key_result.owner || '). Share ownership.' as message,
  count(*) * 1.0 as weight,
  null as file,
  null as sheet,
  null as row,
  key_result.owner as value,
  null as as_of,
  'warning' as severity
from key_result
join objective on objective.objective_id = key_result.objective_id
cross join limits
where key_result.owner is not null and objective.state in ('active', 'closed')
group by objective.period, key_result.owner
having count(*) > max(limits.kr_per_owner_max)
