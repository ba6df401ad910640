-- grain: one row per period and unit with objectives, and one per period for the organisation
-- unit: counts; mapped_share: the part of the weight, as `objective_share` counts it, that stands in a perspective
-- null: period, unit: the file does not say, and unit of the organisation's row; mapped_share: all weights are 0
select
  member.period,
  member.place as unit,
  member.organisation,
  count(*) as objectives,
  sum(case when member.state in ('unmapped', 'disputed') then 1 else 0 end) as open,
  sum(case when member.state = 'unmapped' then 1 else 0 end) as unmapped,
  sum(case when member.state = 'decided' then 1 else 0 end) as decided,
  sum(case when member.perspective is null then 0.0 else member.share end) / nullif(sum(member.share), 0) as mapped_share
from (
  select
    review_state.period,
    review_state.state,
    review_state.perspective,
    review_state.share,
    counted.organisation,
    case when counted.organisation then null else review_state.unit end as place
  from review_state
  cross join (select false as organisation union all select true as organisation) as counted
) as member
group by member.period, member.place, member.organisation
