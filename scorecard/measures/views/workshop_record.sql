-- grain: one row per workshop
-- unit: counts; participants are those who have come; made_at in UTC
-- null: never
select
  workshop.workshop_id,
  workshop.token,
  workshop.name,
  workshop.phase,
  state.mark = 'opened' as open,
  strftime(workshop.made_at, '%Y-%m-%dT%H:%M:%SZ') as made_at,
  workshop.made_by,
  (select count(*) from workshop_objective where workshop_objective.workshop_id = workshop.workshop_id) as objectives,
  coalesce(people.participants, 0) as participants,
  coalesce(people.finished, 0) as finished
from workshop
join (
  select
    workshop_mark.workshop_id,
    workshop_mark.mark,
    row_number() over (partition by workshop_mark.workshop_id order by workshop_mark.step desc) as recency
  from workshop_mark
  where workshop_mark.mark in ('opened', 'closed')
) as state on state.workshop_id = workshop.workshop_id and state.recency = 1
left join (
  select
    workshop_person.workshop_id,
    count(case when workshop_person.joined then 1 end) as participants,
    count(case when workshop_person.finished then 1 end) as finished
  from workshop_person
  group by workshop_person.workshop_id
) as people on people.workshop_id = workshop.workshop_id
