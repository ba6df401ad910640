-- id: tree-apart
-- title: A unit and the units below it tell different stories
-- severity: note
-- why: OKRs below that go well while those above do not may not be their drivers.
-- fix: Ask which OKRs below move the ones above, and link or change them.
-- grain: one row per unit and reporting day
select
  unit_tree.period,
  unit_tree.unit,
  null as perspective,
  null as objective_id,
  null as key_result_id,
  unit_tree.unit || ' stands at ' || round(unit_tree.own, 2) || ', with the units below it at ' || round(unit_tree.tree, 2)
    || ': are the OKRs below the right drivers?' as message,
  1.0 as weight,
  null as file,
  null as sheet,
  null as row,
  cast(round(unit_tree.own - unit_tree.tree, 2) as varchar) as value,
  unit_tree.as_of,
  'note' as severity
from unit_tree
where unit_tree.apart
