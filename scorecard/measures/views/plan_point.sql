-- grain: one row per key result of a phased plan and day for which progress was planned, its start (0) and due day (1) among them
-- unit: planned a ratio, 1 is the target
-- null: never; a key result without dates has no plan
select
  point.key_result_id,
  point.planned_on,
  max(point.planned) as planned
from (
  select
    plan_point_version.key_result_id,
    plan_point_version.planned_on,
    plan_point_version.planned_progress as planned
  from plan_point_version
  join (
    select plan_point_version.key_result_id, max(plan_point_version.upload_id) as upload_id
    from plan_point_version
    join standing_upload on standing_upload.upload_id = plan_point_version.upload_id
    group by plan_point_version.key_result_id
  ) as newest
    on newest.key_result_id = plan_point_version.key_result_id
    and newest.upload_id = plan_point_version.upload_id
  join key_result on key_result.key_result_id = plan_point_version.key_result_id
  where plan_point_version.planned_on > key_result.starts_on and plan_point_version.planned_on < key_result.due_on
  union all
  select key_result.key_result_id, key_result.starts_on as planned_on, 0.0 as planned
  from key_result
  where key_result.plan_curve = 'phased' and key_result.starts_on < key_result.due_on
  union all
  select key_result.key_result_id, key_result.due_on as planned_on, 1.0 as planned
  from key_result
  where key_result.plan_curve = 'phased' and key_result.starts_on < key_result.due_on
) as point
join key_result on key_result.key_result_id = point.key_result_id
where key_result.plan_curve = 'phased'
group by point.key_result_id, point.planned_on
