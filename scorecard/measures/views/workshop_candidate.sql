-- grain: one row per current objective that a workshop may sort
-- unit: weight as in objective; voices: how many different perspectives the newest votes of file, person, rule and classifier name
-- null: perspective: unmapped; period, unit: the file does not say
select
  objective.objective_id,
  objective.period,
  objective.unit,
  objective.text as objective,
  objective.weight,
  objective_perspective.perspective,
  coalesce(said.voices, 0) as voices
from objective
left join objective_perspective on objective_perspective.objective_id = objective.objective_id
left join (
  select vote_newest.objective_id, count(distinct vote_newest.perspective) as voices
  from vote_newest
  group by vote_newest.objective_id
) as said on said.objective_id = objective.objective_id
where objective.state in ('active', 'closed')
