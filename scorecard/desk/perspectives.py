"""Which perspectives hold from which period on: what a change would do, and keeping it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

import duckdb

from scorecard.mapping import run as mapping
from scorecard.measures import catalog, coverage, filters, perspectives, scorecard
from scorecard.model.intent import ActivePerspective, MovedObjective, PeriodEffect, PeriodNumbers, PerspectiveChange
from scorecard.model.period import period_of
from scorecard.model.perspective import PerspectiveSet, known
from scorecard.model.scope import NONE, Scope
from scorecard.model.scores import CoverageCell, ObjectiveMapping
from scorecard.settings import fiscal_start_month
from scorecard.store.store import Store


def keep_perspectives(store: Store, change: PerspectiveChange, *, by: str) -> None:
    """Keep a person's word on perspectives or weights, and judge the OKRs of the periods that now have other perspectives.

    Raises ValueError for a change with faults, or from a period without known days.
    """
    with store.transaction() as cursor:
        _apply(cursor, change, by)


def foresee_perspectives(store: Store, change: PerspectiveChange, as_of: date) -> list[PeriodEffect]:
    """What keeping it would do, period by period, the newest first: it is done in a rehearsal and read off. Raises as keeping does."""
    before = _standing(store, as_of)
    with store.rehearsal() as tried:
        with tried.transaction() as cursor:
            _apply(cursor, change, "")
        after = _standing(tried, as_of)
        now = {period: _numbers(tried, period, as_of, after) for period in after.sets if _differ(period, before, after)}
    then = {period: _numbers(store, period, as_of, before) for period in now}
    return [_effect(period, before, after, then[period], now[period]) for period in now]


def _apply(cursor: duckdb.DuckDBPyConnection, change: PerspectiveChange, by: str) -> None:
    if change.faults:
        raise ValueError(" ".join(change.faults))
    begins = period_of(change.from_period, fiscal_start_month()).starts_on if change.from_period else None
    if change.from_period and begins is None:
        raise ValueError(f"{change.from_period} has no known days.")
    at = datetime.now(UTC).replace(tzinfo=None)
    if change.perspectives is not None:
        _write_set(cursor, change.perspectives, [begins, change.from_period, change.template, at, by])
        catalog.refresh(cursor, after="perspective_set")
    _write_weights(cursor, change, [begins, change.from_period, at, by])
    catalog.refresh(cursor, after="weighting")
    if change.perspectives is not None:
        newest = cursor.execute("select max(set_id) from perspective_set").fetchone()
        mapping.map_objectives(cursor, versions=newest)
        catalog.refresh(cursor, after="vote")


def _write_set(cursor: duckdb.DuckDBPyConnection, told: PerspectiveSet, rest: list[object]) -> None:
    """The set; of the names only the English ones, by which views name it, and those that differ from the usual ones."""
    [(set_id,)] = cursor.execute("select coalesce(max(set_id), 0) + 1 from perspective_set").fetchall()
    cursor.execute("insert into perspective_set values (?, ?, ?, ?, ?, ?)", [set_id, *rest])
    for one in told.members:
        key = one.perspective_id
        cursor.execute("insert into perspective_member values (?, ?, ?, ?)", [set_id, key, one.rank, one.counted])
        usual = known()[key].names if key in known() else {}
        for language, name in one.names.items():
            if name.strip() and (language == "en" or usual.get(language) != name):
                cursor.execute("insert into perspective_name values (?, ?, ?, ?)", [set_id, key, language, name.strip()])
        for word in one.words:
            cursor.execute("insert into perspective_word values (?, ?, ?)", [set_id, key, word])


def _write_weights(cursor: duckdb.DuckDBPyConnection, change: PerspectiveChange, rest: list[object]) -> None:
    [(weighting_id,)] = cursor.execute("select coalesce(max(weighting_id), 0) + 1 from weighting").fetchall()
    cursor.execute("insert into weighting values (?, ?, ?, ?, ?, ?)", [weighting_id, change.unit, *rest])
    for perspective_id, weight in change.weights:
        cursor.execute("insert into intended_weight values (?, ?, ?)", [weighting_id, perspective_id, weight])


@dataclass(frozen=True, slots=True)
class _Standing:
    """What a store tells about perspectives, by period (None: OKRs without one)."""

    sets: dict[str | None, PerspectiveSet]
    intended: dict[str | None, list[ActivePerspective]]
    mappings: dict[str, ObjectiveMapping]
    cells: dict[tuple[str | None, str | None, str | None], CoverageCell]


def _standing(store: Store, as_of: date) -> _Standing:
    everything = Scope(as_of)
    intended: dict[str | None, list[ActivePerspective]] = {}
    for one in perspectives.intended(store, everything):
        intended.setdefault(one.period, []).append(one)
    return _Standing(
        {period or None: perspectives.perspective_set(store, Scope(as_of, period)) for period in filters.periods(store)},
        intended,
        {one.objective_id: one for one in filters.mappings(store, everything)},
        {(one.period, one.unit, one.perspective): one for one in coverage.coverage(store, everything)},
    )


def _differ(period: str | None, before: _Standing, after: _Standing) -> bool:
    same_set = before.sets[period].members == after.sets[period].members
    return not same_set or before.intended.get(period) != after.intended.get(period)


def _numbers(store: Store, period: str | None, as_of: date, standing: _Standing) -> PeriodNumbers:
    ends_on = period_of(period, fiscal_start_month()).ends_on if period else None
    scope = Scope(filters.default_as_of(period, as_of, ends_on), period or NONE)
    whole = scorecard.organisation_score(store, scope)
    spread = next((one for one in coverage.balances(store, scope) if one.organisation), None)
    required = [one for key, one in standing.cells.items() if key[0] == period and one.required]
    return PeriodNumbers(
        held=standing.sets[period],
        score=whole.score if whole else None,
        balance=spread.balance if spread else None,
        covered=sum(one.objectives > 0 for one in required),
        required=len(required),
        unmapped=sum(one.period == period and one.perspective is None for one in standing.mappings.values()),
    )


def _effect(period: str | None, before: _Standing, after: _Standing, then: PeriodNumbers, now: PeriodNumbers) -> PeriodEffect:
    moved = [
        MovedObjective(key, one.objective, one.unit, before.mappings[key].perspective, one.perspective)
        for key, one in after.mappings.items()
        if one.period == period and before.mappings[key].perspective != one.perspective
    ]
    places = [key for key in before.cells.keys() | after.cells.keys() if key[0] == period]
    states = [tuple(cells[key].state if key in cells else None for cells in (before.cells, after.cells)) for key in places]
    own = [{one.unit for one in standing.intended.get(period, []) if one.weights_by == "unit"} for standing in (before, after)]
    return PeriodEffect(
        period=period,
        before=then,
        after=now,
        moved=tuple(sorted(moved, key=lambda one: (one.after is not None, one.unit or "", one.objective))),
        cells=sum(old != new for old, new in states),
        units_overtaken=tuple(sorted(unit for unit in own[0] - own[1] if unit)),
    )
