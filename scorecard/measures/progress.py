"""How far key results and objectives have come."""

from dataclasses import replace

from scorecard.measures import slices
from scorecard.measures.ask import scoped
from scorecard.model.compare import ObjectiveBrief
from scorecard.model.scope import Scope
from scorecard.model.scores import CarryOver, MetricPool, ObjectiveScore
from scorecard.model.standing import KeyResultStanding
from scorecard.store.store import Store

PLACE = ("period", "unit", "perspective")
OBJECTIVES = "period, unit, perspective, objective, objective_id"
"""The order of objectives."""


def key_results(store: Store, scope: Scope) -> list[KeyResultStanding]:
    """Every key result of the scope on `scope.as_of`, in the order of the files."""
    return scoped(store, KeyResultStanding, "key_result_standing", scope, PLACE, "upload, sheet, row, key_result_id")


def objective_scores(store: Store, scope: Scope) -> list[ObjectiveScore]:
    """Every objective of the scope, those of one unit and perspective together."""
    return scoped(store, ObjectiveScore, "objective_score", scope, PLACE, OBJECTIVES)


def objective_briefs(store: Store, scope: Scope) -> list[ObjectiveBrief]:
    """The same objectives in the same order, at less than half the price."""
    return scoped(store, ObjectiveBrief, "objective_score", scope, PLACE, OBJECTIVES)


def statuses(store: Store, scope: Scope) -> dict[str, tuple[str, float | None]]:
    """Status and score of each key result of the scope's period (None: of every one), by its id; unit and perspective are left aside."""
    with store.cursor() as cursor:
        before = slices.from_memory(store, cursor, [scope.as_of], ["key_result_score"])
        found = cursor.execute(
            f"""
            {before} select key_result_score.key_result_id, key_result_score.status, key_result_score.score
            from key_result_score join objective on objective.objective_id = key_result_score.objective_id
            where key_result_score.as_of = $as_of and ($period is null or coalesce(objective.period, '') = $period)
            """,
            {"as_of": scope.as_of, "period": scope.period},
        ).fetchall()
    return {key: (status, score) for key, status, score in found}


def carried_over(store: Store, scope: Scope) -> list[CarryOver]:
    """What the scope's period left unfinished on its last day, as the next period would begin it (methodology §1.3)."""
    with store.cursor() as cursor:
        last_days = cursor.execute(
            "select distinct ends_on from objective where ends_on is not null and ($period is null or period = $period)",
            {"period": scope.period},
        ).fetchall()
    # The view tells of every day there is, and only periods' last days have rows: each is asked by itself.
    asked = [replace(scope, as_of=day) for (day,) in last_days]
    found = [one for day in asked for one in scoped(store, CarryOver, "carry_over", day, ("period", "unit"), "key_result_id")]
    return sorted(found, key=lambda one: (one.period, one.unit is None, one.unit or "", one.key_result, one.key_result_id))


def metric_pools(store: Store, scope: Scope) -> list[MetricPool]:
    """Each metric that several key results of the scope's period share, over all units: pooled, never averaged (methodology §2.6)."""
    return scoped(store, MetricPool, "metric_pool", scope, ("period",), "period, metric, unit_of_measure")
