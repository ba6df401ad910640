"""What holds of every scorecard whatever its numbers (methodology §1.7, §2.7, §11.1), asked of the views."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scorecard.store.store import Store
from tests.property.scorecards import CheckIn, Goal, KeyResult, Method, Objective, Organisation, Upload, changed_results, renamed
from tests.property.scorecards_asked import Told, asked
from tests.property.scorecards_drawn import AS_OF, Table, tables
from tests.property.scorecards_stored import put

Change = Callable[[Organisation], Organisation]
SCORES = ("score", "completeness", "low", "high", "expected", "behind_share", "status", "unit_first", "own", "tree", "headline")
EQUAL = (1.0, 1.0, 1.0, 1.0)
cheaply = settings(max_examples=3, derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck))


@contextmanager
def holding(empty: Store, told: list[Organisation], method: Method, intended: tuple[float, ...]) -> Iterator[Store]:
    with empty.rehearsal() as store:
        put(store, told, method, intended)
        yield store


# Progress, §1.7

lines = st.tuples(*[st.integers(-20, 20)] * 3, st.sampled_from((-3, -1, 2, 10)), st.integers(-5, 5)).filter(lambda line: line[0] != line[1])


def measured(name: str, baseline: float, target: float, value: float, label: str | None = None) -> KeyResult:
    return KeyResult(name, (Goal(baseline, target),), type=label, check_ins=(CheckIn(AS_OF, value),))


def on_a_line(number: int, line: tuple[int, ...]) -> Organisation:
    """One measure told in many ways, all on the way from `b` to `g`."""
    b, g, x, times, plus = line
    told = [measured("as-told", b, g, x), measured("at-baseline", b, g, b), measured("at-target", b, g, g)]
    told += [measured("other-unit", times * b + plus, times * g + plus, times * x + plus)]
    told += [measured(f"called-{label}", b, g, x, label) for label in ("increase", "decrease")]
    told += [measured("nearer", b, g, x + (g - b) / 7)]
    results = tuple(replace(one, name=f"{number}-{one.name}") for one in told)
    objective = Objective(f"O{number}", "U", "customer", 1.0, "committed", "active", results)
    return Organisation(f"R{number}", AS_OF - timedelta(30), AS_OF + timedelta(30), (Upload(AS_OF),), (), (objective,))


@cheaply
@given(st.lists(lines, min_size=10, max_size=30))
def test_progress_knows_neither_units_of_measure_nor_labels(empty: Store, drawn: list[tuple[int, ...]]) -> None:
    with holding(empty, [on_a_line(number, line) for number, line in enumerate(drawn)], Method(), EQUAL) as store:
        found = {place[2]: row for place, row in asked(store, AS_OF).items() if place[0] == "key result"}
    for number in range(len(drawn)):
        told = {name.partition("-")[2]: row for name, row in found.items() if name.startswith(f"{number}-")}
        assert (told["at-baseline"]["progress"], told["at-target"]["progress"]) == (0, 1)
        same = [told[name]["progress"] for name in ("other-unit", "called-increase", "called-decrease")]
        assert same == pytest.approx([told["as-told"]["progress"]] * 3, abs=1e-9)
        assert told["nearer"]["score"] >= told["as-told"]["score"]


# Roll-up, §2.7 and §11.1


def scaled(one: Organisation) -> Organisation:
    """Every weight thrice as heavy."""
    heavier = changed_results(one, lambda result: (replace(result, weight=3 * result.weight),))
    units = tuple(replace(unit, intended=unit.intended and tuple(3 * weight for weight in unit.intended)) for unit in one.units)
    return replace(heavier, units=units, objectives=tuple(replace(each, weight=3 * each.weight) for each in heavier.objectives))


def halved(one: Organisation) -> Organisation:
    """Every key result told as two of half its weight."""
    return changed_results(one, lambda result: tuple(replace(result, name=result.name + half, weight=result.weight / 2) for half in "ab"))


def turned(one: Organisation) -> Organisation:
    """All rows in the other order."""
    again = changed_results(one, lambda result: (replace(result, check_ins=result.check_ins[::-1], milestones=result.milestones[::-1]),))
    objectives = tuple(replace(each, key_results=each.key_results[::-1]) for each in again.objectives[::-1])
    return replace(again, objectives=objectives, units=again.units[::-1])


def burdened(one: Organisation) -> Organisation:
    """Every objective with one more key result, of weight 0."""
    idle = KeyResult("idle", tuple(Goal(0.0, 10.0) for _ in one.uploads), weight=0.0, check_ins=(CheckIn(AS_OF, 1.0),))
    objectives = (replace(each, key_results=(*each.key_results, replace(idle, name=f"{each.name}-idle"))) for each in one.objectives)
    return replace(one, objectives=tuple(objectives))


CHANGES: dict[str, Change] = {"": lambda one: one, "scaled": scaled, "halved": halved, "turned": turned, "burdened": burdened}


def plain(one: Organisation) -> Organisation:
    """Without what hangs on the order of rows: shared metrics, and two values of one day."""
    alone = changed_results(
        one, lambda result: (replace(result, metric=None, check_ins=tuple({on.on: on for on in result.check_ins}.values())),)
    )
    return replace(alone, objectives=tuple(each for each in alone.objectives if each.key_results))


def scores(found: Told, suffix: str) -> dict[tuple[Any, ...], dict[str, Any]]:
    """The scores of one variant, under the names of the organisation as told."""
    return {
        tuple(part.partition("/")[0] if isinstance(part, str) else part for part in place): {
            name: pytest.approx(row[name], abs=1e-9) if isinstance(row[name], float) else row[name] for name in SCORES if name in row
        }
        for place, row in found.items()
        if place[0] != "key result" and place[1].partition("/")[2] == suffix
    }


@cheaply
@given(tables(4))
def test_scores_know_neither_the_scale_of_weights_nor_halves_nor_order_nor_idle_key_results(empty: Store, drawn: Table) -> None:
    organisations, method, intended = drawn
    variants = [renamed(change(plain(one)), suffix) for one in organisations for suffix, change in CHANGES.items()]
    with holding(empty, variants, method, intended) as store:
        found = asked(store, AS_OF)
    wanted = scores(found, "")
    for suffix in CHANGES:
        assert scores(found, suffix) == wanted, suffix


@cheaply
@given(tables(10))
def test_a_score_lies_within_its_bounds_and_no_lower_than_its_lowest_part(empty: Store, drawn: Table) -> None:
    with holding(empty, *drawn) as store:
        found = asked(store, AS_OF)
    for place, row in found.items():
        if place[0] == "key result":
            continue
        score = row["tree"] if place[0] == "tree" else row["score"]
        assert -1e-9 <= row["low"] <= row["high"] + 1e-9 <= 1 + 2e-9, place
        if score is not None:
            assert row["low"] - 1e-9 <= score <= row["high"] + 1e-9, place
            assert score >= row.get("lowest", 0.0) - 1e-9, place
        if row["completeness"] > 1 - 1e-12:
            assert (row["low"], row["high"]) == pytest.approx((score, score), abs=1e-9), place


@cheaply
@given(tables(10))
def test_the_far_future_changes_only_what_is_expected_and_how_old_values_are(empty: Store, drawn: Table) -> None:
    organisations, method, intended = drawn
    last = AS_OF + timedelta(200)
    """No drawn day, of whatever kind, lies behind it."""
    with holding(empty, organisations, method, intended) as store:
        near, far = asked(store, last), asked(store, last + timedelta(3000))
    lasting = (
        "kind",
        "weight",
        "baseline",
        "target",
        "current",
        "observed_on",
        "progress",
        "score",
        "stretch",
        "in_range",
        "strict",
        "grade",
    )
    assert near.keys() == far.keys()
    for place, row in near.items():
        if place[0] == "key result":
            assert {name: row[name] for name in lasting} == {name: far[place][name] for name in lasting}, place
