-- grain: one row per goalpost that an upload which counts moved: target, baseline, owner, wording or due date changed, or the whole vanished
-- unit: before and after as text, numbers with a dot; baselines and targets in the key result's unit of measure
-- null: after: no longer said; period, unit: the file does not say; a first value where there was none moves nothing and has no row
select
  thing_change.*,
  coalesce(thing_change.field, 'vanished') as move
from thing_change
join standing_upload on standing_upload.upload_id = thing_change.upload_id
where thing_change.before is not null
  and (thing_change.effect = 'vanished' or thing_change.field in ('target', 'baseline', 'owner', 'text', 'due_on'))
