-- grain: one row per period and reporting day that has mapped objectives
-- unit: means over the perspectives by intended weight, perspective first (methodology 2.1)
-- null: score, expected: nothing scorable; period: the file does not say
select
  member.as_of,
  member.period,
  sum(active_perspective.intended_weight * member.score)
    / nullif(sum(case when member.score is not null then active_perspective.intended_weight end), 0) as score,
  sum(active_perspective.intended_weight * member.completeness) / max(active_perspective.all_weights) as completeness,
  sum(active_perspective.intended_weight * member.low) / max(active_perspective.all_weights) as low,
  1 - sum(active_perspective.intended_weight * (1 - member.high)) / max(active_perspective.all_weights) as high,
  sum(case when member.score is not null then active_perspective.intended_weight * member.expected end)
    / nullif(sum(case when member.score is not null and member.expected is not null
      then active_perspective.intended_weight end), 0) as expected,
  sum(case when member.status = 'behind' then active_perspective.intended_weight else 0.0 end)
    / nullif(sum(active_perspective.intended_weight), 0) as behind_share,
  min(member.score) as lowest,
  sum(member.unit_first_sum) / nullif(sum(member.unit_first_weight), 0) as unit_first,
  sum(member.whole_units) as units,
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
from perspective_score as member
join active_perspective
  on active_perspective.period is not distinct from member.period
  and active_perspective.organisation
  and active_perspective.perspective_id = member.perspective
group by member.as_of, member.period
