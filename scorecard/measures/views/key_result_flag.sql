-- grain: one row per key result of an active or closed objective and reporting day
-- unit: as in key_result_score; flags are the codes of methodology 1.3 to 3.4, parted by blanks
-- null: as in key_result_score; flags: never
select
  score.*,
  said.confidence,
  trim(
    case when key_result.baseline is null and key_result.kind is null then 'E_NO_BASELINE ' else '' end
    || case when key_result.target is null and coalesce(key_result.kind, 'reach') = 'reach' then 'E_NO_TARGET ' else '' end
    || case when coalesce(key_result.kind, 'reach') = 'reach' and abs(key_result.target - key_result.baseline) <= 1e-12 then 'E_ZERO_RANGE ' else '' end
    || case
         when coalesce(key_result.key_result_type, key_result.direction) = 'increase' and key_result.kind = 'decrease' then 'E_DIRECTION '
         when coalesce(key_result.key_result_type, key_result.direction) = 'decrease' and key_result.kind = 'increase' then 'E_DIRECTION '
         else ''
       end
    || case when key_result.kind = 'control' then 'CONTROL_UNSCORED ' else '' end
    || case when abs(score.in_range - score.strict) > 0.10 + 1e-9 then 'CTRL_MISSING ' else '' end
    || case when score.observed_on is null and score.progress is null then 'NO_DATA ' else '' end
    || case when key_result.kind not like 'control%' and score.progress > 1 + 1e-9 then 'OVERSHOOT ' else '' end
    || case when score.progress < -threshold.regress_tolerance - 1e-9 then 'REGRESSED ' else '' end
    || case
         when score.age_days > threshold.expired_days then 'EXPIRED '
         when score.age_days > threshold.stale_days then 'STALE '
         else ''
       end
    || case when score.rebased_on is not null then 'REBASED ' else '' end
    || case when key_result.due_on > key_result.ends_on and score.as_of >= key_result.ends_on then 'CARRIED ' else '' end
    || case when key_result_alike.key_result_id is not null then 'SHARED_METRIC ' else '' end
    || case when abs(key_result.self_score - score.score) > 0.2 + 1e-9 then 'SELF_SCORE ' else '' end
    || case when said.confidence <= 3 then 'LOW_CONF ' else '' end
    || case when said.fell then 'CONF_DROP ' else '' end
    || case
         when abs(case when worded.key_result_id is null then stated.band else worded.band end - case when computed.band > 3 then 3 else computed.band end) >= 2
           then 'DIVERGES '
         else ''
       end
  ) as flags
from key_result_score as score
join key_result on key_result.key_result_id = score.key_result_id
left join confidence_said as said
  on said.key_result_id = score.key_result_id
  and said.observed_on <= score.as_of
  and score.as_of < said.until
left join status_said as worded on worded.key_result_id = score.key_result_id and worded.observed_on = score.observed_on
left join status_said as stated on stated.key_result_id = score.key_result_id and stated.observed_on is null
left join status_band as computed on computed.status = score.status
left join key_result_alike on key_result_alike.key_result_id = score.key_result_id
cross join threshold
