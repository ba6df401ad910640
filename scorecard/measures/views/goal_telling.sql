-- grain: one row per version of a key result that tells other numbers to reach or keep than those before, and the first of each such key result
-- unit: numbers in the key result's unit of measure, one that a version leaves out as last told, a first value where there was none holding before it was told; told_on the day of the upload; place counts the versions
-- null: a number that no version says
select
  placed.*
from (
  select
    version.key_result_id,
    version.upload_id,
    cast(standing_upload.uploaded_at as date) as told_on,
    coalesce(last_value(version.baseline ignore nulls) over so_far, first_value(version.baseline ignore nulls) over onwards) as baseline,
    coalesce(last_value(version.target ignore nulls) over so_far, first_value(version.target ignore nulls) over onwards) as target,
    coalesce(last_value(version.lower_limit ignore nulls) over so_far, first_value(version.lower_limit ignore nulls) over onwards) as lower_limit,
    coalesce(last_value(version.upper_limit ignore nulls) over so_far, first_value(version.upper_limit ignore nulls) over onwards) as upper_limit,
    version.baseline <> last_value(version.baseline ignore nulls) over earlier
      or version.target <> last_value(version.target ignore nulls) over earlier
      or version.lower_limit <> last_value(version.lower_limit ignore nulls) over earlier
      or version.upper_limit <> last_value(version.upper_limit ignore nulls) over earlier as moved,
    row_number() over told as place
  from key_result_version as version
  join standing_upload on standing_upload.upload_id = version.upload_id
  join (
    select key_result_version.key_result_id
    from key_result_version
    join (select distinct key_result_step.key_result_id from key_result_step where key_result_step.before_upload is not null) as repeated
      on repeated.key_result_id = key_result_version.key_result_id
    group by key_result_version.key_result_id
    having min(key_result_version.baseline) < max(key_result_version.baseline) or min(key_result_version.target) < max(key_result_version.target)
      or min(key_result_version.lower_limit) < max(key_result_version.lower_limit)
      or min(key_result_version.upper_limit) < max(key_result_version.upper_limit)
  ) as stirred
    on stirred.key_result_id = version.key_result_id
  left join upload_reread on upload_reread.upload_id = version.upload_id
  left join key_result_lent as lent on lent.upload_id = version.upload_id and lent.key_result_id = version.key_result_id
  where upload_reread.upload_id is null and lent.key_result_id is null
  window told as (partition by version.key_result_id order by version.upload_id),
    earlier as (partition by version.key_result_id order by version.upload_id rows between unbounded preceding and 1 preceding),
    so_far as (partition by version.key_result_id order by version.upload_id rows between unbounded preceding and current row),
    onwards as (partition by version.key_result_id order by version.upload_id rows between current row and unbounded following)
) as placed
where placed.place = 1 or placed.moved
