-- grain: one row per key result of an active or closed objective and reporting day
-- unit: as in key_result_score; flags are the codes of methodology 1.3, parted by blanks
-- null: as in key_result_score; flags: never
select
  key_result_score.*,
  trim(
    case when key_result.baseline is null and key_result.kind is null then 'E_NO_BASELINE ' else '' end
    || case when key_result.target is null and key_result.kind is null then 'E_NO_TARGET ' else '' end
    || case when abs(key_result.target - key_result.baseline) <= 1e-12 then 'E_ZERO_RANGE ' else '' end
    || case
         when key_result.direction = 'increase' and key_result.kind = 'decrease' then 'E_DIRECTION '
         when key_result.direction = 'decrease' and key_result.kind = 'increase' then 'E_DIRECTION '
         else ''
       end
    || case when key_result.kind = 'control' then 'CONTROL_UNSCORED ' else '' end
    || case when key_result_score.observed_on is null then 'NO_DATA ' else '' end
    || case when key_result_score.progress > 1 + 1e-9 then 'OVERSHOOT ' else '' end
    || case when key_result_score.progress < -threshold.regress_tolerance - 1e-9 then 'REGRESSED ' else '' end
    || case
         when key_result_score.age_days > threshold.expired_days then 'EXPIRED '
         when key_result_score.age_days > threshold.stale_days then 'STALE '
         else ''
       end
  ) as flags
from key_result_score
join key_result on key_result.key_result_id = key_result_score.key_result_id
cross join threshold
