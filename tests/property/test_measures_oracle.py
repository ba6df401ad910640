"""The views against a second, slower telling of the same rules, on organisations nobody thought of."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard import desk
from scorecard.measures.scorecard import organisation_score, perspective_scores, unit_perspective_scores, unit_scores
from scorecard.model.perspective import classic
from scorecard.model.scope import Scope
from scorecard.store.store import Store
from tests.spec.organisation import organise

DAY = date(2026, 2, 12)
SCOPE = Scope(DAY, "2026-Q1")
PERSPECTIVES = list(classic().ids)


@dataclass(frozen=True)
class Result:
    baseline: float | None
    target: float | None
    value: float | None
    weight: int


@dataclass(frozen=True)
class Goal:
    unit: str
    perspective: str | None
    weight: int
    results: tuple[Result, ...]


number = st.none() | st.integers(-50, 50).map(float)
result = st.builds(Result, number, number, number, st.integers(0, 3))
goal = st.builds(
    Goal,
    st.sampled_from("XYZ"),
    st.sampled_from([*PERSPECTIVES, None]),
    st.integers(1, 3),
    st.lists(result, max_size=4).map(tuple),
)
organisation = st.lists(goal, min_size=1, max_size=8)


def mean(pairs: list[tuple[float, float | None]]) -> float | None:
    known = [(weight, value) for weight, value in pairs if value is not None]
    total = sum(weight for weight, _ in known)
    return sum(weight * value for weight, value in known) / total if total else None


def score(one: Result) -> float | None:
    if one.baseline is None or one.target is None or one.value is None or one.baseline == one.target:
        return None
    return min(1.0, max(0.0, (one.value - one.baseline) / (one.target - one.baseline)))


def filled(one: Goal, fill: float | None) -> float | None:
    """The objective's score; `fill` stands for every missing one, None leaves them out."""
    told = [(float(r.weight), fill if score(r) is None else score(r)) for r in one.results]
    found = mean(told)
    return fill if found is None and fill is not None else found


def complete(one: Goal) -> float:
    total = sum(r.weight for r in one.results)
    return sum(r.weight for r in one.results if score(r) is not None) / total if total else 0.0


def told_again(goals: list[Goal], fill: float | None) -> dict[tuple[str | None, str | None], float | None]:
    places: set[tuple[str | None, str | None]] = {(one.unit, one.perspective) for one in goals}
    return {place: mean([(float(g.weight), filled(g, fill)) for g in goals if (g.unit, g.perspective) == place]) for place in places}


def drawn_as(value: float | None) -> str:
    return "" if value is None else str(value)


@pytest.fixture(scope="module")
def empty() -> Iterator[Store]:
    """Filled on trial for each example: to open a store takes longer than to ask it."""
    made = desk.open_store(None)
    yield made
    made.close()


@contextmanager
def filled_with(goals: list[Goal], empty: Store) -> Iterator[Store]:
    with empty.rehearsal() as store:
        put(store, goals)
        yield store


def put(store: Store, goals: list[Goal]) -> None:
    objectives = "id | unit | perspective | weight\n" + "\n".join(
        f"O{n} | {g.unit} | {g.perspective or ''} | {g.weight}" for n, g in enumerate(goals)
    )
    drawn = "id | of | baseline | target | value | weight\n" + "\n".join(
        f"K{n}-{k} | O{n} | {drawn_as(r.baseline)} | {drawn_as(r.target)} | {drawn_as(r.value)} | {r.weight}"
        for n, g in enumerate(goals)
        for k, r in enumerate(g.results)
    )
    organise(store, objectives, drawn)


@settings(max_examples=40, deadline=None)
@given(organisation)
def test_views_and_oracle_agree_on_the_whole_roll_up(empty: Store, goals: list[Goal]) -> None:
    goals = [
        Goal(g.unit, g.perspective, g.weight, tuple(Result(r.baseline, r.target, r.value, r.weight or 1) for r in g.results)) for g in goals
    ]
    with filled_with(goals, empty) as store:
        scored, low, high = told_again(goals, None), told_again(goals, 0.0), told_again(goals, 1.0)
        found = {(row.unit, row.perspective): row for row in unit_perspective_scores(store, SCOPE)}
        assert found.keys() == scored.keys()
        for place, row in found.items():
            assert row.score == pytest.approx(scored[place], abs=1e-9)
            assert row.low == pytest.approx(low[place], abs=1e-9)
            assert row.high == pytest.approx(high[place], abs=1e-9)
            members = [g for g in goals if (g.unit, g.perspective) == place]
            assert row.completeness == pytest.approx(mean([(float(g.weight), complete(g)) for g in members]), abs=1e-9)
            assert row.low is not None
            assert row.high is not None
            if row.score is not None:
                assert row.low - 1e-9 <= row.score <= row.high + 1e-9

        for unit_row in unit_scores(store, SCOPE):
            assert unit_row.score == pytest.approx(mean([(1.0, scored.get((unit_row.unit or "", p))) for p in PERSPECTIVES]), abs=1e-9)
            assert unit_row.low == pytest.approx(sum(low.get((unit_row.unit or "", p)) or 0.0 for p in PERSPECTIVES) / 4, abs=1e-9)
            highs = [high.get((unit_row.unit or "", p)) for p in PERSPECTIVES]
            assert unit_row.high == pytest.approx(sum(1.0 if one is None else one for one in highs) / 4, abs=1e-9)

        by_perspective = {row.perspective: row.score for row in perspective_scores(store, SCOPE)}
        for perspective, value in by_perspective.items():
            assert value == pytest.approx(mean([(1.0, scored[place]) for place in scored if place[1] == perspective]), abs=1e-9)
        whole = organisation_score(store, SCOPE)
        if whole is not None:
            assert whole.score == pytest.approx(mean([(1.0, by_perspective.get(p)) for p in PERSPECTIVES]), abs=1e-9)


@settings(max_examples=15, deadline=None)
@given(organisation, st.sampled_from([2, 5]))
def test_scaling_every_weight_and_the_order_of_rows_change_nothing(empty: Store, goals: list[Goal], factor: int) -> None:
    scaled = [Goal(g.unit, g.perspective, g.weight * factor, g.results) for g in reversed(goals)]
    with filled_with(goals, empty) as store:
        one = {(r.unit, r.perspective): r.score for r in unit_perspective_scores(store, SCOPE)}
    with filled_with(scaled, empty) as store:
        other = {(r.unit, r.perspective): r.score for r in unit_perspective_scores(store, SCOPE)}
    assert one == {place: pytest.approx(value, abs=1e-9) for place, value in other.items()}
