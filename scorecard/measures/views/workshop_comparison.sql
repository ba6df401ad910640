-- grain: one row per two workshops and group of people in both, told by the objectives that both have rated; each order of the two
-- unit: as in group_agreement; differences are after less before
-- null: department: of everyone's group, and of participants who named none; a number: unknown in either workshop
select
  earlier.workshop_id as before_id,
  later.workshop_id as after_id,
  earlier.everyone,
  earlier.department,
  earlier.objectives,
  earlier.raters as before_raters,
  later.raters as after_raters,
  earlier.kappa as before_kappa,
  later.kappa as after_kappa,
  later.kappa - earlier.kappa as kappa_difference,
  earlier.decided_share as before_decided_share,
  later.decided_share as after_decided_share,
  later.decided_share - earlier.decided_share as decided_difference
from group_agreement as earlier
join group_agreement as later
  on later.workshop_id = earlier.compared_with
  and later.compared_with = earlier.workshop_id
  and later.everyone = earlier.everyone
  and later.department is not distinct from earlier.department
