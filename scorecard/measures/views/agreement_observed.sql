-- grain: one row per workshop, workshop compared with, and group
-- unit: objectives (with two ratings or more), ratings, decided_ratings, agreeing counts; observed: mean share of agreeing pairs
-- null: compared_with: the workshop by itself; observed: no objective with two ratings
select
  agreement_member.workshop_id,
  agreement_member.compared_with,
  agreement_member.everyone,
  agreement_member.department,
  count(agreement_member.pair_agreement) as objectives,
  sum(agreement_member.ratings) as ratings,
  avg(agreement_member.pair_agreement) as observed,
  coalesce(sum(case when agreement_member.decided_ratings is not null then agreement_member.ratings end), 0) as decided_ratings,
  coalesce(sum(agreement_member.decided_ratings), 0) as agreeing
from agreement_member
group by
  agreement_member.workshop_id, agreement_member.compared_with, agreement_member.everyone, agreement_member.department
