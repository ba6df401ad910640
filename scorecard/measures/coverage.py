"""Which unit has objectives in which perspective, and how they spread (methodology §5.1, 5.2)."""

from scorecard.measures.ask import scoped
from scorecard.model.scope import Scope
from scorecard.model.scores import Balance, CoverageCell
from scorecard.store.store import Store


def coverage(store: Store, scope: Scope) -> list[CoverageCell]:
    columns = ("period", "unit", "perspective")
    order = "period, unit nulls last, perspective nulls last"
    return scoped(store, CoverageCell, "coverage", scope, columns, order, dated=False)


def balances(store: Store, scope: Scope) -> list[Balance]:
    """The organisation's row first, then one a unit."""
    return scoped(store, Balance, "balance", scope, ("period",), "period, organisation desc, unit nulls last", dated=False)
