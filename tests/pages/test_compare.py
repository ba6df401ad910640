"""The Compare page as a session runs it: two quarters, two days of one, what is said to be the same, and what a link carries."""

from datetime import date, timedelta
from math import isnan
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from scorecard import desk
from scorecard.measures.filters import mappings
from scorecard.model.reading import Given
from scorecard.model.scope import Scope
from scorecard.web import session
from tests.pages.company import HOSTILE, workbook
from tests.pages.conftest import MAIN, opened
from tests.pages.test_pages import XLSX, words

SCOPE = Scope(date(2026, 9, 1), "2026-Q3")


@pytest.fixture
def quarters(filled: Path, tmp_path: Path) -> Path:
    """The small company, and the quarter before: one objective of the same text, one alike, one that is gone."""
    day = date(2026, 6, 20)
    rows: list[list[object]] = [
        ["Customer", "North", "Keep each promise", "On-time delivery (%)", "Head of Fleet", 80, 95, 83, day],
        ["Financial", "North", HOSTILE, f"Margin {HOSTILE}", None, 4, 6, 4.5, day],
        ["Internal process", "South", "Close the books fast", "Days to close", "Head of Finance", 10, 5, 6, day],
    ]
    store = desk.open_store(filled)
    account = desk.import_file(store, workbook(tmp_path / "q2.xlsx", rows, "OKRs 2026-Q2"), Given(), by="Analyst")
    assert account.status == "loaded"
    store.close()
    return filled


def table(at: AppTest, column: str) -> list[dict[str, Any]]:
    frame = next(one.value for one in at.dataframe if column in one.value)
    return [{str(name): cell for name, cell in row.items()} for row in frame.to_dict("records")]


@pytest.mark.usefixtures("quarters")
def test_the_newest_period_stands_against_the_one_before_and_every_change_is_split() -> None:
    at = opened("compare")
    assert not at.exception
    assert at.selectbox(key="against").value == "2026-Q2"
    told = words(at)
    assert "The organisation went from" in told
    assert "n = 3 key results" in told
    assert "n = 5 key results" in told
    rows = {row["Perspective"]: row for row in table(at, "Same objectives")}
    assert rows["Financial"]["Change"] == pytest.approx(0.25)
    assert rows["Financial"]["Same objectives"] == pytest.approx(0.25)
    for row in rows.values():
        assert isnan(row["Change"]) or row["Within"] + row["Mix"] == pytest.approx(row["Change"])


@pytest.mark.usefixtures("quarters")
def test_a_person_calls_two_objectives_the_same_and_takes_it_back() -> None:
    at = opened("compare")
    assert "**1** of 4 objectives of 2026\\-Q3 continues one" in words(at)
    [pair] = table(at, "Said")
    assert (pair["Said"], pair["Earlier"], pair["Now"]) == ("nobody yet", "Keep each promise", "Keep every promise")
    at.button(key="across_same").click().run()
    assert not at.exception
    assert "**2** of 4 objectives" in words(at)
    assert at.button(key="across_same").disabled
    [running] = [row["Running"] for row in table(at, "Running") if row["Objective"] == "Keep every promise"]
    assert running == "second quarter running"
    at.button(key="across_other").click().run()
    assert "**1** of 4 objectives" in words(at)


@pytest.mark.usefixtures("quarters")
def test_the_same_period_stands_against_itself_on_an_earlier_day() -> None:
    at = opened("compare")
    at.selectbox(key="against").select("2026-Q3").run()
    assert not at.exception
    now, before = (at.date_input(key=key).value for key in ("as_of", "against_as_of"))
    assert isinstance(now, date)
    assert before == now - timedelta(days=28)
    assert "**4** of 4 objectives" in words(at)


@pytest.mark.usefixtures("quarters")
def test_a_link_carries_both_sides() -> None:
    at = AppTest.from_file(MAIN, default_timeout=60)
    at.query_params["against"] = "2026-Q3"
    at.query_params["against_as_of"] = "2026-08-25"
    at.run()
    at.switch_page("../../pages/compare.py").run()
    assert (at.selectbox(key="against").value, at.date_input(key="against_as_of").value) == ("2026-Q3", date(2026, 8, 25))


