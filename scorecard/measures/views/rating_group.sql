-- grain: one row per answer and group it belongs to: everyone's, and that of the participant's department
-- unit: none
-- null: perspective: not sure; department: of everyone's group, and of participants who named none
select workshop_sorted.*, true as everyone, cast(null as varchar) as department
from workshop_sorted
union all
select workshop_sorted.*, false as everyone, workshop_person.department
from workshop_sorted
join workshop_person
  on workshop_person.workshop_id = workshop_sorted.workshop_id
  and workshop_person.participant_id = workshop_sorted.participant_id
