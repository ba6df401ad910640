"""What happens in a workshop: it is opened, people come and sort, it is closed, and the result becomes people's votes."""

import secrets
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

import duckdb

from scorecard.errors import NotAdmitted
from scorecard.mapping import people
from scorecard.measures import catalog
from scorecard.model.workshop import PHASES
from scorecard.store.store import Store

NEXT = "select coalesce(max(step), 0) + 1 from {table} where workshop_id = ?"


def open_workshop(
    store: Store, name: str, phase: str, objectives: Sequence[str], *, by: str, named: Sequence[tuple[str, str | None]] = ()
) -> int:
    """Lay current objectives before people, in their order and as they read today; the new workshop's number.

    `named` are those who get a link of their own, each with the department if it is known; anybody may come by the workshop's link.
    Raises ValueError for a phase that is none of `PHASES`: what is appended can't be mended later.
    """
    if phase not in PHASES:
        raise ValueError(f"{phase!r} is no phase of a workshop; {', '.join(PHASES)} are.")
    at = _now()
    with store.transaction() as cursor:
        [(workshop_id,)] = cursor.execute("select coalesce(max(workshop_id), 0) + 1 from workshop").fetchall()
        cursor.execute("insert into workshop values (?, ?, ?, ?, ?, ?)", [workshop_id, _token(), _one_line(name), phase, at, by])
        for place, objective_id in enumerate(dict.fromkeys(objectives), start=1):
            cursor.execute(
                "insert into workshop_objective select ?, objective_id, ?, text, unit, period from objective where objective_id = ?",
                [workshop_id, place, objective_id],
            )
        for person, department in {_one_line(person).casefold(): (person, department) for person, department in named}.values():
            _seat(cursor, workshop_id, person, department, invited=True, at=at)
        _mark(cursor, workshop_id, None, "opened", by, at)
    return int(workshop_id)


def close_workshop(store: Store, workshop_id: int, *, by: str) -> None:
    """No more answers; what was answered stays."""
    with store.transaction() as cursor:
        _mark(cursor, workshop_id, None, "closed", by, _now())


def reopen_workshop(store: Store, workshop_id: int, *, by: str) -> None:
    with store.transaction() as cursor:
        _mark(cursor, workshop_id, None, "opened", by, _now())


def join(store: Store, workshop_id: int, name: str, department: str | None) -> str:
    """Take part under a name or alias; the token of the participant, who goes on where the same name left off.

    Raises NotAdmitted when the workshop is closed, or the name has a link of its own.
    """
    with store.transaction() as cursor:
        _demand_open(cursor, workshop_id)
        known = cursor.execute("select name, token, invited from workshop_person where workshop_id = ?", [workshop_id]).fetchall()
        for other, token, invited in known:
            if other.casefold() == _one_line(name).casefold():
                if invited:
                    raise NotAdmitted(f"{other} has a link of their own.", "Ask the facilitator for it, or choose another name.")
                return str(token)
        return _seat(cursor, workshop_id, name, department, invited=False, at=_now())


def enter(store: Store, workshop_id: int, participant_id: int, department: str | None) -> None:
    """Somebody whom the facilitator named has come. Raises NotAdmitted when the workshop is closed."""
    with store.transaction() as cursor:
        _demand_open(cursor, workshop_id)
        cursor.execute(
            f"""
            insert into workshop_participant
            select workshop_id, participant_id, token, name, invited, true, ?, ({NEXT.format(table="workshop_participant")}), ?
            from workshop_person where workshop_id = ? and participant_id = ?
            """,
            [_as_known(cursor, workshop_id, department), workshop_id, _now(), workshop_id, participant_id],
        )


def answer(store: Store, workshop_id: int, participant_id: int, objective_id: str, perspective: str | None) -> None:
    """A participant's word on an objective, None for "not sure"; a later word holds. Raises NotAdmitted when it is too late."""
    with store.transaction() as cursor:
        _demand_sorting(cursor, workshop_id, participant_id)
        cursor.execute(
            f"insert into workshop_answer values (?, ?, ?, ?, ({NEXT.format(table='workshop_answer')}), ?)",
            [workshop_id, participant_id, objective_id, perspective, workshop_id, _now()],
        )


def finish(store: Store, workshop_id: int, participant_id: int) -> None:
    """The participant's answers are as they shall be. Raises NotAdmitted when it is too late."""
    with store.transaction() as cursor:
        name = _demand_sorting(cursor, workshop_id, participant_id)
        _mark(cursor, workshop_id, participant_id, "finished", name, _now())


