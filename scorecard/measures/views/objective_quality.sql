-- grain: one row per active or closed objective and reporting day
-- unit: owned 1 or 0; stale counts measurable key results without a value as fresh as the rhythm asks, or without any that is due
-- null: drivers: its half of the map leads, or nobody drew links; perspective: unmapped; period, unit: the file does not say
select
  reporting_day.as_of,
  member.objective_id,
  member.period,
  member.unit,
  member.perspective,
  max(case when coalesce(key_result.owner, objective.owner) is not null then 1 else 0 end) as owned,
  sum(case
    when key_result.kind is null or key_result.kind = 'control' then 0
    when score.status = 'no_data' or score.age_days > threshold.stale_days then 1
    else 0
  end) as stale,
  max(objective_driver.drivers) as drivers
from objective_measurability as member
join objective on objective.objective_id = member.objective_id
cross join reporting_day
cross join threshold
left join key_result on key_result.objective_id = member.objective_id
left join key_result_score as score
  on score.key_result_id = key_result.key_result_id
  and score.as_of = reporting_day.as_of
left join objective_driver on objective_driver.objective_id = member.objective_id
group by reporting_day.as_of, member.objective_id, member.period, member.unit, member.perspective
