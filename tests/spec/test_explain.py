"""A number written out: what it is the mean of, why something is left out, and a key result's formula in its own numbers."""

import re

import pytest

from scorecard.language import speaking
from scorecard.measures import catalog
from scorecard.measures.explain import explained
from scorecard.model.explain import LEFT_OUT, WEIGHT_BY, Explanation, KeyResultAccount, Node
from scorecard.model.flags import FLAGS, NAMES, in_words
from scorecard.model.scope import Scope
from scorecard.store.store import Store
from tests.spec.organisation import day, intend, organise, settle
from tests.spec.test_measures_types import KEPT, OBJECTIVE, SATISFACTION, weekly


def told(store: Store, node: Node, as_of: str = "2026-02-12") -> Explanation:
    found = explained(store, Scope(day(as_of), "2026-Q1"), node)
    assert found is not None
    return found


def account(store: Store, key_result: str, as_of: str = "2026-02-12", **more: str) -> KeyResultAccount:
    organise(store, OBJECTIVE, key_result, **more)
    found = told(store, Node("key_result", thing_id="K"), as_of)
    assert found.account is not None
    return found.account


WORKED_OUT = [
    ("id | of | baseline | target | value\nK | O | 20 | 40 | 31", "(31 - 20) / (40 - 20) = 0.55"),
    ("id | of | baseline | target | value\nK | O | 50 | 10 | 26", "(26 - 50) / (10 - 50) = 0.60"),
    ("id | of | baseline | target | value\nK | O | -8 | 4 | -2", "((-2) - (-8)) / (4 - (-8)) = 0.50"),
    ("id | of | type | target | value\nK | O | reach | 20 | 8", "8 / 20 = 0.40"),
    ("id | of | type | target | value\nK | O | reach | 2e300 | 5e299", "5e+299 / 2e+300 = 0.25"),
    ("id | of | baseline | target | scale | value\nK | O | 1 | 100 | log | 10", "ln(10 / 1) / ln(100 / 1) = 0.50"),
    ("id | of | type | percent\nK | O | percent_complete | 62.5", "62.5 % as the file types it = 0.62"),
    ("id | of | type | target | value\nK | O | binary | 1 | 1", "done = 1.00"),
    ("id | of | type | value\nK | O | baseline_setting | 7", "the baseline is measured = 1.00"),
    ("id | of | target | value\nK | O | 40 | 31", "Not scored: the numbers for it are not all there."),
]


@pytest.mark.parametrize(("key_result", "formula"), WORKED_OUT)
def test_progress_is_written_with_its_own_numbers(store: Store, key_result: str, formula: str) -> None:
    assert account(store, key_result).formula == formula


def test_milestones_are_written_with_their_weights_and_only_those_done_by_the_day_count(store: Store) -> None:
    steps = "of | weight | due | done\nK | 1 | 2026-01-31 | 2026-01-30\nK | 2 | 2026-02-15 | 2026-02-10\nK | 2 | 2026-03-31 | 2026-03-01"
    found = account(store, "id | of | type\nK | O | milestone", milestones=steps)
    assert found.formula == "(1 + 2) / (1 + 2 + 2) = 0.60"
    assert [(one.weight, one.sheet, one.row) for one in found.milestones] == [(1, "Steps", 1), (2, "Steps", 2), (2, "Steps", 3)]


RANGES = [
    ("share", "9 of 12 check-ins within 4 to 5 (12 seen of 13 due) = 0.75"),
    ("accrued", "9 of 13 planned check-ins within 4 to 5 (12 seen of 13 due) = 0.69"),
    ("latest", "the newest check-in, 4.5, is within 4 to 5 = 1.00"),
    ("graded", "the newest check-in, 4.5, is 0 widths of 0.5 away from 4 to 5 = 1.00"),
]


@pytest.mark.parametrize(("scoring", "formula"), RANGES)
def test_a_range_is_written_as_it_is_scored(store: Store, scoring: str, formula: str) -> None:
    settle(store, control_scoring=scoring)
    assert account(store, KEPT, "2026-03-31", check_ins=weekly(SATISFACTION)).formula == formula


ONE_SIDED = [
    ("share", "9 of 12 check-ins at least 4 (12 seen of 12 due) = 0.75"),
    ("latest", "the newest check-in, 4.5, is at least 4 = 1.00"),
    ("graded", "the newest check-in, 4.5, is 0 widths of 0.2 away from 4 = 1.00"),
]


@pytest.mark.parametrize(("scoring", "formula"), ONE_SIDED)
def test_a_range_with_one_limit_is_written_by_that_limit(store: Store, scoring: str, formula: str) -> None:
    settle(store, control_scoring=scoring)
    drawn = "id | of | type | lower\nK | O | control_at_least | 4"
    assert account(store, drawn, "2026-03-31", check_ins=weekly(SATISFACTION)).formula == formula


