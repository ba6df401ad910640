-- grain: as goal_held
-- unit: as in goal_held; width, of the tolerance around limits, in the key result's unit of measure (methodology 1.4)
-- null: as in goal_held; width: without limits
select
  goal_held.*,
  case
    when goal_held.lower_limit is null and goal_held.upper_limit is null then null
    when goal_held.lower_limit < goal_held.upper_limit then (goal_held.upper_limit - goal_held.lower_limit) / 2
    when key_result.tolerance > 0 then key_result.tolerance
    when abs(goal_held.baseline - coalesce(goal_held.lower_limit, goal_held.upper_limit))
        > 0.05 * abs(coalesce(goal_held.lower_limit, goal_held.upper_limit))
      then abs(goal_held.baseline - coalesce(goal_held.lower_limit, goal_held.upper_limit))
    when coalesce(goal_held.lower_limit, goal_held.upper_limit) <> 0
      then 0.05 * abs(coalesce(goal_held.lower_limit, goal_held.upper_limit))
    else 1e-9
  end as width
from goal_held
join key_result on key_result.key_result_id = goal_held.key_result_id
