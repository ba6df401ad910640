"""How far the numbers can be trusted."""

from scorecard.measures.ask import scoped
from scorecard.model.scope import Scope
from scorecard.model.scores import DataConfidence
from scorecard.store.store import Store


def data_confidence(store: Store, scope: Scope) -> DataConfidence | None:
    """What the scope's period stands on; None when it has no key results."""
    found = scoped(store, DataConfidence, "data_confidence", scope, ("period",), "period")
    return found[0] if found else None
