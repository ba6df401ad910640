"""A change and its parts, on organisations nobody thought of: within and mix make up the change, on every level and all the way down."""

from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.measures.compare import Child, Key, compare, split_change
from scorecard.measures.scorecard import organisation_score, perspective_scores, unit_perspective_scores, unit_scores
from scorecard.model.perspective import classic
from scorecard.model.scope import Scope
from scorecard.store.store import Store
from tests.spec.organisation import intend
from tests.spec.quarters import quarters

SIDES = Scope(date(2026, 3, 31), "2026-Q1"), Scope(date(2026, 6, 30), "2026-Q2")
PERSPECTIVES = list(classic().ids)


@dataclass(frozen=True)
class Goal:
    period: str
    unit: str
    perspective: str | None
    text: str
    weight: int
    score: float | None


score = st.none() | st.integers(0, 20).map(lambda twentieths: twentieths / 20)
goal = st.builds(
    Goal,
    st.sampled_from(["2026-Q1", "2026-Q2"]),
    st.sampled_from("XYZ"),
    st.sampled_from([*PERSPECTIVES[:3], None]),
    st.sampled_from(["Keep promises", "Cut costs", "Hire planners"]),
    st.integers(1, 4),
    score,
)


def put(store: Store, goals: list[Goal]) -> None:
    lines = [
        f"O{n} | {g.period} | {g.unit} | {g.perspective or ''} | {g.text} | {g.weight} | {'' if g.score is None else g.score}"
        for n, g in enumerate(goals)
    ]
    quarters(store, "\n".join(["id | period | unit | perspective | text | weight | score", *lines]), "unit | weight\nX | 3\nY | 0")


def standing(store: Store, side: Scope) -> dict[tuple[str, str | None, str | None], float | None]:
    """What the other pages show on one side."""
    whole = organisation_score(store, side)
    return {
        **({("organisation", None, None): whole.score} if whole else {}),
        **{("perspective", None, one.perspective): one.score for one in perspective_scores(store, side)},
        **{("unit", one.unit, None): one.score for one in unit_scores(store, side)},
        **{("unit_perspective", one.unit, one.perspective): one.score for one in unit_perspective_scores(store, side)},
    }


@settings(max_examples=20, deadline=None)
@given(st.lists(goal, min_size=1, max_size=12), st.lists(st.integers(1, 9), min_size=4, max_size=4))
def test_within_and_mix_make_up_each_change_and_causes_do_so_all_the_way_down(empty: Store, goals: list[Goal], weights: list[int]) -> None:
    with empty.rehearsal() as store:
        put(store, goals)
        intend(store, ", ".join(f"{one} {weight}" for one, weight in zip(PERSPECTIVES, weights, strict=True)), since="2026-Q2")
        before, now = SIDES
        found = compare(store, now, before)
        scores = [standing(store, side) for side in SIDES]
    rows = {(row.level, row.unit, row.perspective): row for row in found.changes if row.level != "objective"}
    assert rows.keys() == scores[0].keys() | scores[1].keys()
    for key, row in rows.items():
        old, new = (side.get(key) for side in scores)
        assert (row.against_score, row.score) == (old, new)
        if old is None or new is None:
            assert (row.change, row.within, row.mix, row.same) == (None, None, None, None)
            continue
        assert row.change == new - old
        assert row.within is not None
        assert row.mix is not None
        assert row.within + row.mix == pytest.approx(new - old, abs=1e-12)
        causes = [one.amount for one in found.causes if (one.level, one.unit, one.perspective) == key]
        assert sum(causes) == pytest.approx(new - old, abs=1e-12)


children = st.dictionaries(
    st.sampled_from([("objective", "X", None, name) for name in "ABCDE"]),
    # A weight so small that its product with a score is lost says nothing about the split.
    st.builds(Child, st.just(0.0) | st.floats(1e-3, 1e6), st.none() | st.floats(0, 1)),
    max_size=5,
)


def mean(told: dict[Key, Child]) -> float | None:
    """Once more, slowly."""
    scored = [one for one in told.values() if one.score is not None]
    total = sum(one.weight for one in scored)
    return sum(one.weight * (one.score or 0.0) for one in scored) / total if total else None


@given(children, children)
def test_the_split_of_any_two_weighted_means_is_exact(before: dict[Key, Child], after: dict[Key, Child]) -> None:
    old, new, split = mean(before), mean(after), split_change(before, after)
    assert bool(split) == (old is not None and new is not None)
    if old is not None and new is not None:
        assert sum(one.within + one.mix for one in split.values()) == pytest.approx(new - old, abs=1e-12)


@given(children)
def test_what_stays_the_same_has_nothing_to_split(told: dict[Key, Child]) -> None:
    assert all((one.within, one.mix) == (0.0, 0.0) for one in split_change(told, dict(told)).values())


@given(children, children)
def test_seen_from_the_other_side_every_part_turns_its_sign(before: dict[Key, Child], after: dict[Key, Child]) -> None:
    there, back = split_change(before, after), split_change(after, before)
    assert {key: (-one.within, -one.mix) for key, one in back.items()} == {
        key: (pytest.approx(one.within, abs=1e-12), pytest.approx(one.mix, abs=1e-12)) for key, one in there.items()
    }
