-- grain: one row per unit with objectives, one above it (or itself), perspective, period and reporting day
-- unit: share and present_share: what the lower unit's own objectives count in the tree of the upper one, of 1
-- null: period: the file does not say; perspective: unmapped; share: nothing scored
select
  lower_end.as_of,
  lower_end.period,
  lower_end.perspective,
  reach.ancestor,
  reach.unit,
  max(lower_end.own_share) * exp(coalesce(sum(ln(case when step.share > 0 then step.share end)), 0.0))
    * min(case when step.share is null or step.share > 0 then 1.0 else 0.0 end) as share,
  max(lower_end.own_present_share) * exp(coalesce(sum(ln(case when step.present_share > 0 then step.present_share end)), 0.0))
    * min(case when step.present_share is null or step.present_share > 0 then 1.0 else 0.0 end) as present_share
from tree_branch as lower_end
join unit_ancestor as reach on reach.unit = lower_end.unit
left join unit_ancestor as above on above.unit = reach.unit and above.depth < reach.depth
left join tree_branch as step
  on step.as_of = lower_end.as_of
  and step.period is not distinct from lower_end.period
  and step.perspective is not distinct from lower_end.perspective
  and step.unit = above.ancestor
where lower_end.own_present_share > 0
group by lower_end.as_of, lower_end.period, lower_end.perspective, reach.ancestor, reach.unit