def decide_workshop(store: Store, workshop_id: int, decisions: Mapping[str, str], *, by: str) -> int:
    """The workshop's result as a person's votes, all of them or none: the perspective of each objective that was agreed on.

    Each says how many of those who placed the objective chose the same. What the workshop decided alike before is not said again;
    the number of new votes.
    """
    with store.transaction() as cursor:
        [(name,)] = cursor.execute("select name from workshop where workshop_id = ?", [workshop_id]).fetchall()
        before = cursor.execute("select objective_id, perspective from workshop_decided where workshop_id = ?", [workshop_id]).fetchall()
        told = "select objective_id, perspective, ratings from rating_tally where workshop_id = ? and everyone"
        tally = cursor.execute(told, [workshop_id]).fetchall()
        new = dict(decisions.items() - dict(before).items())
        for objective_id, perspective in new.items():
            ratings = {chosen: count for of, chosen, count in tally if of == objective_id}
            reason = f"Decided in workshop {name}: {ratings.get(perspective, 0)} of {sum(ratings.values())}"
            secondary, esg = _said_beside(cursor, objective_id)
            beside = None if secondary == perspective else secondary
            people.decide(cursor, [objective_id], perspective, by=by, reason=reason, secondary=beside, esg=esg)
            cursor.execute(
                f"insert into workshop_decision values (?, ?, ?, ({NEXT.format(table='workshop_decision')}), ?, ?)",
                [workshop_id, objective_id, perspective, workshop_id, _now(), by],
            )
        catalog.refresh(cursor, after="vote")
    return len(new)


def _said_beside(cursor: duckdb.DuckDBPyConnection, objective_id: str) -> tuple[str | None, bool | None]:
    """What a person said beside the perspective, which the workshop was not asked and does not take back."""
    told = "select secondary, esg from vote_newest where voter = 'person' and objective_id = ?"
    secondary, esg = cursor.execute(told, [objective_id]).fetchone() or (None, None)
    return secondary, esg


def _seat(cursor: duckdb.DuckDBPyConnection, workshop_id: int, name: str, department: str | None, *, invited: bool, at: datetime) -> str:
    """A new participant; the token by which they are known."""
    token = _token()
    [(number,)] = cursor.execute(
        "select coalesce(max(participant_id), 0) + 1 from workshop_participant where workshop_id = ?", [workshop_id]
    ).fetchall()
    [(step,)] = cursor.execute(NEXT.format(table="workshop_participant"), [workshop_id]).fetchall()
    cursor.execute(
        "insert into workshop_participant values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [workshop_id, number, token, _one_line(name), invited, not invited, _as_known(cursor, workshop_id, department), step, at],
    )
    return token


def _mark(cursor: duckdb.DuckDBPyConnection, workshop_id: int, participant_id: int | None, mark: str, by: str, at: datetime) -> None:
    [(step,)] = cursor.execute(NEXT.format(table="workshop_mark"), [workshop_id]).fetchall()
    cursor.execute("insert into workshop_mark values (?, ?, ?, ?, ?, ?)", [workshop_id, participant_id, mark, step, at, by])


def _demand_open(cursor: duckdb.DuckDBPyConnection, workshop_id: int) -> None:
    if cursor.execute("select open from workshop_record where workshop_id = ?", [workshop_id]).fetchall() != [(True,)]:
        raise NotAdmitted("This workshop is closed.", "Ask the facilitator to open it again.")


def _demand_sorting(cursor: duckdb.DuckDBPyConnection, workshop_id: int, participant_id: int) -> str:
    """The name of somebody who may still answer."""
    _demand_open(cursor, workshop_id)
    told = "select name, finished from workshop_person where workshop_id = ? and participant_id = ?"
    [(name, finished)] = cursor.execute(told, [workshop_id, participant_id]).fetchall()
    if finished:
        raise NotAdmitted("You have finished; your answers stay as they are.")
    return str(name)


def _as_known(cursor: duckdb.DuckDBPyConnection, workshop_id: int, department: str | None) -> str | None:
    """The department as others wrote it before, whatever the case; None for a blank."""
    bare = _one_line(department or "")
    told = "select department from workshop_participant where workshop_id = ? and department is not null order by step"
    known = {name.casefold(): name for (name,) in reversed(cursor.execute(told, [workshop_id]).fetchall())}
    return str(known.get(bare.casefold(), bare)) or None


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _token() -> str:
    return secrets.token_urlsafe(16)


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
