-- grain: one row per value whose file does not hold its key result and key result of another file that goes by one of its names
-- unit: alike tells how they met: by what stands for an id 2, by the same words 1, by an id in the place of words 0; by several added up
-- null: never
select
  called.upload_id,
  called.sheet,
  called.row,
  called.cell,
  key_result_name.key_result_id,
  max(case when called.alike = 2 then 2 else 0 end) + max(case when called.alike = 1 then 1 else 0 end) as alike
from (
  select
    check_in_borrowed.upload_id,
    check_in_borrowed.sheet,
    check_in_borrowed.row,
    check_in_borrowed.cell,
    check_in_borrowed.named_id as name,
    cast(null as integer) as by_id,
    2 as alike
  from check_in_borrowed
  union
  select
    check_in_borrowed.upload_id,
    check_in_borrowed.sheet,
    check_in_borrowed.row,
    check_in_borrowed.cell,
    check_in_borrowed.called as name,
    1 as by_id,
    0 as alike
  from check_in_borrowed
  union
  select
    check_in_borrowed.upload_id,
    check_in_borrowed.sheet,
    check_in_borrowed.row,
    check_in_borrowed.cell,
    check_in_borrowed.named as name,
    0 as by_id,
    1 as alike
  from check_in_borrowed
) as called
join key_result_name
  on key_result_name.name = called.name
  and (called.by_id is null or key_result_name.by_id = called.by_id)
group by called.upload_id, called.sheet, called.row, called.cell, key_result_name.key_result_id
