"""Objectives of several periods drawn as one table, each with one key result that says its score."""

from scorecard.measures import catalog
from scorecard.model.period import period_of
from scorecard.store.store import Store
from tests.spec.organisation import organise
from tests.spec.tables import rows


def quarters(store: Store, drawn: str, units: str = "") -> None:
    """Fill the store: id | period | unit | perspective | text | source | weight | score (0 to 1, on the period's last day).

    `units` as `organise` draws them.
    """
    told = rows(drawn)
    results = [f"K{row['id']} | {row['id']} | 0 | 1 | {row.get('score') or ''} | {period_of(row['period'] or '').ends_on}" for row in told]
    organise(store, drawn, "\n".join(["id | of | baseline | target | value | on", *results]), units)
    with store.transaction() as cursor:
        for row in told:
            named = [row.get("text") or row["id"], row.get("source"), row["id"]]
            cursor.execute("update objective_version set text = ?, source_id = ? where objective_id = ?", named)
        catalog.refresh(cursor)
