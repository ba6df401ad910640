-- grain: one row per upload and kind of thing, undone uploads included: what it changes against the uploads that count before it
-- unit: counts; only_here: no other upload that counts holds it; newest_here: changed, and no later upload that counts holds it; valued: it only holds values of it
-- null: never
select
  told.upload_id as upload,
  told.kind,
  count(case when told.effect = 'added' then 1 end) as added,
  count(case when told.effect = 'changed' then 1 end) as changed,
  count(case when told.effect = 'unchanged' then 1 end) as unchanged,
  count(case when told.effect = 'vanished' then 1 end) as vanished,
  count(case when told.effect = 'added' and told.next_upload is null then 1 end) as only_here,
  count(case when told.effect = 'changed' and told.next_upload is null then 1 end) as newest_here,
  count(case when told.effect = 'valued' then 1 end) as valued
from (
  select thing_version.upload_id, thing_version.kind, thing_version.effect, thing_version.next_upload
  from thing_version
  where thing_version.stated
  union all
  select vanishing.upload_id, vanishing.kind, 'vanished' as effect, null as next_upload
  from vanishing
  where vanishing.stated
  union all
  select key_result_lent.upload_id, 'key_result' as kind, 'valued' as effect, null as next_upload
  from key_result_lent
) as told
group by told.upload_id, told.kind
