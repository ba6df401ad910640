-- id: self-score-far
-- title: Scored by its owner far from its numbers
-- severity: warning
-- why: Owner and numbers see the result differently; the computed score counts.
-- fix: Talk about it, and write down why.
-- grain: one row per key result and reporting day
select
  objective.period,
  objective.unit,
  objective_perspective.perspective,
  key_result.objective_id,
  key_result.key_result_id,
  '“' || key_result.text || '” is given ' || key_result.self_score || ' by its owner, and its numbers say ' || round(score.score, 2)
    || case when key_result.self_comment is null then '; nobody says why.' else '.' end as message,
  key_result.weight,
  key_result.file,
  key_result.sheet,
  key_result.row,
  cast(key_result.self_score as varchar) as value,
  score.as_of,
  case when key_result.self_comment is null then 'warning' else 'note' end as severity
from key_result_score as score
join key_result on key_result.key_result_id = score.key_result_id
join objective on objective.objective_id = key_result.objective_id
left join objective_perspective on objective_perspective.objective_id = key_result.objective_id
where abs(key_result.self_score - score.score) > 0.2 + 1e-9
