"""How far key results and objectives have come."""

from scorecard.measures.ask import scoped
from scorecard.model.scope import Scope
from scorecard.model.scores import ObjectiveScore
from scorecard.model.standing import KeyResultStanding
from scorecard.store.store import Store

PLACE = ("period", "unit", "perspective")


def key_results(store: Store, scope: Scope) -> list[KeyResultStanding]:
    """Every key result of the scope on `scope.as_of`, in the order of the files."""
    return scoped(store, KeyResultStanding, "key_result_standing", scope, PLACE, "upload, sheet, row, key_result_id")


def objective_scores(store: Store, scope: Scope) -> list[ObjectiveScore]:
    """Every objective of the scope, those of one unit and perspective together."""
    order = "period, unit, perspective, objective, objective_id"
    return scoped(store, ObjectiveScore, "objective_score", scope, PLACE, order)
