"""The strategy map and what serves what: links between objectives, and the tree of units (methodology §6.1)."""

from scorecard.measures.ask import rows, scoped
from scorecard.model.scope import Scope
from scorecard.model.strategy import Alignment, Dependency, StrategyLink, UnitPlace
from scorecard.store.store import Store


def links(store: Store, scope: Scope) -> list[StrategyLink]:
    """The links that hold between objectives of the scope's period, in the order of telling."""
    order = "said_at, from_objective_id, to_objective_id"
    return scoped(store, StrategyLink, "strategy_link_newest", scope, ("period",), order, dated=False)


def alignments(store: Store, scope: Scope) -> list[Alignment]:
    """Every objective of the scope's period with the one that it serves."""
    return scoped(store, Alignment, "objective_alignment", scope, ("period",), "unit nulls last, objective, objective_id", dated=False)


def dependencies(store: Store, scope: Scope) -> list[Dependency]:
    """What waits for what in the scope's period, of its unit or for it; and what is not found itself, for nobody knows where it belongs."""
    order = "unit nulls last, named, for_named, upload_id, sheet, cell"
    found = scoped(store, Dependency, "dependency", Scope(scope.as_of), (), order, dated=False)
    return [one for one in found if one.thing_id is None or one.belongs_to(scope)]


def unit_places(store: Store) -> list[UnitPlace]:
    """Every unit that a units sheet describes, by name."""
    return rows(store, UnitPlace, "from unit order by unit")


def ranks(store: Store, scope: Scope) -> dict[str, int]:
    """Where on the map each placed objective of the scope's period stands: 1 at the bottom."""
    with store.cursor() as cursor:
        found = cursor.execute(
            """
            select objective.objective_id, period_perspective.rank
            from objective
            join objective_perspective on objective_perspective.objective_id = objective.objective_id
            join period_perspective
              on period_perspective.period is not distinct from objective.period
              and period_perspective.perspective_id = objective_perspective.perspective
            where objective.state in ('active', 'closed') and ($period is null or coalesce(objective.period, '') = $period)
            """,
            {"period": scope.period},
        ).fetchall()
    return dict(found)
