"""The Review page as a session runs it."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from scorecard import desk
from scorecard.measures import review
from scorecard.measures.filters import mappings, votes
from scorecard.model.reading import Given
from scorecard.model.review import ReviewTally
from scorecard.model.scope import Scope
from scorecard.web import session
from tests.pages.company import workbook
from tests.pages.conftest import opened
from tests.pages.test_pages import words

SCOPE = Scope(date(2026, 9, 1), "2026-Q3")


def told(at: AppTest) -> str:
    return words(at).replace("\\", "")


def press(at: AppTest, label: str) -> AppTest:
    return next(one for one in at.button if one.label == label and one.key not in ("left", "right")).click().run()


def load(empty: Path, folder: Path, rows: Sequence[tuple[str | None, str, str, str]]) -> None:
    """A workbook of these rows: perspective, unit, objective, key result."""
    store = desk.open_store(empty)
    lines: list[list[object]] = [[*row, "Head of It", 0, 10, 5, date(2026, 8, 20)] for row in rows]
    desk.import_file(store, workbook(folder / "okr.xlsx", lines), Given(), by="Analyst")
    store.close()


def test_what_nobody_could_place_is_shown_with_its_source_and_a_press_decides(empty: Path, tmp_path: Path) -> None:
    named = [("Customer", "North", "Keep every promise", "Promises kept"), ("Customer", "North", "Answer faster", "Answers within a day")]
    load(empty, tmp_path, [*named, (None, "South", "Something else entirely", "Wotsits")])
    at = opened("review")
    assert "0 of 1 decided (1 unmapped, 0 disputed); 50% of the weight mapped" in str(at.get("progress")[0].proto.text)
    seen = told(at)
    assert "## Something else entirely" in seen
    assert "South · 2026-Q3 · Head of It · okr.xlsx, OKRs, cell" in seen
    assert "- Wotsits (0 → 10)" in seen
    assert "**The file** names no perspective." in seen
    at.text_input(key="review_reason").set_value("They asked for it.").run()
    at.selectbox(key="review_secondary").set_value("financial").run()
    press(at, "Customer")
    assert not at.exception
    assert "Nothing is left to decide" in words(at)
    [one] = [row for row in session.ask(mappings, SCOPE) if row.perspective_by == "person"]
    assert (one.objective, one.perspective, one.reason) == ("Something else entirely", "customer", "They asked for it.")
    assert (one.secondary, one.esg) == ("financial", False)
    press(at, "Undo")
    assert "## Something else entirely" in told(at)
    history = next(one for one in at.expander if one.label.startswith("History")).markdown[0].value
    assert "Took the decision back" in history
    assert "They asked for it" in history
    assert (at.text_input(key="review_reason").value, at.selectbox(key="review_secondary").value) == ("", None)
    assert at.selectbox(key="review_secondary").proto.placeholder == "Nothing else"


def test_a_dispute_between_file_and_words_is_shown_and_not_overruled(empty: Path, tmp_path: Path) -> None:
    load(empty, tmp_path, [("Customer", "North", "Raise the employee engagement score", "Staff turnover")])
    at = opened("review")
    seen = told(at)
    assert "◆ disputed" in seen
    assert "**The file** says “Customer”: Customer." in seen
    assert "**The words** suggest Learning & growth." in seen
    [row] = session.ask(mappings, SCOPE)
    assert (row.perspective, row.perspective_by) == ("customer", "file")


def test_alike_objectives_are_ticked_and_decided_together(empty: Path, tmp_path: Path) -> None:
    units = ("North", "South", "West")
    load(empty, tmp_path, [(None, unit, f"Prepare the move of {unit} to hall {hall}", f"Moved {unit}") for hall, unit in enumerate(units)])
    at = opened("review")
    assert "**Alike texts (2)**" in told(at)
    press(at, "Tick all 2")
    assert "Decides 3 objectives together." in told(at)
    press(at, "Internal process")
    assert not at.exception
    assert "Nothing is left to decide" in words(at)
    assert len({vote.cast_at for vote in session.ask(votes, None) if vote.voter == "person"}) == 1
    press(at, "Undo")
    assert session.ask(review.tally, SCOPE) == ReviewTally(3, 3, 3, 0, 0.0)


def test_later_puts_an_objective_at_the_end_and_next_and_previous_move(empty: Path, tmp_path: Path) -> None:
    load(empty, tmp_path, [(None, "North", f"Something {word}", f"Wotsits {word}") for word in ("blue", "green", "red")])
    at = opened("review")

    def shown() -> str:
        return next(one.value for one in at.markdown if one.value.startswith("## ")).split()[-1]

    walked = [shown()]
    for label in ("Later", "Next", "Next", "Previous"):
        press(at, label)
        walked.append(shown())
    assert walked == ["blue", "green", "red", "blue", "red"]


@pytest.mark.usefixtures("filled")
def test_each_filter_that_finds_nothing_says_so() -> None:
    at = opened("review")
    for shown, sentence in (("disputed", "Nobody disagrees"), ("decided", "No person has decided here yet")):
        at.segmented_control(key="shown").set_value(shown).run()
        assert sentence in words(at)
