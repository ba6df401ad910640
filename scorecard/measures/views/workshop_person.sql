-- grain: one row per participant of a workshop: named by the facilitator, or come by the workshop's link
-- unit: answered, unsure: objectives; unsure are those of them that the participant could not place
-- null: department: none named
select
  newest.workshop_id,
  newest.participant_id,
  newest.token,
  newest.name,
  newest.department,
  newest.invited,
  newest.joined,
  coalesce(done.finished, 0) > 0 as finished,
  coalesce(answers.answered, 0) as answered,
  coalesce(answers.unsure, 0) as unsure
from (
  select
    workshop_participant.*,
    row_number() over (
      partition by workshop_participant.workshop_id, workshop_participant.participant_id
      order by workshop_participant.step desc
    ) as recency
  from workshop_participant
) as newest
left join (
  select workshop_mark.workshop_id, workshop_mark.participant_id, count(*) as finished
  from workshop_mark
  where workshop_mark.mark = 'finished'
  group by workshop_mark.workshop_id, workshop_mark.participant_id
) as done on done.workshop_id = newest.workshop_id and done.participant_id = newest.participant_id
left join (
  select
    workshop_sorted.workshop_id,
    workshop_sorted.participant_id,
    count(*) as answered,
    count(case when workshop_sorted.perspective is null then 1 end) as unsure
  from workshop_sorted
  group by workshop_sorted.workshop_id, workshop_sorted.participant_id
) as answers on answers.workshop_id = newest.workshop_id and answers.participant_id = newest.participant_id
where newest.recency = 1
