-- grain: one row per active or closed objective, with what each voter says; the queue is those whose state is open, most share first
-- unit: share of its period's weight; open: unmapped or disputed
-- null: period, unit, owner, perspective_word: the file does not say; a voter's perspective: silent or not sure
select
  review_state.objective_id,
  review_state.period,
  review_state.unit,
  objective.text as objective,
  objective.stated,
  objective.owner,
  objective_measurability.key_results,
  review_state.share,
  review_state.state,
  review_state.state in ('unmapped', 'disputed') as open,
  review_state.perspective,
  review_state.perspective_by,
  review_state.person,
  review_state.person_perspective,
  objective.perspective_word,
  review_state.file_perspective,
  review_state.rule_perspective,
  review_state.rule_reason,
  review_state.classifier_perspective,
  review_state.classifier_reason,
  objective.file,
  objective.sheet,
  objective.row,
  objective.cell
from review_state
join objective on objective.objective_id = review_state.objective_id
join objective_measurability on objective_measurability.objective_id = review_state.objective_id
