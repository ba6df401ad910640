"""What is left to review, and what a reviewer reads beside it."""

from scorecard.measures.ask import rows, scoped
from scorecard.model.review import KeyResultGoal, LastDecision, Queued, ReviewTally
from scorecard.model.scope import Scope
from scorecard.store.store import Store


def queue(store: Store, scope: Scope) -> list[Queued]:
    """Every objective of the scope, whatever its state, those with most of the weight first; a decision moves none."""
    order = "share desc nulls last, objective, objective_id"
    return scoped(store, Queued, "review_queue", scope, ("period", "unit"), order, dated=False)


def tally(store: Store, scope: Scope) -> ReviewTally | None:
    """The row of the scope's unit, or the organisation's; None for a scope without objectives."""
    view = f"(select * from review_tally where organisation = {scope.unit is None})"
    found = scoped(store, ReviewTally, view, scope, ("period", "unit"), "objectives", dated=False)
    return found[0] if found else None


def goals(store: Store, objective_id: str) -> list[KeyResultGoal]:
    """The key results of one objective, in the order of the file."""
    tail = 'from key_result where objective_id = $objective_id order by "row", text'
    return rows(store, KeyResultGoal, tail, {"objective_id": objective_id})


def last_decision(store: Store, by: str) -> LastDecision | None:
    """The newest decision of a person that still holds somewhere; made on several objectives at once it is one."""
    found = rows(
        store,
        LastDecision,
        """
        from (
          select any_value(decision.perspective) as perspective, count(*) as objectives, min(objective.text) as objective,
            strftime(decision.cast_at, '%Y-%m-%dT%H:%M:%SZ') as decided_at
          from decision join objective on objective.objective_id = decision.objective_id
          where decision.name = $by and decision.recency = 1
          group by decision.cast_at order by decision.cast_at desc limit 1
        )
        """,
        {"by": by},
    )
    return found[0] if found else None


def unheard(store: Store, scope: Scope) -> int:
    """How many objectives of the scope stand where their file says and were never held against the words of their text."""
    with store.cursor() as cursor:
        [(count,)] = cursor.execute(
            """
            select count(*) from review_state
            where rule_reason is null
              and ($period is null or coalesce(period, '') = $period) and ($unit is null or coalesce(unit, '') = $unit)
            """,
            {"period": scope.period, "unit": scope.unit},
        ).fetchall()
    return int(count)
