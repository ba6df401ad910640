"""Which unit has objectives in which perspective, how good they are, and how they spread (methodology §5.1, 5.2)."""

from scorecard.measures.ask import rows, scoped
from scorecard.model.coverage import CellQuality, PerspectiveShare
from scorecard.model.scope import NONE, Scope
from scorecard.model.scores import Balance, CoverageCell
from scorecard.store.store import Store


def coverage(store: Store, scope: Scope) -> list[CoverageCell]:
    columns = ("period", "unit", "perspective")
    order = "period, unit nulls last, perspective nulls last"
    return scoped(store, CoverageCell, "coverage", scope, columns, order, dated=False)


def balances(store: Store, scope: Scope) -> list[Balance]:
    """The organisation's row first, then one a unit."""
    return scoped(store, Balance, "balance", scope, ("period",), "period, organisation desc, unit nulls last", dated=False)


def quality(store: Store, scope: Scope) -> list[CellQuality]:
    """The cells of `coverage` with how good what stands there is on the scope's day."""
    columns = ("period", "unit", "perspective")
    return scoped(store, CellQuality, "coverage_quality", scope, columns, "period, unit nulls last, perspective nulls last")


def shares(store: Store, scope: Scope) -> list[PerspectiveShare]:
    """What each perspective has of the weight and what was intended: of the scope's unit, or of everybody; in no order of the map."""
    return rows(
        store,
        PerspectiveShare,
        """
        from balance_member
        where organisation = $whole
          and ($whole or coalesce(unit, $none) = $unit)
          and ($period is null or coalesce(period, $none) = $period)
        order by period, perspective
        """,
        {"whole": scope.unit is None, "unit": scope.unit, "period": scope.period, "none": NONE},
    )
