-- grain: one row per key result and day with a value of its kind
-- unit: value in the key result's unit of measure; for percent_complete in percent; for binary and baseline_setting 1 is done
-- null: never
select
  valued.*
from (
  select
    key_result.key_result_id,
    check_in.observed_on,
    key_result.kind,
    key_result.accumulation,
    key_result.starts_on,
    case
      when key_result.kind = 'percent_complete' and key_result.key_result_type = 'percent_complete'
        then coalesce(check_in.percent_complete, check_in.value)
      when key_result.kind = 'percent_complete' then check_in.percent_complete
      when key_result.kind = 'binary' and coalesce(check_in.value / nullif(key_result.target, 0), check_in.value, check_in.percent_complete / 100) >= 1 - 1e-9
        then 1.0
      when key_result.kind = 'binary' and coalesce(check_in.value, check_in.percent_complete) is not null then 0.0
      when key_result.kind = 'baseline_setting' and check_in.value is not null then 1.0
      when key_result.kind is null or key_result.kind not in ('binary', 'baseline_setting', 'milestone') then check_in.value
    end as value
  from check_in
  join key_result on key_result.key_result_id = check_in.key_result_id
) as valued
where valued.value is not null
