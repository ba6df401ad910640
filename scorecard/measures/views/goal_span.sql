-- grain: one row per key result whose numbers to reach moved within its period, and span of days in which one telling of them held
-- unit: begins and ends are days, ends the first on which the next telling holds; rebased_on the day of the move
-- null: rebased_on: the first span; numbers that nobody says. A move told after the period's end corrects all of it and opens no span.
-- kept: measurements and the spans of all key results are held against it, and few goals move
select
  told.key_result_id,
  case when told.place = 1 then date '0001-01-01' else told.told_on end as begins,
  coalesce(told.next_told_on, date '9999-12-31') as ends,
  case when told.place > 1 then told.told_on end as rebased_on,
  case
    when key_result.kind = 'reach' then 0.0
    when told.next_told_on is null then key_result.baseline
    else coalesce(told.baseline, key_result.baseline)
  end as baseline,
  case when told.next_told_on is null then key_result.target else coalesce(told.target, key_result.target) end as target,
  case when told.next_told_on is null then key_result.lower_limit else coalesce(told.lower_limit, key_result.lower_limit) end as lower_limit,
  case when told.next_told_on is null then key_result.upper_limit else coalesce(told.upper_limit, key_result.upper_limit) end as upper_limit
from (
  select
    goal_telling.*,
    lead(goal_telling.told_on) over (partition by goal_telling.key_result_id order by goal_telling.place) as next_told_on,
    max(goal_telling.told_on) over (partition by goal_telling.key_result_id) as last_told_on,
    count(*) over (partition by goal_telling.key_result_id) as tellings
  from goal_telling
) as told
join key_result on key_result.key_result_id = told.key_result_id
where told.tellings > 1 and told.last_told_on <= key_result.ends_on
