"""Two sides side by side: what changed, and what of it is within and what mix (methodology §2.6 trap 3, §2.7)."""

import json
import shutil
from pathlib import Path

import pytest

from scorecard import cli, desk
from scorecard.measures.compare import Child, Key, compare, split_change
from scorecard.model.compare import Comparison, ScoreChange
from scorecard.model.scope import Scope
from scorecard.store.store import Store
from tests.spec.organisation import day, intend
from tests.spec.quarters import quarters

NOW, AGAINST = Scope(day("2026-06-30"), "2026-Q2"), Scope(day("2026-03-31"), "2026-Q1")
A: Key = ("unit_perspective", "A", "customer", None)
B: Key = ("unit_perspective", "B", "customer", None)


def row(found: Comparison, level: str, unit: str | None = None, perspective: str | None = None, objective: str | None = None) -> ScoreChange:
    [one] = [
        one
        for one in found.changes
        if (one.level, one.unit) == (level, unit) and perspective in (None, one.perspective) and objective in (None, one.objective)
    ]
    return one


def test_a_mean_may_fall_while_both_its_parts_rise_and_the_split_says_why() -> None:
    split = split_change({A: Child(8, 0.80), B: Child(2, 0.40)}, {A: Child(2, 0.85), B: Child(8, 0.45)})
    assert sum(one.within for one in split.values()) == pytest.approx(0.05, abs=1e-12)
    assert sum(one.mix for one in split.values()) == pytest.approx(-0.24, abs=1e-12)
    assert [(one.against_share, one.share) for one in split.values()] == [(0.8, 0.2), (0.2, 0.8)]


def test_a_growing_share_lifts_the_whole_only_where_the_child_is_better_than_it() -> None:
    split = split_change({A: Child(8, 0.80), B: Child(2, 0.40)}, {A: Child(2, 0.80), B: Child(8, 0.40)})
    assert [one.mix for one in split.values()] == [pytest.approx(-0.12), pytest.approx(-0.12)]


@pytest.mark.parametrize(
    ("before", "after", "within", "mix"),
    [
        pytest.param({A: Child(1, 0.2)}, {A: Child(1, 0.4), B: Child(1, 0.8)}, 0.15, 0.25, id="a new child is all mix"),
        pytest.param({A: Child(1, 0.2), B: Child(1, 0.8)}, {A: Child(1, 0.4)}, 0.15, -0.25, id="a child that is gone is all mix"),
        pytest.param({A: Child(1, 0.2), B: Child(1, None)}, {A: Child(1, 0.4), B: Child(1, 0.8)}, 0.15, 0.25, id="so is one scored now"),
        pytest.param({A: Child(1, 0.2), B: Child(0, 0.9)}, {A: Child(1, 0.4), B: Child(1, 0.8)}, 0.15, 0.25, id="and one without weight"),
        pytest.param({A: Child(1, 0.2)}, {B: Child(1, 0.6)}, 0.0, 0.4, id="with no child on both sides all is mix"),
    ],
)
def test_what_is_scored_on_one_side_only_is_all_mix(
    before: dict[Key, Child], after: dict[Key, Child], within: float, mix: float
) -> None:
    split = split_change(before, after).values()
    assert (sum(one.within for one in split), sum(one.mix for one in split)) == (pytest.approx(within), pytest.approx(mix))


@pytest.mark.parametrize("nothing", [{}, {A: Child(1, None)}, {A: Child(0, 0.5)}])
def test_without_a_mean_on_both_sides_there_is_nothing_to_split(nothing: dict[Key, Child]) -> None:
    assert split_change(nothing, {A: Child(1, 0.5)}) == {}
    assert split_change({A: Child(1, 0.5)}, nothing) == {}


