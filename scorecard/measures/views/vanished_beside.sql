-- grain: one row per objective that the newest file of its unit and period left out, and objective that this or a later file brought
-- unit: same, said_at, said_by: a person's newest word on whether the two are the same
-- null: same, said_at, said_by: nobody said; period, unit, source_id: the file does not say
select distinct
  objective.objective_id,
  objective.text as objective,
  objective.source_id,
  objective.period,
  objective.unit,
  vanishing.thing_id as earlier_objective_id,
  vanishing.text as earlier_objective,
  identity_word.same,
  identity_word.marked_at as said_at,
  identity_word.marked_by as said_by
from vanishing
join objective
  on objective.period is not distinct from vanishing.period
  and objective.unit is not distinct from vanishing.unit
  and objective.objective_id <> vanishing.thing_id
join (
  select
    objective_version.objective_id,
    min(objective_version.upload_id) as upload_id
  from objective_version
  join standing_upload on standing_upload.upload_id = objective_version.upload_id
  group by objective_version.objective_id
) as brought
  on brought.objective_id = objective.objective_id
  and brought.upload_id > vanishing.before_upload
left join identity_word
  on identity_word.objective_id = objective.objective_id
  and identity_word.earlier_objective_id = vanishing.thing_id
where vanishing.kind = 'objective' and vanishing.returned_upload is null
