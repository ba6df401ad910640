"""The sentence of the quarter: which facts of a drawn situation it tells, in which order, and which it leaves out."""

from dataclasses import replace

import pytest

from scorecard.export.headline import sentence
from scorecard.language import speaking
from scorecard.measures.headline import headline, slipped
from scorecard.measures.perspectives import perspective_set
from scorecard.measures.trend import moments, trend
from scorecard.model.explain import Node
from scorecard.model.headline import Headline, Hole, Standing
from scorecard.model.perspective import classic
from scorecard.model.scope import Scope
from scorecard.store.store import Store
from tests.spec.organisation import day, hold, organise

SCOPE = Scope(day("2026-02-15"), "2026-Q1")


def said(store: Store, scope: Scope = SCOPE) -> str:
    return sentence(headline(store, scope), perspective_set(store, scope))


TWO = """
    id | unit | perspective
    O1 | A    | financial
    O2 | A    | customer
"""
SITUATIONS = [
    pytest.param(TWO, """
        id | of | baseline | target | value
        K1 | O1 | 0        | 100    | 71
        K2 | O2 | 0        | 100    | 32
     """, "", "Financial leads at 0.71, Customer trails at 0.32; no unit has an objective in Internal process or Learning & growth.",
     id="one leads, one trails, and what nobody plans is a hole"),
    pytest.param(TWO, """
        id | of | baseline | target | value
        K1 | O1 | 0        | 100    | 52
        K2 | O2 | 0        | 100    | 50
     """, "", "The perspectives stand close together, from 0.50 to 0.52; no unit has an objective in Internal process or Learning & growth.",
     id="scores nearer than 0.05 are told and not ranked"),
    pytest.param("id | unit | perspective\nO1 | A | customer", "id | of | baseline | target | value\nK1 | O1 | 0 | 100 | 60", "",
     "Customer stands at 0.60; no unit has an objective in Financial, Internal process or Learning & growth.",
     id="one perspective alone neither leads nor trails"),
    pytest.param("id | unit | perspective\nO1 | A | ", "id | of | baseline | target | value\nK1 | O1 | 0 | 100 | 60", "",
     "No objective has a perspective yet.", id="without any perspective there is nothing else to tell"),
    pytest.param(TWO, "id | of | baseline | target | value\nK1 | O1 | 0 | 100 | 60\nK2 | O2 | | 100 | 60", "",
     "Financial stands at 0.60; too little is known of Customer to give it a number; no unit has an objective in Internal process or "
     "Learning & growth.", id="what is not scored is told as not known and never as 0"),
    pytest.param(TWO, "id | of | baseline | target | value\nK1 | O1 | | 100 | 60\nK2 | O2 | | 100 | 60", "",
     "Too little is known of every perspective to give it a number; no unit has an objective in Internal process or Learning & growth.",
     id="nothing scored at all"),
    pytest.param(TWO + "    O3 | B | financial\n", """
        id | of | baseline | target | value
        K1 | O1 | 0        | 100    | 70
        K2 | O2 | 0        | 100    | 20
        K3 | O3 | 0        | 100    | 70
     """, "unit | level\nA | Business unit\nB | Team",
     "Financial leads at 0.70, Customer trails at 0.20; no unit has an objective in Internal process or Learning & growth.",
     id="a team need not cover anything, so it leaves no hole"),
    pytest.param(TWO + "    O3 | B | financial\nO4 | A | internal_process\nO5 | A | learning_growth\nO6 | B | learning_growth\nO7 | B | customer", """
        id | of | baseline | target | value
        K1 | O1 | 0        | 100    | 70
        K2 | O2 | 0        | 100    | 70
        K3 | O3 | 0        | 100    | 70
        K4 | O4 | 0        | 100    | 70
        K5 | O5 | 0        | 100    | 70
        K6 | O6 | 0        | 100    | 70
        K7 | O7 | 0        | 100    | 70
     """, "unit | level\nA | Business unit\nB | Business unit",
     "The perspectives all stand at 0.70; Internal process covers 1 of 2 units.",
     id="of units that must cover everything some do"),
]  # fmt: skip


@pytest.mark.parametrize(("objectives", "key_results", "units", "told"), SITUATIONS)
def test_the_sentence_tells_what_deserves_it(store: Store, objectives: str, key_results: str, units: str, told: str) -> None:
    organise(store, objectives, key_results, units)
    assert said(store) == told


def test_an_empty_period_has_no_objective_to_speak_of(store: Store) -> None:
    assert said(store) == "No objective has a perspective yet."


SLIPPING = """
    of | on         | value
    K1 | 2026-01-20 | 45
    K2 | 2026-02-12 | 80
    K3 | 2026-01-20 | 60
    K3 | 2026-02-12 | 20
"""


def slipping(store: Store) -> None:
    keys = "id | of | baseline | target\nK1 | O1 | 0 | 100\nK2 | O2 | 0 | 100\nK3 | O3 | 0 | 100"
    organise(store, TWO + "    O3 | B | internal_process\n", keys, check_ins=SLIPPING)


