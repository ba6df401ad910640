-- grain: one row per workshop, workshop compared with, and group that has an objective with two ratings
-- unit: expected: the agreement of pairs that draw from the perspectives' mean shares by chance, 0 to 1
-- null: compared_with: the workshop by itself
select
  agreement_share.workshop_id,
  agreement_share.compared_with,
  agreement_share.everyone,
  agreement_share.department,
  sum(agreement_share.shares * agreement_share.shares)
    / (sum(agreement_share.shares) * sum(agreement_share.shares)) as expected
from agreement_share
group by
  agreement_share.workshop_id, agreement_share.compared_with, agreement_share.everyone, agreement_share.department