def test_increments_are_added_up_before_the_formula(store: Store) -> None:
    drawn = "id | of | target | accumulation\nK | O | 20 | increment"
    log = "of | on | value\nK | 2026-01-10 | 3\nK | 2026-01-20 | 5\nK | 2026-02-01 | 4\nK | 2026-03-01 | 9"
    assert account(store, drawn, check_ins=log).formula == "3 + 5 + 4 = 12; 12 / 20 = 0.60"


def test_expectation_pace_and_status_are_said_with_their_numbers(store: Store) -> None:
    drawn = "id | of | baseline | target | value | starts | due\nK | O | 20 | 40 | 31 | 2026-01-01 | 2026-03-31"
    said = " ".join(account(store, drawn, "2026-03-01").sentences)
    assert "Expected 66%: 66% of the time from 2026-01-01 to 2026-03-31 has passed, planned evenly over it: 66%, times 1 (as a committed goal)." in said
    assert "It stands where the plan wanted it on 2026-02-19." in said
    assert "At risk: 11.3 points behind what is expected; up to 6.6 points behind is on track, up to 19.9 at risk." in said


def test_the_grade_stands_beside_what_its_owner_says(store: Store) -> None:
    drawn = "id | of | baseline | target | value | goal_mode | self_score\nK | O | 0 | 10 | 5 | aspirational | 0.9"
    found = account(store, drawn)
    assert "Its grade, if it were given on this day: yellow (aspirational: 0.40 and more)." in found.sentences
    assert "Its owner scores it 0.90; the computed score is 0.50 and the one that counts." in found.sentences


def test_each_number_of_a_key_result_leads_to_its_cell(store: Store) -> None:
    found = account(store, "id | of | baseline | target | value\nK | O | 20 | 40 | 31")
    assert [(one.number, one.value, one.file, one.cell) for one in found.sources if one.number == "value"] == [
        ("value", "31.0", "okr.xlsx", "C2")
    ]


def test_what_is_left_out_of_an_objective_says_why(store: Store) -> None:
    organise(
        store,
        OBJECTIVE,
        """
        id | of | baseline | target | value | weight | metric
        A  | O  | 0        | 10     | 5     | 2      | csat
        B  | O  | 0        | 10     | 9     | 1      | csat
        C  | O  | 0        | 10     |       | 1      |
        D  | O  | 0        | 10     | 8     | 0      |
        E  | O  | 0        | 10     | 1     | 6      |
        """,
    )
    found = told(store, Node("objective", thing_id="O"))
    drawn = {one.node.thing_id: (one.left_out, one.share, one.contribution) for one in found.terms}
    assert drawn == {
        "A": (None, pytest.approx(0.25), pytest.approx(0.125)),
        "B": ("shared_metric", None, None),
        "C": ("not_scored", None, None),
        "D": ("no_weight", None, None),
        "E": (None, pytest.approx(0.75), pytest.approx(0.075)),
    }
    counted = told(store, Node("key_result", thing_id="B")).account
    assert counted is not None
    assert counted.reckoning.counted_text == "Key result A"


def test_drafts_and_unmapped_objectives_are_listed_and_count_nowhere(store: Store) -> None:
    organise(
        store,
        "id | unit | perspective | state\nO | North | customer |\nP | North | customer | draft\nQ | North | |",
        "id | of | baseline | target | value\nK | O | 0 | 10 | 5\nL | P | 0 | 10 | 9\nM | Q | 0 | 10 | 1",
    )
    cell = told(store, Node("unit_perspective", "North", "customer"))
    assert [(one.node.thing_id, one.left_out) for one in cell.terms] == [("O", None), ("P", "draft")]
    whole = {one.node.perspective: one.left_out for one in told(store, Node("organisation")).terms}
    assert whole == {"customer": None, None: "unmapped"} | dict.fromkeys(["financial", "internal_process", "learning_growth"], "no_objectives")


def test_a_weight_says_who_told_it(store: Store) -> None:
    organise(
        store,
        "id | unit | perspective\nO | North | customer\nP | South | customer",
        "id | of | baseline | target | value\nK | O | 0 | 10 | 5\nL | P | 0 | 10 | 9",
        units="unit | weight\nNorth | 3",
    )
    intend(store, "customer 70, financial 10, internal_process 10, learning_growth 10")
    by_level = [
        told(store, node).terms[0].weight_by for node in (Node("organisation"), Node("unit", "North"), Node("objective", thing_id="O"))
    ]
    assert by_level == ["organisation", "organisation", "key_result"]
    assert {one.name: (one.weight, one.weight_by) for one in told(store, Node("perspective", perspective="customer")).terms} == {
        "North": (3.0, "units_sheet"),
        "South": (1.0, "no_units_sheet"),
    }


