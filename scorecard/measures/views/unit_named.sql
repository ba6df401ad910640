-- grain: one row per unit that a units sheet or an objective names
-- unit: none
-- null: never
select unit.unit from unit
union
select unit.parent as unit from unit where unit.parent is not null
union
select objective.unit from objective where objective.unit is not null
