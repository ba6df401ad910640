-- grain: one row per workshop, workshop compared with, group and perspective that somebody chose for an objective with two ratings
-- unit: shares: the sum over the objectives of the share of their ratings that name the perspective
-- null: compared_with: the workshop by itself
select
  agreement_member.workshop_id,
  agreement_member.compared_with,
  agreement_member.everyone,
  agreement_member.department,
  rating_tally.perspective,
  sum(rating_tally.share) as shares
from agreement_member
join rating_tally
  on rating_tally.workshop_id = agreement_member.workshop_id
  and rating_tally.everyone = agreement_member.everyone
  and rating_tally.department is not distinct from agreement_member.department
  and rating_tally.objective_id = agreement_member.objective_id
where agreement_member.pair_agreement is not null
group by
  agreement_member.workshop_id,
  agreement_member.compared_with,
  agreement_member.everyone,
  agreement_member.department,
  rating_tally.perspective
