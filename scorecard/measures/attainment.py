"""How objectives that go on from period to period, and their key results, stood at the end of each."""

from collections.abc import Mapping
from datetime import date

from scorecard.measures import identity, progress
from scorecard.model.compare import ObjectiveBrief
from scorecard.model.identity import Attainment, Line, Thing
from scorecard.model.period import kind_of
from scorecard.model.scope import Scope
from scorecard.model.standing import KeyResultStanding
from scorecard.store.store import Store

MOST_PERIODS = 8
"""Of one length, the newest: each is a question of its own."""


def objectives(store: Store, scope: Scope) -> list[Attainment]:
    """The lines that the scope's period (None: any) has an objective of, unit by unit, at the end of each of their periods.

    A period that runs on `scope.as_of` stands as on that day. Numbers are those of `objective_score`.
    """
    wanted = [line for line in identity.lines(store) if scope.period in (None, *(one.period for one in line.members))]
    days = _days(store, scope)
    scores: dict[str, ObjectiveBrief | KeyResultStanding] = {
        one.objective_id: one
        for period, day in days.items()
        for one in progress.objective_briefs(store, Scope(day, period, scope.unit))
        if one.period is not None
    }
    wanted.sort(key=lambda line: (line.members[-1].group or "", line.members[-1].text))
    return [found for line in wanted for found in _history(line, days, scores)]


def key_results(store: Store, scope: Scope, objective_id: str) -> list[Attainment]:
    """The key results of the objective's line, period by period; as `objectives`, with the numbers of `key_result_standing`.

    A key result continues one of an earlier objective of the line as objectives do: by equal text, or by its id and a text alike.
    """
    [line] = [line for line in identity.lines(store) if any(one.thing_id == objective_id for one in line.members)]
    days = _days(store, scope)
    found = {
        one.key_result_id: one
        for member in line.members
        if member.period in days
        for one in progress.key_results(store, Scope(days[member.period], member.period, member.group or ""))
        if one.objective_id == member.thing_id
    }
    with store.cursor() as cursor:
        ids = dict(
            cursor.execute(
                "select key_result_id, source_id from key_result_newest where key_result_id in (select unnest($ids))", {"ids": list(found)}
            ).fetchall()
        )
    things = (Thing(key, line.members[0].thing_id, one.period, one.key_result, ids.get(key)) for key, one in found.items() if one.period)
    return [row for one in identity.lines_of(things) for row in _history(one, days, found)]


def _days(store: Store, scope: Scope) -> dict[str, date]:
    """By period of the scope's length: its last day, or the scope's where that is earlier; those that begin later are left out."""
    with store.cursor() as cursor:
        periods = cursor.execute(
            "select period_id, ends_on from period where starts_on <= $as_of order by starts_on", {"as_of": scope.as_of}
        ).fetchall()
    days = [(period, min(ends_on, scope.as_of)) for period, ends_on in periods]
    if scope.period is None:
        return dict(days)
    return dict([(period, day) for period, day in days if kind_of(period) == kind_of(scope.period)][-MOST_PERIODS:])


def _history(line: Line, days: Mapping[str, date], rows: Mapping[str, ObjectiveBrief | KeyResultStanding]) -> list[Attainment]:
    found: list[Attainment] = []
    for place, member in enumerate(line.members):
        row = rows.get(member.thing_id)
        if row is None:
            continue
        before = found[-1].score if found else None
        whole = row if isinstance(row, ObjectiveBrief) else None
        part = row if isinstance(row, KeyResultStanding) else None
        found.append(
            Attainment(
                line=line.members[0].thing_id,
                kind="objective" if whole else "key_result",
                thing_id=member.thing_id,
                period=member.period,
                as_of=days[member.period],
                unit=row.unit,
                perspective=row.perspective,
                text=member.text,
                running=Line(line.members[: place + 1]).running if place else 1,
                score=row.score,
                change=None if before is None or row.score is None else row.score - before,
                completeness=whole.completeness if whole else None,
                progress=part.progress if part else None,
                baseline=part.baseline if part else None,
                target=part.target if part else None,
                current=part.current if part else None,
                unit_of_measure=part.unit_of_measure if part else None,
                status=row.status,
            )
        )
    return found
