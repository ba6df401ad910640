"""From any number back to its cell."""

from scorecard.measures.ask import rows, scoped
from scorecard.model.lineage import KeyResultSource, NumberSource
from scorecard.model.scope import Scope
from scorecard.store.store import Store


def number_sources(store: Store, key_result_id: str) -> list[NumberSource]:
    """Baseline, target, owner and every check-in of one key result, the newest check-in first."""
    return rows(
        store,
        NumberSource,
        "from number_source where key_result_id = $key_result_id order by place, observed_on desc",
        {"key_result_id": key_result_id},
    )


def key_result_sources(store: Store, scope: Scope) -> dict[str, KeyResultSource]:
    """The source cells of every current key result on `scope.as_of`, by key result."""
    return {one.key_result_id: one for one in scoped(store, KeyResultSource, "key_result_source", scope, (), "key_result_id")}