def test_the_worked_example_holds_for_objectives_in_the_store(store: Store) -> None:
    quarters(store, """
        id | period  | unit | perspective | text | weight | score
        A1 | 2026-Q1 | X    | customer    | A    |      8 |  0.80
        B1 | 2026-Q1 | X    | customer    | B    |      2 |  0.40
        A2 | 2026-Q2 | X    | customer    | A    |      2 |  0.85
        B2 | 2026-Q2 | X    | customer    | B    |      8 |  0.45
    """)  # fmt: skip
    found = compare(store, NOW, AGAINST)
    for one in (row(found, "unit_perspective", "X", "customer"),):
        assert (one.against_score, one.score) == (pytest.approx(0.72), pytest.approx(0.53))
        assert (one.within, one.mix) == (pytest.approx(0.05), pytest.approx(-0.24))
    assert row(found, "organisation").same == pytest.approx(0.05)
    assert {one.cause: one.amount for one in found.causes if one.level == "organisation"} == {
        "objective": pytest.approx(0.05), "objective_mix": pytest.approx(-0.24), "unit_mix": 0.0, "perspective_mix": 0.0
    }  # fmt: skip
    a = row(found, "objective", "X", objective="A")
    assert (a.change, a.objective_id, a.against_objective_id, a.within) == (pytest.approx(0.05), "A2", "A1", None)


TWO_QUARTERS = """
    id | period  | unit | perspective | text          | score
    A1 | 2026-Q1 | X    | customer    | Keep promises |   0.4
    B1 | 2026-Q1 | Y    | customer    | Answer fast   |   0.8
    C1 | 2026-Q1 | Y    | financial   | Cut costs     |   0.6
    A2 | 2026-Q2 | X    | customer    | Keep promises |   0.6
    D2 | 2026-Q2 | Z    | customer    | Be seen       |   0.2
    E2 | 2026-Q2 | Z    | financial   | Earn more     |
"""


def test_every_level_stands_side_by_side_with_what_only_one_side_has(store: Store) -> None:
    quarters(store, TWO_QUARTERS)
    found = compare(store, NOW, AGAINST)
    told = {(one.level, one.unit, one.perspective, one.objective): (one.against_score, one.score) for one in found.changes}
    assert told == {
        ("organisation", None, None, None): (pytest.approx(0.6), pytest.approx(0.4)),
        ("perspective", None, "customer", None): (pytest.approx(0.6), pytest.approx(0.4)),
        ("perspective", None, "financial", None): (0.6, None),
        ("unit", "X", None, None): (0.4, 0.6),
        ("unit", "Y", None, None): (pytest.approx(0.7), None),
        ("unit", "Z", None, None): (None, 0.2),
        ("unit_perspective", "X", "customer", None): (0.4, 0.6),
        ("unit_perspective", "Y", "customer", None): (0.8, None),
        ("unit_perspective", "Y", "financial", None): (0.6, None),
        ("unit_perspective", "Z", "customer", None): (None, 0.2),
        ("unit_perspective", "Z", "financial", None): (None, None),
        ("objective", "X", "customer", "Keep promises"): (0.4, 0.6),
        ("objective", "Y", "customer", "Answer fast"): (0.8, None),
        ("objective", "Y", "financial", "Cut costs"): (0.6, None),
        ("objective", "Z", "customer", "Be seen"): (None, 0.2),
        ("objective", "Z", "financial", "Earn more"): (None, None),
    }
    customer = row(found, "perspective", perspective="customer")
    assert (customer.within, customer.mix) == (pytest.approx(0.1), pytest.approx(-0.3))
    assert {(one.unit, one.against_share, one.share) for one in found.parts["perspective", None, "customer"]} == {
        ("X", 0.5, 0.5), ("Y", 0.5, 0.0), ("Z", 0.0, 0.5)
    }  # fmt: skip


def test_the_organisation_is_split_by_the_weights_that_each_period_intends(store: Store) -> None:
    quarters(store, """
        id | period  | unit | perspective | text | score
        A1 | 2026-Q1 | X    | customer    | A    |   0.2
        B1 | 2026-Q1 | X    | financial   | B    |   0.8
        A2 | 2026-Q2 | X    | customer    | A    |   0.2
        B2 | 2026-Q2 | X    | financial   | B    |   0.8
    """)  # fmt: skip
    intend(store, "customer 10, financial 70, internal_process 10, learning_growth 10", since="2026-Q2")
    whole = row(compare(store, NOW, AGAINST), "organisation")
    assert (whole.against_score, whole.score) == (pytest.approx(0.5), pytest.approx(0.725))
    assert (whole.within, whole.mix, whole.same) == (pytest.approx(0.0), pytest.approx(0.225), pytest.approx(0.0))


