"""Where people place objectives, one or several at once, and how they take it back."""

from collections.abc import Sequence

from scorecard.mapping import people
from scorecard.mapping import run as mapping
from scorecard.measures import catalog
from scorecard.model.scope import Scope
from scorecard.store.store import Store


def decide(
    store: Store,
    objective_id: str,
    perspective: str | None,
    *,
    by: str,
    reason: str = "",
    secondary: str | None = None,
    esg: bool | None = None,
) -> None:
    """A person's word on an objective's perspective; None withdraws an earlier word. No import can overrule it.

    `secondary` is the perspective that it also touches, `esg` whether it serves sustainability; with both None others have the say on that.
    """
    decide_together(store, [objective_id], perspective, by=by, reason=reason, secondary=secondary, esg=esg)


def decide_together(
    store: Store,
    objective_ids: Sequence[str],
    perspective: str | None,
    *,
    by: str,
    reason: str = "",
    secondary: str | None = None,
    esg: bool | None = None,
) -> None:
    """One word on several objectives, as `decide`: all of it or none, and taken back as one."""
    with store.transaction() as cursor:
        people.decide(cursor, objective_ids, perspective, by=by, reason=reason, secondary=secondary, esg=esg)
        catalog.refresh_votes(cursor, objective_ids)


def take_back(store: Store, *, by: str) -> list[str]:
    """Take this person's newest decision back where it still holds; the word before it stands again. The objectives concerned."""
    with store.transaction() as cursor:
        objective_ids = people.take_back(cursor, by=by)
        catalog.refresh_votes(cursor, objective_ids)
    return objective_ids


def hear(store: Store, scope: Scope) -> None:
    """Hold what files say about the scope's objectives against the words of their texts, where nobody did before."""
    with store.transaction() as cursor:
        mapping.hear(cursor, scope)
        catalog.refresh(cursor, after="vote")
