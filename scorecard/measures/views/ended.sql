-- grain: one row per objective or key result that a person ended and has not taken back
-- unit: kind is objective or key_result
-- null: never
select
  newest.kind,
  newest.thing_id,
  newest.marked_at,
  newest.marked_by
from (
  select
    end_mark.*,
    row_number() over (partition by end_mark.kind, end_mark.thing_id order by end_mark.marked_at desc) as recency
  from end_mark
) as newest
where newest.recency = 1
  and newest.ended
  and not exists (
    select 1
    from key_result_version
    join standing_upload on standing_upload.upload_id = key_result_version.upload_id
    where newest.kind = 'key_result'
      and key_result_version.key_result_id = newest.thing_id
      and standing_upload.uploaded_at > newest.marked_at
  )
  and not exists (
    select 1
    from objective_version
    join standing_upload on standing_upload.upload_id = objective_version.upload_id
    where newest.kind = 'objective'
      and objective_version.objective_id = newest.thing_id
      and standing_upload.uploaded_at > newest.marked_at
  )
