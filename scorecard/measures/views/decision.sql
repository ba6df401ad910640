-- grain: one row per person's vote that nobody took back
-- unit: recency counts from the newest decision on the objective, which is 1 and holds
-- null: perspective: the person withdrew their word, so that file and words speak again; secondary, esg: not said
select
  vote.objective_id,
  vote.name,
  vote.perspective,
  vote.confidence,
  vote.reason,
  vote.secondary,
  vote.esg,
  vote.cast_at,
  row_number() over (partition by vote.objective_id order by vote.cast_at desc) as recency
from vote
left join vote as back on back.objective_id = vote.objective_id and back.takes_back = vote.cast_at
where vote.voter = 'person' and vote.takes_back is null and back.objective_id is null
