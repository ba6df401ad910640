-- grain: one row per pair of an objective and an earlier one about which a person said whether they are the same
-- unit: same is the newest word about the pair
-- null: never
select
  spoken.objective_id,
  spoken.earlier_objective_id,
  spoken.same,
  spoken.marked_at,
  spoken.marked_by
from (
  select
    identity_mark.*,
    row_number() over (
      partition by identity_mark.objective_id, identity_mark.earlier_objective_id
      order by identity_mark.marked_at desc
    ) as recency
  from identity_mark
) as spoken
where spoken.recency = 1
