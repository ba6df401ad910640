-- grain: one row per perspective, period and reporting day, over the units that have it
-- unit: means of the units by their roll-up weight, 1 where none is told (methodology 2.1, open choice O4)
-- null: score, expected: nothing scorable; period: the file does not say; perspective: unmapped
select
  member.as_of,
  member.period,
  member.perspective,
  sum(unit_weight.weight * member.score) / nullif(sum(case when member.score is not null then unit_weight.weight end), 0) as score,
  sum(unit_weight.weight * member.completeness) / nullif(sum(unit_weight.weight), 0) as completeness,
  sum(unit_weight.weight * member.low) / nullif(sum(unit_weight.weight), 0) as low,
  sum(unit_weight.weight * member.high) / nullif(sum(unit_weight.weight), 0) as high,
  sum(case when member.score is not null then unit_weight.weight * member.expected end)
    / nullif(sum(case when member.score is not null and member.expected is not null then unit_weight.weight end), 0) as expected,
  sum(case when member.status = 'behind' then unit_weight.weight else 0.0 end) / nullif(sum(unit_weight.weight), 0) as behind_share,
  min(member.score) as lowest,
  count(*) as units,
  sum(member.objectives) as objectives,
  sum(member.key_results) as key_results,
  sum(member.scored_key_results) as scored_key_results,
  sum(member.achieved) as achieved,
  sum(member.on_track) as on_track,
  sum(member.at_risk) as at_risk,
  sum(member.behind) as behind,
  sum(member.partly) as partly,
  sum(member.missed) as missed,
  sum(member.unknown) as unknown
from unit_perspective_score as member
join unit_weight
  on unit_weight.period is not distinct from member.period
  and unit_weight.unit is not distinct from member.unit
group by member.as_of, member.period, member.perspective
