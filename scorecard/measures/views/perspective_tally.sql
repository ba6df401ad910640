-- grain: one row per perspective, period and reporting day, over the units that have it
-- unit: means of the units by their roll-up weight, 1 where none is told (methodology 2.1, open choice O4)
-- null: score, expected, unit_first_sum, unit_first_weight: nothing scorable; period: the file does not say; perspective: unmapped
select
  member.as_of,
  member.period,
  member.perspective,
  sum(member.unit_weight * member.score) / nullif(sum(case when member.score is not null then member.unit_weight end), 0) as score,
  coalesce(sum(member.unit_weight * member.completeness) / nullif(sum(member.unit_weight), 0), 0.0) as completeness,
  coalesce(sum(member.unit_weight * member.low) / nullif(sum(member.unit_weight), 0), 0.0) as low,
  coalesce(sum(member.unit_weight * member.high) / nullif(sum(member.unit_weight), 0), 1.0) as high,
  sum(case when member.score is not null then member.unit_weight * member.expected end)
    / nullif(sum(case when member.score is not null and member.expected is not null then member.unit_weight end), 0) as expected,
  sum(case when member.status = 'behind' then member.unit_weight else 0.0 end) / nullif(sum(member.unit_weight), 0) as behind_share,
  min(member.score) as lowest,
  sum(case when member.unit_first is not null then member.unit_weight * member.unit_first end) as unit_first_sum,
  sum(case when member.unit_first is not null then member.unit_weight end) as unit_first_weight,
  sum(member.counts_unit) as whole_units,
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
from unit_perspective_beside as member
group by member.as_of, member.period, member.perspective
