-- grain: one row per version of a key result that tells other numbers to reach or keep than the version before, and the first of each such key result
-- unit: numbers in the key result's unit of measure; told_on the day of the upload; place counts the key result's versions
-- null: a number that the version does not say
select
  placed.*
from (
  select
    version.key_result_id,
    version.upload_id,
    cast(standing_upload.uploaded_at as date) as told_on,
    version.baseline,
    version.target,
    version.lower_limit,
    version.upper_limit,
    version.baseline <> lag(version.baseline) over (partition by version.key_result_id order by version.upload_id)
      or version.target <> lag(version.target) over (partition by version.key_result_id order by version.upload_id)
      or version.lower_limit <> lag(version.lower_limit) over (partition by version.key_result_id order by version.upload_id)
      or version.upper_limit <> lag(version.upper_limit) over (partition by version.key_result_id order by version.upload_id) as moved,
    row_number() over (partition by version.key_result_id order by version.upload_id) as place
  from key_result_version as version
  join standing_upload on standing_upload.upload_id = version.upload_id
  join (
    select distinct key_result_step.key_result_id from key_result_step where key_result_step.effect = 'changed'
  ) as stirred
    on stirred.key_result_id = version.key_result_id
  left join upload_reread on upload_reread.upload_id = version.upload_id
  where upload_reread.upload_id is null
) as placed
where placed.place = 1 or placed.moved
