"""A workshop drawn as a table: one row an objective, one column a participant."""

from collections.abc import Sequence
from datetime import datetime

import duckdb

from scorecard.store.store import Store
from tests.spec.tables import rows

NOON = datetime.fromisoformat("2026-03-02T12:00:00")
SHORT = {"f": "financial", "c": "customer", "i": "internal_process", "l": "learning_growth"}
LETTER = {perspective: letter for letter, perspective in SHORT.items()}


def hold(store: Store, answers: str, *, workshop: int = 1, departments: str = "", phase: str = "other") -> None:
    """Fill the store with a workshop.

    answers:     objective | <participant> | <participant> | …   (the first letter of a perspective, `?` for not sure, empty for no answer)
    departments: participant | department
    """
    drawn = rows(answers)
    people = [name for name in drawn[0] if name != "objective"]
    known = {row["participant"]: row["department"] for row in rows(departments)} if departments else {}
    said = [(str(row["objective"]), [SHORT.get(row[name] or "", row[name]) for name in people]) for row in drawn]
    sort(store, said, workshop=workshop, phase=phase)
    with store.transaction() as cursor:
        for number, name in enumerate(people, start=1):
            cursor.execute(
                "update workshop_participant set name = ?, department = ? where workshop_id = ? and participant_id = ?",
                [name, known.get(name), workshop, number],
            )


def sort(store: Store, answers: list[tuple[str, list[str | None]]], *, workshop: int = 1, phase: str = "other") -> None:
    """The same from each objective's answers, participant by participant; "?" is not sure, None no answer."""
    with store.transaction() as cursor:
        cursor.execute("insert into workshop values (?, ?, ?, ?, ?, 'F')", [workshop, f"w{workshop}", f"Workshop {workshop}", phase, NOON])
        cursor.execute("insert into workshop_mark values (?, null, 'opened', 1, ?, 'F')", [workshop, NOON])
        people = range(1, max(len(chosen) for _, chosen in answers) + 1)
        _insert(cursor, "workshop_participant", [[workshop, n, f"t{n}", f"P{n}", False, True, None, n, NOON] for n in people])
        laid = [[workshop, objective, place, f"Objective {objective}", None, None] for place, (objective, _) in enumerate(answers, 1)]
        _insert(cursor, "workshop_objective", laid)
        told = [(n, objective, said) for objective, chosen in answers for n, said in enumerate(chosen, 1) if said is not None]
        given = [[workshop, n, objective, None if said == "?" else said, step, NOON] for step, (n, objective, said) in enumerate(told, 1)]
        _insert(cursor, "workshop_answer", given)


def clear(store: Store) -> None:
    """No workshop is left, so that another can take its number."""
    with store.transaction() as cursor:
        for table in ("workshop", "workshop_mark", "workshop_participant", "workshop_objective", "workshop_answer"):
            cursor.execute(f"delete from {table}")


def _insert(cursor: duckdb.DuckDBPyConnection, table: str, lines: Sequence[Sequence[object]]) -> None:
    if lines:
        marks = f"({', '.join('?' for _ in lines[0])})"
        cursor.execute(f"insert into {table} values {', '.join([marks] * len(lines))}", [cell for line in lines for cell in line])
