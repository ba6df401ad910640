"""Who is asked about which key results, and how these stand on the day of asking."""

from collections.abc import Iterable
from datetime import date

from scorecard.measures import progress
from scorecard.measures.ask import rows as rows_of
from scorecard.model.check_in_book import Asked, CheckInBook, Contested, OwnerAsked
from scorecard.model.perspective import PerspectiveSet
from scorecard.model.scope import Scope
from scorecard.model.standing import KeyResultStanding
from scorecard.store.store import Store


def asked(store: Store, scope: Scope, held: PerspectiveSet, *, owner: str | None = None, language: str = "en") -> list[Asked]:
    """The key results of the scope, a unit with its tree, in the order of the files; those of one owner where one is named.

    Perspectives are called as `language` calls them.
    """
    last = _last(store, scope.as_of)
    closed = _over(store)
    units = None if scope.unit is None else _tree(store, scope.unit)
    results = progress.key_results(store, Scope(scope.as_of, scope.period))
    return [
        _asked(one, held, last.get(one.key_result_id), language)
        for one in results
        if (units is None or (one.unit or "") in units)
        and (owner is None or _same(one.owner, owner))
        and one.objective_id not in closed
    ]


def owners_asked(store: Store, scope: Scope) -> list[OwnerAsked]:
    """Whose key results `asked` tells, in the order of `owners`, without telling each of them."""
    units = None if scope.unit is None else list(_tree(store, scope.unit))
    with store.cursor() as cursor:
        told = cursor.execute(
            """
            select standing.owner, last.observed_on
            from key_result_standing as standing
            join objective on objective.objective_id = standing.objective_id
            left join check_in_latest as last on last.key_result_id = standing.key_result_id and last.as_of = standing.as_of
            where standing.as_of = $as_of and ($period is null or coalesce(standing.period, '') = $period)
              and ($units is null or list_contains($units, coalesce(standing.unit, ''))) and objective.state not in ('closed', 'cancelled')
            order by standing.upload, standing.sheet, standing.row, standing.key_result_id
            """,
            {"as_of": scope.as_of, "period": scope.period, "units": units},
        ).fetchall()
    days: dict[str, list[date | None]] = {}
    spellings: dict[str, dict[str, None]] = {}
    for owner, last_on in told:
        name = _bare(owner)
        days.setdefault(name.casefold(), []).append(last_on)
        spellings.setdefault(name.casefold(), {}).setdefault(name)
    return [
        OwnerAsked(
            next(iter(spellings[key])),
            tuple(spellings[key]),
            len(days[key]),
            days[key].count(None),
            max((day for day in days[key] if day), default=None),
        )
        for key in sorted(days, key=_nobody_last)
    ]


def book(store: Store, scope: Scope, whom: str, rows: Iterable[Asked]) -> CheckInBook:
    """What is sent to somebody, with how far the sender's knowledge went."""
    return CheckInBook(whom, scope.as_of, scope.period, _seen(store), tuple(rows))


def books_by_owner(store: Store, scope: Scope, rows: Iterable[Asked]) -> list[CheckInBook]:
    """One for each owner by name, at the end one for what nobody owns."""
    seen = _seen(store)
    return [CheckInBook(name, scope.as_of, scope.period, seen, tuple(owned)) for name, owned in owners(rows).items()]


def owners(rows: Iterable[Asked]) -> dict[str, list[Asked]]:
    """The rows by owner, by name whatever its case and blanks; those that nobody owns last, under ""."""
    owned: dict[str, list[Asked]] = {}
    names: dict[str, str] = {}
    for row in rows:
        name = _bare(row.owner)
        owned.setdefault(name.casefold(), []).append(row)
        names.setdefault(name.casefold(), name)
    return {names[key]: owned[key] for key in sorted(owned, key=_nobody_last)}


def contested(store: Store) -> list[Contested]:
    """Answers that wait for a decision, in the order in which they came."""
    return rows_of(store, Contested, "from contested_record order by upload, sheet, row")


def _same(one: str | None, other: str) -> bool:
    return _bare(one).casefold() == _bare(other).casefold()


def _bare(name: str | None) -> str:
    return " ".join((name or "").split())


def _nobody_last(key: str) -> tuple[bool, str]:
    return not key, key


def _asked(one: KeyResultStanding, held: PerspectiveSet, last: tuple[date, float | None, float | None] | None, language: str) -> Asked:
    on, value, percent = last or (None, None, None)
    measure = _measure(one, value, percent)
    return Asked(
        key_result_id=one.key_result_id,
        period=one.period,
        unit=one.unit,
        owner=one.owner,
        objective=one.objective or one.key_result,
        key_result=one.key_result,
        perspective=held.name_of(one.perspective, language) if one.perspective else None,
        unit_of_measure="%" if measure == "percent" else one.unit_of_measure,
        baseline=one.baseline,
        target=one.target,
        measure=measure,
        last_value=percent if measure == "percent" else None if measure == "none" else value,
        last_on=on,
        status=one.status,
    )


def _measure(one: KeyResultStanding, value: float | None, percent: float | None) -> str:
    """How a key result is measured; by a share of the way where its file says so, or gives nothing else to measure by."""
    if one.kind == "milestone":
        return "none"
    if one.kind == "percent_complete" or (one.kind is None and value is None and percent is not None):
        return "percent"
    return "done" if one.kind == "binary" and one.target in (None, 1) else "value"


def _last(store: Store, as_of: date) -> dict[str, tuple[date, float | None, float | None]]:
    with store.cursor() as cursor:
        found = cursor.execute(
            "select key_result_id, observed_on, value, percent_complete from check_in_latest where as_of = ?", [as_of]
        ).fetchall()
    return {key: (on, value, percent) for key, on, value, percent in found}


def _over(store: Store) -> set[str]:
    with store.cursor() as cursor:
        found = cursor.execute("select objective_id from objective where state in ('closed', 'cancelled')").fetchall()
    return {key for (key,) in found}


def _tree(store: Store, unit: str) -> set[str]:
    with store.cursor() as cursor:
        found = cursor.execute("select unit from unit_ancestor where ancestor = ?", [unit]).fetchall()
    return {unit, *(one for (one,) in found)}


def _seen(store: Store) -> str:
    with store.cursor() as cursor:
        found = cursor.execute("select sha256 from upload order by upload_id desc limit 1").fetchone()
    return found[0] if found else ""
