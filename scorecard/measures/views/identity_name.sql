-- grain: one row per objective that a person called the same as an earlier one which counts no more (ended, or its period's file undone)
-- unit: known_as is that earlier objective, with its newest text and id
-- null: source_id: its file gives none
select
  identity_word.objective_id,
  identity_word.earlier_objective_id as known_as,
  last.text,
  last.source_id
from identity_word
join (
  select
    objective_version.objective_id,
    objective_version.text,
    objective_version.source_id,
    row_number() over (partition by objective_version.objective_id order by objective_version.upload_id desc) as recency
  from objective_version
) as last
  on last.objective_id = identity_word.earlier_objective_id
  and last.recency = 1
left join objective as counting on counting.objective_id = identity_word.earlier_objective_id
where identity_word.same and counting.objective_id is null