@pytest.mark.usefixtures("quarters")
def test_a_unit_is_compared_by_itself_and_any_change_can_be_looked_into() -> None:
    at = opened("compare")
    picker = at.selectbox(key="comes_about")
    picker.select_index(next(place for place, one in enumerate(picker.options) if one == "Financial")).run()
    assert [row["Of it"] for row in table(at, "Of it")] == ["North"]
    at.selectbox(key="unit").select("North").run()
    assert not at.exception
    assert "North went from" in words(at)
    at.segmented_control(key="level").set_value("objective").run()
    assert {row["Standing"] for row in table(at, "Standing")} == {"new", "gone", "on both sides"}


@pytest.mark.usefixtures("filled")
def test_a_store_of_one_period_is_compared_with_its_own_past() -> None:
    at = opened("compare")
    assert at.selectbox(key="against").value == "2026-Q3"
    assert not at.exception


def test_okrs_without_a_period_are_compared_with_their_own_past(tmp_path: Path, empty: Path) -> None:
    store = desk.open_store(empty)
    desk.import_file(store, workbook(tmp_path / "okr.xlsx", title="OKRs"), Given(), by="Analyst")
    store.close()
    at = opened("compare")
    assert not at.exception
    assert (at.selectbox(key="against").value, at.selectbox(key="period").value) == ("No period named", "No period named")
    assert "(0.00). Of this 0.00 is **within**" in words(at)


def test_too_little_scored_on_one_side_makes_no_change(tmp_path: Path, quarters: Path) -> None:
    store = desk.open_store(quarters)
    rows: list[list[object]] = [["Financial", f"Unit {n}", f"Earn {n}", f"Margin {n}", None, 4, 6, None, None] for n in range(6)]
    desk.import_file(store, workbook(tmp_path / "more.xlsx", rows), Given(), by="Analyst")
    store.close()
    at = opened("compare")
    assert not at.exception
    assert "insufficient data**. Too little is scored for a change to be told" in words(at)
    [financial] = [row for row in table(at, "Range now") if row["Perspective"] == "Financial"]
    assert (financial["2026-Q2"], financial["Range now"]) == (pytest.approx(0.25), "0.07 to 0.93")
    assert isnan(financial["2026-Q3"])
    assert isnan(financial["Change"])


@pytest.mark.usefixtures("empty")
def test_the_import_page_asks_as_soon_as_a_file_leaves_something_out(tmp_path: Path) -> None:
    at = opened("imports")
    row: list[object] = ["Customer", "South", "Grow our own planners", "Planners certified", "Head of HR", 0, 20, 8, date(2026, 8, 20)]
    for text in ("Grow our own planners", "Grow more of our own planners"):
        row[2] = text
        at.file_uploader[0].upload("okr.xlsx", workbook(tmp_path / "okr.xlsx", [row]).read_bytes(), XLSX)
        at.run()
        at.button(key="load").click().run()
    assert not at.exception
    assert [(pair["Earlier"], pair["Now"]) for pair in table(at, "Said")] == [("Grow our own planners", "Grow more of our own planners")]
    at.button(key="within_same").click().run()
    assert at.button(key="within_same").disabled


def test_history_asks_whether_what_a_file_left_out_goes_on_under_another_text(tmp_path: Path, filled: Path) -> None:
    store = desk.open_store(filled)
    row: list[object] = ["", "South", "Grow more of our own planners", "Planners certified", "Head of HR", 0, 20, 9, date(2026, 8, 27)]
    desk.import_file(store, workbook(tmp_path / "again.xlsx", [row]), Given(), by="Analyst")
    [before] = [one.objective_id for one in mappings(store, SCOPE) if one.objective == "Grow our own planners"]
    desk.decide(store, before, "customer", by="Analyst")
    store.close()
    at = opened("history")
    [pair] = table(at, "Said")
    assert (pair["Earlier"], pair["Now"]) == ("Grow our own planners", "Grow more of our own planners")
    at.button(key="within_same").click().run()
    assert not at.exception
    told = {one.objective: (one.perspective, one.perspective_by) for one in session.ask(mappings, SCOPE) if one.unit == "South"}
    assert "Grow our own planners" not in told
    assert told["Grow more of our own planners"] == ("customer", "person")


@pytest.mark.usefixtures("quarters")
@pytest.mark.parametrize(("as_of", "told"), [("2026-07-02", "is known on 2 July 2026"), ("2026-09-30", None)])
def test_the_overview_says_on_which_side_too_little_is_known_to_tell_a_change(as_of: str, told: str | None) -> None:
    at = AppTest.from_file(MAIN, default_timeout=60)
    at.query_params["as_of"] = as_of
    said = words(at.run())
    assert (f"Too little {told} to tell a change." in said) if told else ("to tell a change" not in said)
