-- grain: one row per current key result
-- unit: weight as the roll-up counts it, 0 or more (methodology 2.6); the rest as in key_result
-- null: weight: never; the rest as in key_result
select
  key_result.key_result_id,
  key_result.objective_id,
  key_result.state,
  key_result.kind,
  key_result.goal_mode,
  key_result.plan_curve,
  key_result.scale,
  key_result.stretch_target,
  key_result.starts_on,
  key_result.due_on,
  case when key_result_alike.key_result_id is null and key_result.weight > 0 then key_result.weight else 0.0 end as weight
from key_result
left join key_result_alike on key_result_alike.key_result_id = key_result.key_result_id
