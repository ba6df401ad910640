-- grain: one row per key result with milestones and span of days in which none of them is done or falls due
-- unit: begins and ends are days, ends the first that is no longer of the span; done and due shares of the weight; late counts those due and not done
-- null: done: all weights are 0; due: as done, or no day is told; reached_on: none is done yet
-- kept: read by every question about progress
-- needs: milestone_version
select
  span.key_result_id,
  span.begins,
  span.ends,
  sum(case when milestone.done_on <= span.begins then milestone.weight else 0.0 end) / nullif(sum(milestone.weight), 0) as done,
  case
    when count(milestone.due_on) > 0
      then sum(case when milestone.due_on <= span.begins then milestone.weight else 0.0 end) / nullif(sum(milestone.weight), 0)
  end as due,
  count(case when milestone.due_on <= span.begins and (milestone.done_on is null or milestone.done_on > span.begins) then 1 end) as late,
  max(case when milestone.done_on <= span.begins then milestone.done_on end) as reached_on
from (
  select
    milestone_day.key_result_id,
    milestone_day.begins,
    coalesce(
      lead(milestone_day.begins) over (partition by milestone_day.key_result_id order by milestone_day.begins), date '9999-12-31'
    ) as ends
  from milestone_day
) as span
join milestone on milestone.key_result_id = span.key_result_id
group by span.key_result_id, span.begins, span.ends
