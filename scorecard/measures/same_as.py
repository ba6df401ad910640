"""Objectives that a person may call the same: of two periods, or within one where a file left one out and brought one alike."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz import fuzz, process

from scorecard.measures.identity import likeness, lines
from scorecard.model.identity import Likeness, Line, Thing
from scorecard.model.likeness import bare
from scorecard.model.scope import Scope
from scorecard.store.store import Store

ASKED_FROM = 70.0
"""Texts this like each other (0 to 100) are worth a question; of unrelated ones not one pair in a thousand is."""


def alike_across(store: Store, now: Scope, against: Scope) -> list[Likeness]:
    """Objectives of two periods that a person may call the same, and those about which one said something; the unanswered first."""
    if now.period == against.period:
        return []
    known = lines(store)
    after, before = _open(known, now, against), _open(known, against, now)
    earlier: dict[str | None, list[Thing]] = defaultdict(list)
    for one in before:
        earlier[one.group].append(one)
    near = [(one, other, how) for one in after for other, how in _near(one, earlier[one.group])]
    things = {one.thing_id: one for line in known for one in line.members if one.period in (now.period, against.period)}
    with store.cursor() as cursor:
        said = cursor.execute(
            "select objective_id, earlier_objective_id, same, marked_by, marked_at::varchar from identity_word"
        ).fetchall()
    answered = {(key, earlier_key): told for key, earlier_key, *told in said}
    asked = {(one.thing_id, other.thing_id): (one, other, how) for one, other, how in near}
    for key, earlier_key in answered:
        if key in things and earlier_key in things and _within(things[key], now) and things[earlier_key].period == against.period:
            asked[key, earlier_key] = (things[key], things[earlier_key], likeness(things[key], things[earlier_key]))
    found = [_told(*asked[pair], answered.get(pair)) for pair in asked]
    return sorted(found, key=lambda one: (one.same is not None, -one.likeness, one.unit or "", one.objective))


def _open(known: Iterable[Line], side: Scope, other: Scope) -> list[Thing]:
    """The objectives of one side that have no counterpart on the other."""
    held = [one for line in known if all(each.period != other.period for each in line.members) for one in line.members]
    return [one for one in held if _within(one, side)]


def _within(one: Thing, scope: Scope) -> bool:
    return one.period == scope.period and (scope.unit is None or (one.group or "") == scope.unit)


def _near(one: Thing, others: Sequence[Thing]) -> Iterator[tuple[Thing, float]]:
    bared = [bare(other.text, other.group) for other in others]
    for _, how, place in process.extract(bare(one.text, one.group), bared, scorer=fuzz.ratio, score_cutoff=ASKED_FROM, limit=None):
        yield others[place], how


def _told(one: Thing, other: Thing, how: float, said: Sequence[object] | None) -> Likeness:
    same, by, at = said or (None, None, None)
    return Likeness(
        objective_id=one.thing_id,
        objective=one.text,
        period=one.period,
        unit=one.group,
        earlier_objective_id=other.thing_id,
        earlier_objective=other.text,
        earlier_period=other.period,
        likeness=how,
        same=None if same is None else bool(same),
        said_by=None if by is None else str(by),
        said_at=None if at is None else str(at),
    )


def alike_within(store: Store, scope: Scope) -> list[Likeness]:
    """Objectives that the newest file of their unit and period left out, each beside a new one that says nearly the same."""
    with store.cursor() as cursor:
        beside = cursor.execute(
            """
            select objective_id, objective, period, unit, earlier_objective_id, earlier_objective, same, said_by, said_at::varchar
            from vanished_beside
            where ($period is null or coalesce(period, '') = $period) and ($unit is null or coalesce(unit, '') = $unit)
            order by period, unit, objective
            """,
            {"period": scope.period, "unit": scope.unit},
        ).fetchall()
    found = [
        Likeness(key, text, period, unit, old_key, old_text, period, fuzz.ratio(bare(text, unit), bare(old_text, unit)), *said)
        for key, text, period, unit, old_key, old_text, *said in beside
    ]
    near = [one for one in found if one.likeness >= ASKED_FROM or one.same is not None]
    return sorted(near, key=lambda one: (one.same is not None, -one.likeness))
