-- grain: one row per objective that one file only names, by its id or words beside key results, and another file tells about
-- unit: none
-- null: never
-- kept: what each objective is called is asked twice
select
  met.objective_id,
  met.told_by
from (
  select
    bare.objective_id,
    teller.objective_id as told_by,
    count(*) over (partition by bare.objective_id) as many
  from objective_bare as bare
  join objective_name as teller on teller.name = bare.name and teller.by_id >= bare.by_id
  where teller.objective_id <> bare.objective_id
    and teller.upload_id <> bare.upload_id
    and (bare.unit is null or teller.unit is null or bare.unit = teller.unit)
    and (bare.period is null or teller.period is null or bare.period = teller.period)
) as met
where met.many = 1
