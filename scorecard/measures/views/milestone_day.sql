-- grain: one row per key result with milestones and day on which one of them was done or due, and the first of all days
-- unit: begins is that day
-- null: never
select milestone.key_result_id, date '0001-01-01' as begins from milestone
union
select milestone.key_result_id, milestone.done_on as begins from milestone where milestone.done_on is not null
union
select milestone.key_result_id, milestone.due_on as begins from milestone where milestone.due_on is not null
