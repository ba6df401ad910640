"""What the Review page says about learning from decisions, as a session runs it."""

from datetime import date
from pathlib import Path
from threading import Event

import pytest
from streamlit.testing.v1 import AppTest

from scorecard import desk
from scorecard.mapping import learned, semantic
from scorecard.mapping.classifier import Model
from scorecard.mapping.examples import Example
from scorecard.mapping.suggest import trained
from scorecard.measures.filters import mappings, votes
from scorecard.model.reading import Given
from scorecard.model.scope import Scope
from scorecard.store.store import Store
from scorecard.web import review_parts, session
from tests.pages.company import HOSTILE, workbook
from tests.pages.conftest import opened
from tests.pages.test_pages import words
from tests.spec.test_classifier import LETTERS, OURS

SCOPE = Scope(date(2026, 9, 1), "2026-Q3")
SEE, LEARN = "See what learning would change", "Learn from the decisions"


def decided(empty: Path, folder: Path, of_each: int, decisions: int) -> None:
    """Objectives in words of an organisation's own, of each perspective as many, and decisions on the first of them."""
    store = desk.open_store(empty)
    texts = {f"{text.format(word)}": perspective for perspective, text in OURS.items() for word in LETTERS[:of_each]}
    rows: list[list[object]] = [[None, "North", text, f"{text} {HOSTILE}", None, 0, 10, 5, date(2026, 8, 20)] for text in texts]
    desk.import_file(store, workbook(folder / "okr.xlsx", rows), Given(), by="Analyst")
    by_turns = sorted(mappings(store, SCOPE), key=lambda one: (LETTERS.index(one.objective.split()[1]), one.objective))
    for one in by_turns[:decisions]:
        desk.decide(store, one.objective_id, texts[one.objective], by="Analyst")
    store.close()


def told(at: AppTest) -> str:
    return words(at).replace("\\", "")


def buttons(at: AppTest) -> set[str]:
    return {one.label for one in at.button}


def press(at: AppTest, label: str) -> AppTest:
    return next(one for one in at.button if one.label == label).click().run()


def by_classifier() -> int:
    return sum(one.perspective_by == "classifier" for one in session.ask(mappings, SCOPE))


@pytest.fixture(autouse=True)
def _without_meaning(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is shown does not depend on the extra, and words alone are learned faster."""
    monkeypatch.setattr(semantic, "installed", lambda: False)


def test_the_classifier_is_asked_about_what_is_reviewed_and_some_that_come_next(
    empty: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(review_parts, "ASKED", 2)
    decided(empty, tmp_path, of_each=1, decisions=0)
    at = opened("review")

    def asked() -> list[str]:
        return [one.objective_id for one in session.ask(votes, None) if one.voter == "classifier"]

    assert "**The classifier** suggests nothing. Not sure: closest" in told(at)
    assert len(asked()) == 2
    press(press(at, "Later"), "Later")
    assert not at.exception
    assert len(set(asked())) == len(asked()) == 4


def test_while_the_classifier_learns_the_page_is_there_and_a_person_decides(
    empty: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "WAITED", 0.0)
    decided(empty, tmp_path, of_each=1, decisions=0)
    over = Event()

    def learn(known: tuple[Example, ...], meaning: bool) -> Model:
        over.wait(60)
        return trained(known, meaning)

    monkeypatch.setattr(learned, "trained", learn)
    at = opened("review")
    assert "**The classifier** is being asked; the first time it has to learn" in told(at)
    press(at, "Customer")
    assert "1 of 4 decided" in str(at.get("progress")[0].proto.text)
    assert "**The classifier** is being asked; the first time it has to learn" in told(at)
    over.set()
    session._beside()(lambda: None).result(60)
    at.run()
    assert not at.exception
    assert "**The classifier** suggests nothing. Not sure: closest" in told(at)


def test_without_decisions_it_says_how_many_are_missing_and_offers_nothing(empty: Path, tmp_path: Path) -> None:
    decided(empty, tmp_path, of_each=2, decisions=0)
    at = opened("review")
    assert not at.exception
    seen = told(at)
    assert "has learned from no decision of people yet" in seen
    assert "it needs 30 more decisions before it may place objectives by itself (0 of 30 are there)" in seen
    assert not {SEE, LEARN} & buttons(at)


def test_a_few_decisions_are_counted_as_they_are_made_and_move_nothing_yet(empty: Path, tmp_path: Path) -> None:
    decided(empty, tmp_path, of_each=3, decisions=4)
    at = opened("review")
    assert "4 decisions are new to it" in told(at)
    press(at, "Customer")
    assert "5 decisions are new to it" in told(at)
    assert "it needs 25 more decisions" in told(at)
    press(at, SEE)
    assert "No objective would change its perspective" in told(at)
    press(at, LEARN)
    assert "has learned from 5 decisions of people. None is new to it." in told(at)
    assert by_classifier() == 0


def test_what_would_change_is_shown_before_it_does_and_then_is_what_happened(empty: Path, tmp_path: Path) -> None:
    decided(empty, tmp_path, of_each=10, decisions=36)
    at = opened("review")
    assert "enough decisions now to try it on" in told(at)
    assert LEARN not in buttons(at)
    press(at, SEE)
    assert not at.exception
    assert "4 objectives would change: 4 placed that were unmapped." in told(at)
    [table] = [one.value for one in at.dataframe if "After" in one.value]
    assert list(table["Before"]) == ["Unmapped"] * 4
    assert sorted(table["After"]) == ["Customer", "Financial", "Internal process", "Learning & growth"]
    assert list(table.columns) == ["Objective", "Unit", "Period", "Before", "After", "Confidence", "Why"]
    assert by_classifier() == 0
    press(at, LEARN)
    assert not at.exception
    assert by_classifier() == 4
    seen = told(at)
    assert "4 objectives changed: 4 placed that were unmapped." in seen
    assert "has learned from 36 decisions of people. None is new to it." in seen
    assert "places objectives by itself from a confidence of" in seen
    assert not {SEE, LEARN} & buttons(at)


def test_a_decision_between_seeing_and_learning_asks_to_look_again(empty: Path, tmp_path: Path) -> None:
    decided(empty, tmp_path, of_each=10, decisions=36)
    at = press(opened("review"), SEE)
    assert LEARN in buttons(at)
    press(at, "Financial")
    assert LEARN not in buttons(at)
    assert SEE in buttons(at)
    assert by_classifier() == 0


DONE: list[str] = []


def note(store: Store, word: str) -> None:
    DONE.append(word)


def begins() -> None:
    from scorecard.web import session
    from tests.pages.test_learning import note

    session.begin(note, "heard")


def test_what_was_begun_is_done_once_and_again_when_the_store_has_changed(empty: Path, tmp_path: Path) -> None:
    DONE.clear()
    at = AppTest.from_function(begins).run().run()
    assert not at.exception
    assert DONE == ["heard"]
    session.act(desk.import_file, workbook(tmp_path / "okr.xlsx"), Given(), by="Analyst")
    at.run()
    assert DONE == ["heard", "heard"]
