"""Which workshops there are, what they lay before people, and who takes part."""

from datetime import date

from scorecard.measures.ask import rows, scoped
from scorecard.measures.perspectives import perspective_set
from scorecard.model.perspective import PerspectiveSet
from scorecard.model.scope import NONE, Scope
from scorecard.model.workshop import Candidate, Laid, Person, WorkshopRecord
from scorecard.store.store import Store

PLACE = ("period", "unit", "perspective")


def workshops(store: Store) -> list[WorkshopRecord]:
    """Newest first."""
    return rows(store, WorkshopRecord, "from workshop_record order by workshop_id desc")


def workshop_by_token(store: Store, token: str) -> WorkshopRecord | None:
    """The workshop of a link; None for a link that nobody gave out."""
    found = rows(store, WorkshopRecord, "from workshop_record where token = $token", {"token": token})
    return found[0] if found else None


def workshop_called(store: Store, called: str) -> WorkshopRecord | None:
    """The workshop of that number, else the newest of that name; None when there is neither."""
    tail = """
        from workshop_record
        where cast(workshop_id as varchar) = $called or lower(name) = lower($called)
        order by cast(workshop_id as varchar) = $called desc, workshop_id desc
        """
    found = rows(store, WorkshopRecord, tail, {"called": called.strip()})
    return found[0] if found else None


def laid(store: Store, workshop_id: int) -> list[Laid]:
    """The workshop's objectives in its order."""
    tail = "from workshop_objective where workshop_id = $workshop_id order by place"
    return rows(store, Laid, tail, {"workshop_id": workshop_id})


def held(store: Store, workshop_id: int) -> dict[str | None, PerspectiveSet]:
    """The perspectives into which the workshop's objectives are sorted, by period: those that hold in the period of each."""
    periods = {one.period for one in laid(store, workshop_id)}
    return {period: perspective_set(store, Scope(date.max, period or NONE)) for period in periods}


def held_together(store: Store, workshop_id: int) -> PerspectiveSet:
    """The perspectives of all of them, for their names and order."""
    sets = held(store, workshop_id)
    return PerspectiveSet.of({one.perspective_id: one for key in sorted(sets, key=str) for one in sets[key].members}.values())


def people(store: Store, workshop_id: int) -> list[Person]:
    """By name."""
    tail = "from workshop_person where workshop_id = $workshop_id order by lower(name), participant_id"
    return rows(store, Person, tail, {"workshop_id": workshop_id})


def person_by_token(store: Store, workshop_id: int, token: str) -> Person | None:
    """The participant of a link; None for a link that nobody gave out."""
    tail = "from workshop_person where workshop_id = $workshop_id and token = $token"
    found = rows(store, Person, tail, {"workshop_id": workshop_id, "token": token})
    return found[0] if found else None


def answers(store: Store, workshop_id: int, participant_id: int) -> dict[str, str | None]:
    """What one participant has answered so far: the perspective by objective, None for "not sure"."""
    with store.cursor() as cursor:
        found = cursor.execute(
            "select objective_id, perspective from workshop_sorted where workshop_id = ? and participant_id = ?",
            [workshop_id, participant_id],
        ).fetchall()
    return dict(found)


def candidates(store: Store, scope: Scope) -> list[Candidate]:
    """The objectives that a workshop may sort, those of most weight first."""
    order = "weight desc, voices desc, period, unit nulls last, objective, objective_id"
    return scoped(store, Candidate, "workshop_candidate", scope, PLACE, order, dated=False)


def comparable(store: Store, workshop_id: int) -> list[WorkshopRecord]:
    """The other workshops that had an objective of this one sorted: those of another phase first, then the newest first."""
    tail = """
        from workshop_record
        where workshop_id in (select after_id from workshop_comparison where before_id = $workshop_id)
        order by phase = (select workshop.phase from workshop where workshop.workshop_id = $workshop_id), workshop_id desc
        """
    return rows(store, WorkshopRecord, tail, {"workshop_id": workshop_id})