def test_key_results_that_slipped_since_a_week_before_are_counted_and_named_the_furthest_fall_first(store: Store) -> None:
    slipping(store)
    found = slipped(store, SCOPE, limit=10)
    assert [(one.key_result_id, one.unit, one.before, one.status) for one in found] == [
        ("K3", "B", "on_track", "behind"),
        ("K1", "A", "on_track", "at_risk"),
    ]
    assert "; 2 key results slipped since last week" in said(store)
    assert [one.key_result_id for one in slipped(store, replace(SCOPE, unit="A"), limit=10)] == ["K1"]
    assert "; 1 key result slipped since last week" in said(store, replace(SCOPE, unit="A"))


def test_in_the_first_week_of_a_period_nothing_is_told_of_the_week_before(store: Store) -> None:
    slipping(store)
    first_days = replace(SCOPE, as_of=day("2026-01-05"))
    assert headline(store, first_days).slipped is None
    assert slipped(store, first_days, limit=10) == []


def test_of_one_unit_its_own_perspectives_are_told_and_what_it_does_not_plan(store: Store) -> None:
    organise(store, TWO + "    O3 | B | financial\n", "id | of | baseline | target | value\nK1 | O1 | 0 | 100 | 40\nK2 | O2 | 0 | 100 | 70\nK3 | O3 | 0 | 100 | 90")
    told = said(store, replace(SCOPE, unit="A"))
    assert told == "Customer leads at 0.70, Financial trails at 0.40; nothing is planned in Internal process or Learning & growth."
    told = said(store, replace(SCOPE, unit="B"))
    assert told == "Financial stands at 0.90; nothing is planned in Customer, Internal process or Learning & growth."


def test_perspectives_of_ones_own_are_called_by_their_names(store: Store) -> None:
    hold(store, "customer 3, safety 2, people 1", names={"safety": {"en": "Safety on the road"}})
    organise(store, "id | unit | perspective\nO1 | A | safety\nO2 | A | customer", "id | of | baseline | target | value\nK1 | O1 | 0 | 100 | 80\nK2 | O2 | 0 | 100 | 20")
    assert said(store) == "Safety on the road leads at 0.80, Customer trails at 0.20; no unit has an objective in People."


FACTS = Headline(
    day("2026-02-15"), "2026-Q1", None, 5, (Standing("customer", 0.71), Standing("financial", 0.4)), ("internal_process",),
    (Hole("learning_growth", 2, 6),), day("2026-02-08"), 4, 30, 6,
)  # fmt: skip


def test_four_clauses_are_enough() -> None:
    assert sentence(FACTS, classic()) == (
        "Customer leads at 0.71, Financial trails at 0.40; too little is known of Internal process to give it a number; "
        "Learning & growth covers 2 of 6 units; 4 key results slipped since last week."
    )


def test_what_forecasts_earned_is_told_where_there_is_room() -> None:
    assert sentence(replace(FACTS, thin=(), slipped=0), classic()).endswith("; 6 of 30 key results that can be foreseen are set to miss.")
    assert "foreseen" not in sentence(replace(FACTS, thin=(), slipped=0, judged=0, missing=0), classic())


def test_numbers_and_perspectives_are_told_in_the_language_in_use() -> None:
    with speaking("nl"):
        assert sentence(replace(FACTS, thin=()), classic()).count("0,71") == 1


def test_a_trend_has_a_point_a_week_up_to_the_day_and_not_before_the_period(store: Store) -> None:
    slipping(store)
    days = sorted({one.as_of for one in trend(store, SCOPE)})
    assert [one.isoformat() for one in days] == ["2026-01-04", "2026-01-11", "2026-01-18", "2026-01-25", "2026-02-01", "2026-02-08", "2026-02-15"]
    assert [one.score for one in trend(store, replace(SCOPE, unit="B")) if one.perspective == "internal_process"][-2:] == [0.6, 0.2]
    assert len({one.as_of for one in trend(store, SCOPE, points=4)}) == 4


@pytest.mark.parametrize(
    ("node", "told"),
    [
        (Node("organisation"), [0.6, 0.483]),
        (Node("perspective", perspective="internal_process"), [0.6, 0.2]),
        (Node("unit", "B"), [0.6, 0.2]),
        (Node("unit_perspective", "B", "internal_process"), [0.6, 0.2]),
        (Node("objective", thing_id="O3"), [0.6, 0.2]),
        (Node("key_result", thing_id="K3"), [0.6, 0.2]),
    ],
    ids=lambda told: told.level if isinstance(told, Node) else "",
)
def test_any_number_is_told_as_it_was_in_each_week(store: Store, node: Node, told: list[float]) -> None:
    slipping(store)
    found = moments(store, SCOPE, node)
    assert [one.as_of for one in found][-2:] == [day("2026-02-08"), day("2026-02-15")]
    known = [one.score for one in found][-2:]
    assert known[-1] == pytest.approx(told[-1], abs=0.001)
    assert node.level == "organisation" or known == [pytest.approx(one) for one in told]
    assert all(one.expected is not None for one in found[-2:])
