-- grain: one row per set of perspectives and perspective in it; set 0 is the classic scorecard, which holds until an organisation tells its own
-- unit: rank 1 is the driver at the bottom of the strategy map; counted: objectives are placed there, else it is a band of the map
-- null: name: the organisation gave it no English one
select
  perspective_member.set_id,
  perspective_member.perspective_id,
  perspective_member.rank,
  perspective_name.name,
  perspective_member.counted
from perspective_member
left join perspective_name
  on perspective_name.set_id = perspective_member.set_id
  and perspective_name.perspective_id = perspective_member.perspective_id
  and perspective_name.language = 'en'
union all
select 0 as set_id, classic.perspective_id, classic.rank, classic.name, true as counted
from (
  select 'financial' as perspective_id, 4 as rank, 'Financial' as name
  union all
  select 'customer' as perspective_id, 3 as rank, 'Customer' as name
  union all
  select 'internal_process' as perspective_id, 2 as rank, 'Internal process' as name
  union all
  select 'learning_growth' as perspective_id, 1 as rank, 'Learning & growth' as name
) as classic
