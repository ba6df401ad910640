-- grain: one row per upload that counts and unit and period that it brings objectives for, not only values of their key results
-- unit: the next uploads that bring the same unit and period: telling more of objectives than names, holding key results
-- null: next_telling, next_holding: none yet; unit, period: the file does not say, and then only a file of the same name brings the same
select
  place.upload_id,
  place.unit,
  place.period,
  min(case when place.tells = 1 then place.upload_id end) over later as next_telling,
  min(case when place.holds = 1 then place.upload_id end) over later as next_holding
from (
  select
    objective_version.upload_id,
    objective_version.unit,
    objective_version.period,
    case when objective_version.unit is null or objective_version.period is null then standing_upload.file end as series,
    max(case when objective_version.stated and not coalesce(objective_version.named_only, false) then 1 else 0 end) as tells,
    max(case when objective_step.holds then 1 else 0 end) as holds
  from objective_step
  join objective_version
    on objective_version.objective_id = objective_step.objective_id
    and objective_version.upload_id = objective_step.upload_id
  join standing_upload on standing_upload.upload_id = objective_step.upload_id
  group by
    objective_version.upload_id,
    objective_version.unit,
    objective_version.period,
    case when objective_version.unit is null or objective_version.period is null then standing_upload.file end
) as place
window later as (
  partition by place.unit, place.period, place.series order by place.upload_id rows between 1 following and unbounded following
)
