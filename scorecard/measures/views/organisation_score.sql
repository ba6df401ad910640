-- grain: one row per period and reporting day that has mapped objectives
-- unit: as in organisation_perspective_first; unit_first the same number by way of the units; mix: they differ by more than 0.05
-- null: score: nothing scorable; period: the file does not say
select
  first_way.as_of,
  first_way.period,
  first_way.score,
  second_way.unit_first,
  coalesce(abs(first_way.score - second_way.unit_first) > 0.05 + 1e-9, false) as mix,
  first_way.completeness,
  first_way.low,
  first_way.high,
  first_way.expected,
  first_way.status,
  first_way.lowest,
  first_way.behind_share,
  first_way.method_version,
  second_way.units,
  first_way.objectives,
  first_way.key_results,
  first_way.scored_key_results,
  first_way.achieved,
  first_way.on_track,
  first_way.at_risk,
  first_way.behind,
  first_way.partly,
  first_way.missed,
  first_way.unknown
from organisation_perspective_first as first_way
join (
  select
    unit_score.as_of,
    unit_score.period,
    sum(unit_weight.weight * unit_score.score) / nullif(sum(case when unit_score.score is not null then unit_weight.weight end), 0) as unit_first,
    count(*) as units
  from unit_score
  join unit_weight
    on unit_weight.period is not distinct from unit_score.period
    and unit_weight.unit is not distinct from unit_score.unit
  group by unit_score.as_of, unit_score.period
) as second_way
  on second_way.as_of = first_way.as_of
  and second_way.period is not distinct from first_way.period
