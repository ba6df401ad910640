-- grain: one row per upload that holds check-ins, undone uploads included: what it changes against the uploads that count before it
-- unit: counts, as in upload_effect
-- null: never
select
  check_in_step.upload_id as upload,
  'check_in' as kind,
  count(case when check_in_step.effect = 'added' then 1 end) as added,
  count(case when check_in_step.effect = 'changed' then 1 end) as changed,
  count(case when check_in_step.effect = 'unchanged' then 1 end) as unchanged,
  0 as vanished,
  count(case when check_in_step.effect = 'added' and check_in_step.next_upload is null then 1 end) as only_here,
  count(case when check_in_step.effect = 'changed' and check_in_step.next_upload is null then 1 end) as newest_here,
  0 as valued
from check_in_step
group by check_in_step.upload_id
