-- grain: one row per current objective that anybody voted on: what each kind of voter says now
-- unit: named counts the different perspectives that voters name
-- null: a voter's perspective: it is silent, not sure, or names one that the period does not have; its reason: it was never asked
select
  spoken.objective_id,
  count(distinct spoken.perspective) as named,
  max(case when spoken.voter = 'file' then spoken.perspective end) as file_perspective,
  max(case when spoken.voter = 'file' then spoken.cast_at end) as file_at,
  max(case when spoken.voter = 'rule' then spoken.perspective end) as rule_perspective,
  max(case when spoken.voter = 'rule' then spoken.reason end) as rule_reason,
  max(case when spoken.voter = 'classifier' then spoken.perspective end) as classifier_perspective,
  max(case when spoken.voter = 'classifier' then spoken.reason end) as classifier_reason,
  max(case when spoken.voter = 'person' then spoken.perspective end) as person_perspective,
  max(case when spoken.voter = 'person' then spoken.name end) as person,
  max(case when spoken.voter = 'person' then spoken.cast_at end) as person_at
from (
  select
    vote_newest.objective_id,
    vote_newest.voter,
    vote_newest.name,
    period_perspective.perspective_id as perspective,
    vote_newest.reason,
    vote_newest.cast_at
  from vote_newest
  join objective on objective.objective_id = vote_newest.objective_id
  left join period_perspective
    on period_perspective.period is not distinct from objective.period
    and period_perspective.perspective_id = vote_newest.perspective
) as spoken
group by spoken.objective_id
