-- grain: one row per active or closed objective
-- unit: state: decided by a person; disputed: voters name different perspectives; unmapped: none does; suggested: words or classifier alone; named: by the file
-- null: perspective: unmapped; person: nobody decided
select
  objective_share.objective_id,
  objective_share.period,
  objective_share.unit,
  objective_share.share,
  objective_perspective.perspective,
  objective_perspective.perspective_by,
  case
    when objective_perspective.perspective_by = 'person'
      and (objective_voice.file_perspective is null or objective_voice.file_perspective = objective_voice.person_perspective
        or objective_voice.file_at < objective_voice.person_at)
      then 'decided'
    when objective_perspective.perspective is null then 'unmapped'
    when objective_voice.named > 1 then 'disputed'
    when objective_perspective.perspective_by in ('rule', 'classifier') then 'suggested'
    else 'named'
  end as state,
  objective_voice.person,
  objective_voice.person_perspective,
  objective_voice.file_perspective,
  objective_voice.rule_perspective,
  objective_voice.rule_reason,
  objective_voice.classifier_perspective,
  objective_voice.classifier_reason
from objective_share
left join objective_perspective on objective_perspective.objective_id = objective_share.objective_id
left join objective_voice on objective_voice.objective_id = objective_share.objective_id
