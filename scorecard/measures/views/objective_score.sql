-- grain: one row per active or closed objective and reporting day
-- unit: score, low, high, completeness 0 to 1; expected a ratio; status by the bands of methodology 3.3 with the cap of 2.4
-- null: score: nothing scorable; period, unit, owner: the file does not say; perspective: unmapped; secondary: it has none
select
  day.as_of,
  objective.period,
  objective.unit,
  objective_perspective.perspective,
  objective_aside.secondary,
  coalesce(objective_aside.esg, false) as esg,
  day.objective_id,
  objective.text as objective,
  objective.stated,
  objective.owner,
  objective.weight,
  day.score,
  day.completeness,
  coalesce(day.completeness >= threshold.min_completeness - 1e-9, false) as enough,
  day.low,
  day.high,
  day.expected,
  day.status,
  day.behind_share,
  day.lowest,
  threshold.method_version,
  day.key_results,
  day.scored_key_results,
  day.achieved,
  day.on_track,
  day.at_risk,
  day.behind,
  day.partly,
  day.missed,
  day.key_results - day.achieved - day.on_track - day.at_risk - day.behind - day.partly - day.missed as unknown
from objective_day as day
join objective on objective.objective_id = day.objective_id
left join objective_perspective on objective_perspective.objective_id = day.objective_id
left join objective_aside on objective_aside.objective_id = day.objective_id
cross join threshold