def test_units_count_by_their_roll_up_weight_as_in_the_number_itself(store: Store) -> None:
    quarters(store, """
        id | period  | unit | perspective | text | score
        A1 | 2026-Q1 | X    | customer    | A    |   0.2
        B1 | 2026-Q1 | Y    | customer    | B    |   0.8
        A2 | 2026-Q2 | X    | customer    | A    |   0.4
        B2 | 2026-Q2 | Y    | customer    | B    |   0.8
    """, units="unit | weight\nX | 3\nY | 1")  # fmt: skip
    customer = row(compare(store, NOW, AGAINST), "perspective", perspective="customer")
    assert (customer.against_score, customer.score) == (pytest.approx(0.35), pytest.approx(0.5))
    assert (customer.within, customer.mix) == (pytest.approx(0.15), pytest.approx(0.0))


def test_an_objective_that_changed_its_perspective_is_mix_in_both_and_one_row(store: Store) -> None:
    quarters(store, """
        id | period  | unit | perspective | text | score
        A1 | 2026-Q1 | X    | customer    | A    |   0.2
        B1 | 2026-Q1 | X    | customer    | B    |   0.4
        A2 | 2026-Q2 | X    | financial   | A    |   0.6
        B2 | 2026-Q2 | X    | customer    | B    |   0.4
    """)  # fmt: skip
    found = compare(store, NOW, AGAINST)
    moved = row(found, "objective", "X", objective="A")
    assert (moved.perspective, moved.change) == ("financial", pytest.approx(0.4))
    cell = row(found, "unit_perspective", "X", "customer")
    assert (cell.within, cell.mix) == (pytest.approx(0.0), pytest.approx(0.1))


def test_two_days_of_one_period_are_two_sides_too(store: Store) -> None:
    quarters(store, TWO_QUARTERS)
    found = compare(store, NOW, Scope(day("2026-06-29"), "2026-Q2"))
    one = row(found, "objective", "X")
    assert (one.against_score, one.score, one.against_as_of, one.as_of) == (None, 0.6, day("2026-06-29"), day("2026-06-30"))
    assert (one.objective_id, one.against_objective_id) == ("A2", "A2")


def test_a_unit_is_compared_by_itself(store: Store) -> None:
    quarters(store, TWO_QUARTERS)
    found = compare(store, Scope(NOW.as_of, "2026-Q2", "X"), Scope(AGAINST.as_of, "2026-Q1", "X"))
    assert {(one.level, one.unit) for one in found.changes} == {("unit", "X"), ("unit_perspective", "X"), ("objective", "X")}
    assert (row(found, "unit", "X").within, row(found, "unit", "X").mix) == (pytest.approx(0.2), 0.0)


@pytest.fixture
def kept(tmp_path: Path, empty_store: Path) -> Path:
    path = Path(shutil.copy(empty_store, tmp_path / "s.duckdb"))
    store = desk.open_store(path)
    quarters(store, TWO_QUARTERS)
    store.close()
    return path


def test_the_command_line_prints_both_sides(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["show", "compare", "--store", str(kept), "--period", "2026-Q2", "--against", "2026-Q1", "--format", "json"]
    assert cli.main(asked) == 0
    whole, *_ = json.loads(capsys.readouterr().out)
    assert (whole["level"], whole["period"], whole["as_of"], whole["against_period"], whole["against_as_of"]) == (
        "organisation", "2026-Q2", "2026-06-30", "2026-Q1", "2026-03-31"
    )  # fmt: skip
    assert whole["within"] + whole["mix"] == pytest.approx(whole["change"], abs=1e-12)


def test_the_command_line_prints_the_history_of_objectives(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["show", "history-of-objectives", "--store", str(kept), "--period", "2026-Q2", "--format", "json"]) == 0
    told = [(one["unit"], one["text"], one["period"], one["running"], one["score"]) for one in json.loads(capsys.readouterr().out)]
    assert told == [
        ("X", "Keep promises", "2026-Q1", 1, 0.4),
        ("X", "Keep promises", "2026-Q2", 2, 0.6),
        ("Z", "Be seen", "2026-Q2", 1, 0.2),
        ("Z", "Earn more", "2026-Q2", 1, None),
    ]


@pytest.mark.parametrize("missing", [["--period", "2026-Q2"], ["--against", "2026-Q1"]])
def test_the_command_line_says_what_a_comparison_needs(kept: Path, capsys: pytest.CaptureFixture[str], missing: list[str]) -> None:
    assert cli.main(["show", "compare", "--store", str(kept), *missing]) == 2
    assert "--against" in capsys.readouterr().err
