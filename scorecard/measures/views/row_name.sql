-- grain: one row per upload that counts, sheet and row with an objective or key result
-- unit: name is unit, objective and key result as the file knows them: by id, else by text. A row is known by it wherever it stands,
--   and whatever period the rows belong to; of several key results in a row the last by name
-- null: never
select
  named.upload_id,
  named.sheet,
  named.row,
  max(named.name) as name
from (
  select
    key_result_version.upload_id,
    key_result_version.sheet,
    key_result_version.row,
    coalesce(objective_version.unit, '') || ' / ' || lower(coalesce(objective_version.source_id, objective_version.text))
      || ' / ' || lower(coalesce(key_result_version.source_id, key_result_version.text)) as name
  from key_result_version
  join objective_version
    on objective_version.upload_id = key_result_version.upload_id
    and objective_version.objective_id = key_result_version.objective_id
  union all
  select
    objective_version.upload_id,
    objective_version.sheet,
    objective_version.row,
    coalesce(objective_version.unit, '') || ' / ' || lower(coalesce(objective_version.source_id, objective_version.text)) as name
  from objective_version
) as named
join standing_upload on standing_upload.upload_id = named.upload_id
group by named.upload_id, named.sheet, named.row
