-- grain: one row per objective and voter: the newest word of each
-- unit: confidence is a share of 1; precedence 1 speaks first: person, file, rule, classifier
-- null: perspective: an earlier word taken back, or a suggestion below the threshold; secondary, esg: it does not say
select
  ordered.objective_id,
  ordered.voter,
  ordered.name,
  ordered.perspective,
  ordered.confidence,
  ordered.reason,
  ordered.cast_at,
  ordered.secondary,
  ordered.esg,
  case ordered.voter when 'person' then 1 when 'file' then 2 when 'rule' then 3 else 4 end as precedence
from (
  select
    vote.*,
    row_number() over (partition by vote.objective_id, vote.voter order by vote.cast_at desc) as recency
  from vote
) as ordered
where ordered.recency = 1
