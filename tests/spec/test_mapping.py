"""Methodology §9: which perspective a text speaks of, and who has the last word."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard import desk
from scorecard.mapping.lexicon import judge
from scorecard.mapping.run import READS, classify, map_objectives, word_of_file
from scorecard.measures import catalog
from scorecard.measures.filters import mappings, votes
from scorecard.model.scope import Scope
from scorecard.store.store import Store
from tests.spec.organisation import day, organise

CASES = list(csv.DictReader((Path(__file__).parent / "mapper_cases.csv").open(encoding="utf-8")))
SCOPE = Scope(day("2026-02-12"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_the_sentences_of_the_methodology_find_their_perspective(case: dict[str, str]) -> None:
    [one] = classify([case["text"]])
    assert one.perspective == case["perspective"]


def test_nearly_all_of_them_are_sure_enough_to_be_used_without_asking() -> None:
    assert sum(one.auto for one in classify([case["text"] for case in CASES])) >= 57


def test_below_the_threshold_nothing_is_guessed_and_the_closest_are_named() -> None:
    verdict = judge([("Cut CO2 per tonne-km by 8 %", 1.0)])
    assert verdict.perspective is None
    assert verdict.best == "internal_process"
    assert verdict.reason == "Needs review: closest Internal process. Words that spoke: “co2” (Internal process)."
    assert judge([("Be remarkable", 1.0)]).reason == "Needs review: no word of the text tells its perspective."


@pytest.mark.parametrize(
    ("word", "perspective"),
    [
        ("Finanical", "financial"),
        ("Internal Proces", "internal_process"),
        ("Lernen und Entwiklung", "learning_growth"),
        ("Growth hacking", None),
        ("Ops", None),
    ],
)
def test_a_misspelt_perspective_is_still_known_and_a_strange_one_is_not_guessed(word: str, perspective: str | None) -> None:
    assert word_of_file(word) == perspective


@given(st.text())
def test_any_text_gets_a_verdict(text: str) -> None:
    assert 0 <= judge([(text, 1.0)]).margin <= 1


def objective(store: Store, word: str | None) -> None:
    organise(store, "id | unit\nO | North", "id | of | baseline | target\nK | O | 0 | 10")
    with store.transaction() as cursor:
        cursor.execute("update objective_version set text = 'Raise the employee engagement score', perspective_word = ?", [word])
        catalog.refresh(cursor)
        map_objectives(cursor)
        catalog.refresh(cursor, after="vote")


def said(store: Store) -> tuple[str | None, str | None]:
    [one] = mappings(store, SCOPE)
    return one.perspective, one.perspective_by


def test_the_file_speaks_before_the_lexicon(store: Store) -> None:
    objective(store, "Customer")
    assert said(store) == ("customer", "file")


def test_an_unknown_word_leaves_the_word_to_the_lexicon(store: Store) -> None:
    objective(store, "Pillar 7")
    assert said(store) == ("learning_growth", "rule")


def test_a_person_speaks_before_the_file_and_may_take_the_word_back(store: Store) -> None:
    objective(store, "Customer")
    desk.decide(store, "O", "financial", by="Analyst", reason="It is about the budget.")
    assert said(store) == ("financial", "person")
    with store.transaction() as cursor:
        map_objectives(cursor)
        catalog.refresh(cursor)
    assert said(store) == ("financial", "person")
    desk.decide(store, "O", None, by="Analyst")
    assert said(store) == ("customer", "file")


def test_the_mapping_reads_nothing_of_what_is_filled_while_it_weighs_words(store: Store) -> None:
    objective(store, "Pillar 7")
    resting = {one.name for one in catalog.resting_on("vote")}
    filled = [one.name for one in catalog.views() if one.kept and one.name not in resting | catalog.leading_to(frozenset(READS))]
    with store.rehearsal() as tried, tried.transaction() as cursor:
        cursor.execute("delete from vote")
        for name in filled:
            cursor.execute(f"drop table {name}")
        map_objectives(cursor)
        assert cursor.execute("select voter, perspective from vote where perspective is not null").fetchall() == [("rule", "learning_growth")]


def test_what_can_not_be_filled_meanwhile_stops_the_mapping(store: Store) -> None:
    objective(store, "Pillar 7")
    with pytest.raises(ZeroDivisionError), store.transaction() as cursor:
        cursor.execute("delete from vote")
        map_objectives(cursor, meanwhile=lambda: 1 // 0)
    assert said(store) == ("learning_growth", "rule")


def test_mapping_again_adds_no_vote_that_says_the_same(store: Store) -> None:
    objective(store, "Customer")
    before = votes(store, None)
    with store.transaction() as cursor:
        map_objectives(cursor)
    assert votes(store, None) == before
