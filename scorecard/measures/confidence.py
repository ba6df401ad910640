"""How far the numbers can be trusted."""

from collections.abc import Sequence

from scorecard.measures.ask import scoped
from scorecard.model.confidence import ConfidencePart, DataConfidence
from scorecard.model.scope import Scope
from scorecard.store.store import Store


def data_confidence(store: Store, scope: Scope) -> DataConfidence:
    """What the key results of a scope stand on."""
    return together(parts(store, scope))


def parts(store: Store, scope: Scope) -> list[ConfidencePart]:
    """The same of each period, unit, perspective and upload in it."""
    order = "period, unit, perspective, upload"
    return scoped(store, ConfidencePart, "data_confidence", scope, ("period", "unit", "perspective"), order)


def together(found: Sequence[ConfidencePart]) -> DataConfidence:
    return DataConfidence(
        key_results=sum(one.key_results for one in found),
        with_baseline=sum(one.with_baseline for one in found),
        with_target=sum(one.with_target for one in found),
        with_value=sum(one.with_value for one in found),
        with_owner=sum(one.with_owner for one in found),
        newest_value_on=max((one.newest_value_on for one in found if one.newest_value_on), default=None),
        uploads=len({one.upload for one in found}),
    )
