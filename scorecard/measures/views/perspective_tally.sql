-- grain: one row per perspective, period and reporting day, over the units that have it
-- unit: means of the units, each counting alike (methodology 2.1, open choice O4)
-- null: score, expected: nothing scorable; period: the file does not say; perspective: unmapped
select
  member.as_of,
  member.period,
  member.perspective,
  avg(member.score) as score,
  avg(member.completeness) as completeness,
  avg(member.low) as low,
  avg(member.high) as high,
  avg(case when member.score is not null then member.expected end) as expected,
  avg(case when member.status = 'behind' then 1.0 else 0.0 end) as behind_share,
  count(*) as units,
  sum(member.objectives) as objectives,
  sum(member.key_results) as key_results,
  sum(member.scored_key_results) as scored_key_results,
  sum(member.achieved) as achieved,
  sum(member.on_track) as on_track,
  sum(member.at_risk) as at_risk,
  sum(member.behind) as behind,
  sum(member.unknown) as unknown
from unit_perspective_score as member
group by member.as_of, member.period, member.perspective
