-- grain: one row per key result with milestones and reporting day
-- unit: done and due shares of the milestones' weight; late counts those due by the day and not done by it; reached_on the newest done
-- null: done: all weights are 0; due: as done, or no day is told; reached_on: none is done yet
select
  reporting_day.as_of,
  milestone.key_result_id,
  sum(case when milestone.done_on <= reporting_day.as_of then milestone.weight else 0.0 end) / nullif(sum(milestone.weight), 0) as done,
  case
    when count(milestone.due_on) > 0
      then sum(case when milestone.due_on <= reporting_day.as_of then milestone.weight else 0.0 end) / nullif(sum(milestone.weight), 0)
  end as due,
  count(case
    when milestone.due_on <= reporting_day.as_of and (milestone.done_on is null or milestone.done_on > reporting_day.as_of) then 1
  end) as late,
  max(case when milestone.done_on <= reporting_day.as_of then milestone.done_on end) as reached_on
from milestone
cross join reporting_day
group by reporting_day.as_of, milestone.key_result_id
