"""Learning from decisions: what it would change, and doing it."""

from collections.abc import Sequence
from datetime import UTC, datetime

import duckdb

from scorecard.mapping import learned
from scorecard.mapping import run as mapping
from scorecard.mapping.run import Suggestion
from scorecard.measures import catalog
from scorecard.model.learning import Learning, PerspectiveChange
from scorecard.store.store import Store


def suggest(store: Store, objective_ids: Sequence[str]) -> None:
    """Let the classifier say what it thinks of those of these objectives that nobody else places.

    The first time in a store it has to be trained, which takes some seconds; others can write meanwhile.
    """
    with store.cursor() as cursor:
        learned.prepare(cursor, objective_ids)
    with store.transaction() as cursor:
        learned.suggest(cursor, objective_ids, datetime.now(UTC).replace(tzinfo=None))
        catalog.refresh_votes(cursor, objective_ids)


def retraining_preview(store: Store) -> list[PerspectiveChange]:
    """The objectives whose perspective would change if the classifier learned from today's decisions. Changes nothing."""
    with store.cursor() as cursor:
        return _changes(cursor, learned.foreseen(cursor))


def retrain(store: Store, *, by: str) -> list[PerspectiveChange]:
    """Learn from today's decisions and vote anew where nobody else speaks. The objectives whose perspective changed."""
    with store.transaction() as cursor:
        judged = learned.retrain(cursor, by=by, at=datetime.now(UTC).replace(tzinfo=None))
        changes = _changes(cursor, judged)
        catalog.refresh(cursor, after="vote")
    return changes


def learning(store: Store) -> Learning:
    """How the classifier stands beside what people have decided by now."""
    with store.cursor() as cursor:
        return learned.standing(cursor)


def classify(store: Store | None, texts: list[str]) -> list[Suggestion]:
    """A suggestion for each text by itself, by what the store's classifier has learned, or by what comes with the program."""
    if store is None:
        return mapping.classify(texts)
    with store.cursor() as cursor:
        return mapping.classify(texts, learned.kept(cursor), learned.examples_of(cursor))


def _changes(cursor: duckdb.DuckDBPyConnection, judged: list[learned.Judged]) -> list[PerspectiveChange]:
    rows = cursor.execute("select objective_id, perspective, period from objective_mapping").fetchall()
    now = {objective_id: (perspective, period) for objective_id, perspective, period in rows}
    return [
        PerspectiveChange(
            objective_id=one.objective_id,
            objective=one.text,
            unit=one.unit,
            period=now[one.objective_id][1],
            before=now[one.objective_id][0],
            after=one.perspective,
            confidence=one.guess.confidence,
            reason=one.guess.reason,
        )
        for one in judged
        if now[one.objective_id][0] != one.perspective
    ]