def test_numbers_told_anew_are_shown_before_and_after(store: Store) -> None:
    organise(store, OBJECTIVE, "id | of | baseline | target | value\nK | O | 20 | 40 | 31")
    with store.transaction() as cursor:
        cursor.execute("insert into upload values (2, 'bb', 'r', 'again.xlsx', 1, timestamp '2026-02-01 12:00:00', 'Analyst', '[]')")
        cursor.execute("insert into objective_version select * replace (2 as upload_id) from objective_version")
        cursor.execute("insert into key_result_version select * replace (2 as upload_id, 30.0 as target) from key_result_version")
        catalog.refresh(cursor)
    found = told(store, Node("key_result", thing_id="K"))
    assert found.account is not None
    assert [(one.target, one.rebased_on) for one in found.account.goals] == [(40.0, None), (30.0, day("2026-02-01"))]
    assert "REBASED" in [flag.code for flag in found.flags]


def test_what_is_not_there_has_no_explanation(store: Store) -> None:
    organise(store, OBJECTIVE, "id | of\nK | O")
    scope = Scope(day("2026-02-12"), "2026-Q1")
    nowhere = (Node("unit", "South"), Node("perspective", perspective="financial"), Node("objective", thing_id="X"))
    assert [explained(store, scope, node) for node in (*nowhere, Node("key_result", thing_id="X"))] == [None] * 4


def test_every_flag_of_the_views_and_every_reason_has_its_words() -> None:
    flags = set(re.findall(r"'([A-Z][A-Z_]+) '", catalog.view("key_result_flag").sql))
    assert flags <= FLAGS.keys()
    assert len(flags) == 18
    assert NAMES.keys() == FLAGS.keys()
    with speaking("en"):
        assert in_words("E_NO_TARGET NEW_ONE") == "no target, NEW_ONE"
    assert in_words("") == ""
    assert all(words for words in (*FLAGS.values(), *LEFT_OUT.values(), *WEIGHT_BY.values()))


def below(store: Store) -> None:
    organise(
        store,
        """
        id | unit  | perspective
        O  | North | customer
        P  | North | financial
        Q  | South | customer
        R  | West  | customer
        """,
        """
        id | of | baseline | target | value
        K  | O  | 0        | 10     | 5
        L  | P  | 0        | 10     | 2
        M  | Q  | 0        | 10     | 9
        N  | R  | 0        | 10     |
        """,
        units="unit | parent | weight\nRegion | |\nNorth | Region | 3\nSouth | Region | 1\nWest | Region | 1",
    )


def test_a_unit_that_has_objectives_only_below_it_is_the_mean_of_its_perspectives_with_all_below(store: Store) -> None:
    below(store)
    whole = told(store, Node("unit", "Region"))
    assert (whole.node, whole.status, whole.completeness) == (Node("tree", "Region"), None, pytest.approx((0.8 + 1) / 4))
    drawn = {one.node.perspective: (one.value, one.share, one.left_out) for one in whole.terms}
    assert drawn == {
        "customer": (pytest.approx(0.6), pytest.approx(0.5), None),
        "financial": (pytest.approx(0.2), pytest.approx(0.5), None),
        "internal_process": (None, None, "no_objectives"),
        "learning_growth": (None, None, "no_objectives"),
    }
    assert whole.value == pytest.approx(sum(one.contribution or 0 for one in whole.terms)) == pytest.approx(0.4)
    customer = told(store, next(one.node for one in whole.terms if one.node.perspective == "customer"))
    drawn = {one.name: (one.value, one.share, one.left_out) for one in customer.terms}
    assert drawn == {
        "North": (0.5, pytest.approx(0.75), None),
        "South": (0.9, pytest.approx(0.25), None),
        "West": (None, None, "not_scored"),
    }
    assert (customer.value, customer.above) == (pytest.approx(0.6), (Node("organisation"), Node("tree", "Region")))
    assert told(store, Node("unit_perspective", "Region", "customer")) == customer


def test_a_units_own_number_leads_to_the_one_with_all_units_below(store: Store) -> None:
    organise(
        store,
        "id | unit | perspective\nO | Region | customer\nP | North | customer",
        "id | of | baseline | target | value\nK | O | 0 | 10 | 5\nL | P | 0 | 10 | 9",
        units="unit | parent\nRegion |\nNorth | Region",
    )
    own = told(store, Node("unit", "Region"))
    assert (own.value, own.beside) == (0.5, (Node("tree", "Region"),))
    [tree] = own.beside
    assert told(store, tree).value == pytest.approx(0.7)
    assert told(store, Node("unit", "North")).beside == ()


def test_a_mean_hides_a_part_only_where_its_parts_differ(store: Store) -> None:
    organise(
        store,
        "id | unit | perspective\nO | North | customer\nP | South | customer",
        "id | of | baseline | target | value\nK | O | 0 | 10 | 5\nL | P | 0 | 10 | 9",
    )
    asked = [Node("unit", "North"), Node("unit", "South"), Node("perspective", perspective="customer")]
    assert [[note for note in told(store, node).notes if "hide" in note] for node in asked] == [
        [],
        [],
        ["The lowest of its parts stands at 0.50: a mean can hide it."],
    ]
