"""Where a person says whether an objective is the same as an earlier one."""

from datetime import UTC, datetime

import duckdb

from scorecard.mapping import people
from scorecard.measures import catalog
from scorecard.store.store import Store


def call_same(store: Store, objective_id: str, earlier_objective_id: str, *, same: bool, by: str) -> None:
    """A person's word that an objective is, or is not, the same as an earlier one; the newest word about the two holds.

    If both are of one period, the earlier one was left out by a newer file: it is ended, and what a person decided on its
    perspective is decided on the newer one too, unless somebody already did. "Not the same" takes both back.
    """
    with store.transaction() as cursor:
        now = datetime.now(UTC).replace(tzinfo=None)
        was_same = _left_out(cursor, objective_id, earlier_objective_id)
        cursor.execute("insert into identity_mark values (?, ?, ?, ?, ?)", [objective_id, earlier_objective_id, same, now, by])
        if was_same is not None and was_same != same:
            cursor.execute("insert into end_mark values ('objective', ?, ?, ?, ?)", [earlier_objective_id, same, now, by])
            catalog.refresh(cursor, after="end_mark")
            _carry_over(cursor, objective_id, earlier_objective_id, by, same=same)
            catalog.refresh(cursor, after="vote")


def _left_out(cursor: duckdb.DuckDBPyConnection, objective_id: str, earlier_objective_id: str) -> bool | None:
    """Whether a person called them the same so far; None: the earlier one was not left out of the other's period."""
    found = cursor.execute(
        "select coalesce(same, false) from vanished_beside where objective_id = ? and earlier_objective_id = ?",
        [objective_id, earlier_objective_id],
    ).fetchone()
    return found[0] if found else None


def _carry_over(cursor: duckdb.DuckDBPyConnection, objective_id: str, earlier_objective_id: str, by: str, *, same: bool) -> None:
    """Give a person's decision to the objective that is the same, or take it back from there where it still holds."""
    decisions = {
        key: decision
        for key, *decision in cursor.execute(
            "select objective_id, perspective, secondary, esg, name, reason from decision where recency = 1 and objective_id in (?, ?)",
            [objective_id, earlier_objective_id],
        ).fetchall()
    }
    if earlier_objective_id not in decisions:
        return
    perspective, secondary, esg, name, why = decisions[earlier_objective_id]
    reason = f"The same as an objective that the file left out, on which {name} said: {why}"
    if same and objective_id not in decisions:
        people.decide(cursor, [objective_id], perspective, by=by, reason=reason, secondary=secondary, esg=esg)
    elif not same and objective_id in decisions and decisions[objective_id][-1] == reason:
        people.decide(cursor, [objective_id], None, by=by, reason="Not the same as the objective whose decision it had.")
