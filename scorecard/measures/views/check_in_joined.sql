-- grain: one row per value whose key result another file holds: the only one of that name and unit, of several the one most alike, of these that in whose period the day falls
-- unit: as in check_in_version
-- null: borrowed_id: the file gives the value by name only; else what the file does not say
-- kept: read wherever key results and their values are
-- needs: loose_check_in, borrowed_key_result
select
  met.*
from (
  select
    likest.*,
    sum(likest.within) over (partition by likest.upload_id, likest.sheet, likest.row, likest.cell) as many_within,
    count(*) over (partition by likest.upload_id, likest.sheet, likest.row, likest.cell) as many
  from (
    select
      check_in_named.*,
      max(check_in_named.alike) over (
        partition by check_in_named.upload_id, check_in_named.sheet, check_in_named.row, check_in_named.cell
      ) as most_alike
    from check_in_named
  ) as likest
  where likest.alike = likest.most_alike
) as met
where (met.many_within = 1 and met.within = 1) or (met.many_within = 0 and met.many = 1)
