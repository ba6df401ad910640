-- grain: one row per active or closed objective and reporting day on which a key result of it is scored
-- unit: sums over its scored key results: of weight, of weight times score and weight times expected (0 to 1); counts of key results
-- null: expected, expected_weight: none is paced; the rest: never
select
  member.as_of,
  member.objective_id,
  sum(member.weight) as weight,
  sum(member.weight * member.score) as score,
  sum(member.weight * member.expected) as expected,
  sum(case when member.expected is not null then member.weight end) as expected_weight,
  sum(case when member.status in ('behind', 'missed', 'unknown_stale') then member.weight else 0.0 end) as behind_weight,
  min(member.score) as lowest,
  count(*) as key_results,
  count(case when member.status = 'achieved' then 1 end) as achieved,
  count(case when member.status = 'on_track' then 1 end) as on_track,
  count(case when member.status = 'at_risk' then 1 end) as at_risk,
  count(case when member.status = 'behind' then 1 end) as behind,
  count(case when member.status = 'partly' then 1 end) as partly,
  count(case when member.status = 'missed' then 1 end) as missed
from key_result_score as member
-- Without a value only these two kinds can have a score; said here, the others are left out before anything is worked out about them.
where member.score is not null
  and (member.value is not null or member.kind in ('milestone', 'baseline_setting'))
group by member.as_of, member.objective_id
