-- grain: one row per objective that somebody or something could place in a perspective
-- unit: confidence is a share of 1
-- null: never; an objective without a row is unmapped
-- kept: read by every roll-up
select
  picked.objective_id,
  picked.perspective,
  picked.voter as perspective_by,
  picked.name,
  picked.confidence,
  picked.reason
from (
  select
    newest.*,
    row_number() over (partition by newest.objective_id order by newest.precedence) as choice
  from (
    select
      vote.*,
      case vote.voter when 'person' then 1 when 'file' then 2 when 'rule' then 3 else 4 end as precedence,
      row_number() over (partition by vote.objective_id, vote.voter order by vote.cast_at desc) as recency
    from vote
  ) as newest
  where newest.recency = 1 and newest.perspective is not null
) as picked
where picked.choice = 1
