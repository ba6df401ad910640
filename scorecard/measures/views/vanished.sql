-- grain: one row per objective or key result that the newest upload of its unit and period no longer holds, and each that a person ended
-- unit: key_results is a count; kind is objective or key_result; a key result goes with its objective where both are gone
-- null: gone_file, gone_at: no upload that counts leaves it out; ended_at, ended_by: it still counts; unit, period: the file does not say
select
  last.kind,
  last.thing_id,
  last.stated,
  last.text,
  last.period,
  last.unit,
  case when last.kind = 'objective' then (
    select count(*)
    from key_result_version
    where key_result_version.objective_id = last.thing_id and key_result_version.upload_id = last.upload_id
  ) end as key_results,
  held.file,
  last.sheet,
  last.cell,
  leaving.file as gone_file,
  strftime(leaving.uploaded_at, '%Y-%m-%dT%H:%M:%SZ') as gone_at,
  strftime(ended.marked_at, '%Y-%m-%dT%H:%M:%SZ') as ended_at,
  ended.marked_by as ended_by
from thing_version as last
join upload as held on held.upload_id = last.upload_id
left join vanishing
  on vanishing.kind = last.kind
  and vanishing.thing_id = last.thing_id
  and vanishing.before_upload = last.upload_id
left join upload as leaving on leaving.upload_id = vanishing.upload_id
left join ended on ended.kind = last.kind and ended.thing_id = last.thing_id
left join vanishing as whole
  on whole.kind = 'objective'
  and whole.thing_id = last.objective_id
  and whole.returned_upload is null
where last.standing
  and last.next_upload is null
  and (ended.thing_id is not null or (vanishing.upload_id is not null and (last.kind = 'objective' or whole.upload_id is null)))
