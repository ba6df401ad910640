-- grain: one row per observation of a control key result since its start; of one without limits, which only shows its value, of any day
-- unit: value in its unit of measure; inside is 1 within the limits that held that day, else 0, distance outside them in widths of tolerance; hits and seen count up to and with this one
-- null: inside_before: the first observation; inside, distance, hits: it has no limits
select
  observed.*,
  sum(observed.inside) over (partition by observed.key_result_id order by observed.observed_on) as hits,
  count(*) over (partition by observed.key_result_id order by observed.observed_on) as seen,
  lag(observed.inside) over (partition by observed.key_result_id order by observed.observed_on) as inside_before
from (
  select
    measured.key_result_id,
    measured.observed_on,
    measured.value,
    case
      when goal.lower_limit is null and goal.upper_limit is null then null
      when measured.value < goal.lower_limit - 1e-9 then 0
      when measured.value > goal.upper_limit + 1e-9 then 0
      else 1
    end as inside,
    case
      when measured.value < goal.lower_limit - 1e-9 then (goal.lower_limit - measured.value) / goal.width
      when measured.value > goal.upper_limit + 1e-9 then (measured.value - goal.upper_limit) / goal.width
      when goal.lower_limit is not null or goal.upper_limit is not null then 0.0
    end as distance
  from measured
  join key_result_goal as goal
    on goal.key_result_id = measured.key_result_id
    and goal.begins <= measured.observed_on
    and measured.observed_on < goal.ends
  where measured.kind = 'control'
    or (measured.kind like 'control%' and (measured.starts_on is null or measured.observed_on >= measured.starts_on))
) as observed
