"""The History page as a session runs it: two uploads of one quarter, undo and bring back, end and take back, and the way to a cell."""

from datetime import date
from pathlib import Path

import pytest

from scorecard import desk
from scorecard.model.reading import Given
from tests.pages.company import HOSTILE, workbook
from tests.pages.conftest import opened
from tests.pages.test_pages import words

DAY = date(2026, 8, 20)


@pytest.fixture
def twice(filled: Path, tmp_path: Path) -> Path:
    """The small company, and its quarter again: a target lowered, one key result left out."""
    again: list[list[object]] = [
        ["Customer", "North", "Keep every promise", "On-time delivery (%)", "Head of Fleet", 80, 92, 90, DAY],
        ["Financial", "North", HOSTILE, f"Margin {HOSTILE}", None, 4, 6, 5, DAY],
        ["Learning & growth", "South", "Grow our own planners", "Planners certified", "Head of HR", 0, 20, 8, DAY],
        ["", "South", "Something else entirely", "Wotsits", "Head of Odd", None, 5, None, None],
    ]
    store = desk.open_store(filled)
    assert desk.import_file(store, workbook(tmp_path / "again.xlsx", again), Given(), by="Analyst").status == "loaded"
    store.close()
    return filled


@pytest.mark.usefixtures("twice")
def test_history_lists_moved_goalposts_what_vanished_and_each_uploads_effect() -> None:
    at = opened("history")
    assert not at.exception
    assert "2 goalposts moved" in words(at)
    assert "1 of 1 moved targets and baselines raise progress" in words(at)
    goalposts, gone, uploads, changes = (frame.value for frame in at.dataframe)
    [target] = goalposts[goalposts["Moved"] == "target"].to_dict("records")
    assert (target["Before"], target["After"]) == ("95", "92")
    assert (target["Progress before"], target["Progress after"]) == (0.67, 0.83)
    assert list(gone["Text"]) == ["Complaints per month"]
    assert list(uploads["Key results"]) == ["1 changed, 1 vanished, 3 unchanged", "5 added"]
    assert list(changes["Effect"]) == ["vanished", "changed"]


@pytest.mark.usefixtures("twice")
def test_the_period_and_unit_of_the_link_narrow_the_goalposts() -> None:
    at = opened("history")
    at.selectbox(key="unit").select("South").run()
    assert "No goalpost of this selection moved" in words(at)


@pytest.mark.usefixtures("twice")
def test_history_says_what_undoing_does_before_it_is_done() -> None:
    at = opened("history")
    assert "Undoing it shows 1 key result as they were before it" in words(at)
    at.button(key="undo").click().run()
    assert not at.exception
    assert "Bringing it back changes 1 key result to what it says" in words(at)
    assert "No goalpost of this selection moved" in words(at)
    at.button(key="undo").click().run()
    assert "2 goalposts moved" in words(at)


@pytest.mark.usefixtures("filled")
def test_with_every_upload_undone_history_is_where_they_come_back() -> None:
    at = opened("history")
    assert "takes 4 objectives, 5 key results and 4 check-ins out of every number" in words(at)
    at.button(key="undo").click().run()
    assert not at.exception
    assert at.button(key="undo").label == "Bring back"
    at.button(key="undo").click().run()
    at.switch_page("../../pages/overview.py").run()
    assert "The organisation stands at" in words(at)


@pytest.mark.usefixtures("twice")
def test_what_vanished_is_ended_by_a_person_and_taken_back() -> None:
    at = opened("history")
    at.button(key="end").click().run()
    assert not at.exception
    assert at.button(key="end").label == "Take back"
    at.switch_page("../../pages/progress.py").run()
    assert "n = 4 key results" in words(at)
    at.switch_page("../../pages/history.py").run()
    at.button(key="end").click().run()
    at.switch_page("../../pages/progress.py").run()
    assert "n = 5 key results" in words(at)


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("page", ["progress", "perspectives"])
def test_each_number_of_a_key_result_names_its_cell_and_what_stands_there(page: str) -> None:
    at = opened(page)
    if page == "perspectives":
        at.button_group(key="perspective").set_value("customer").run()
    picker = at.selectbox(key="source")
    picker.select_index([one.startswith("On") for one in picker.options].index(True)).run()
    assert not at.exception
    [sources] = [frame.value for frame in at.dataframe if "As in the file" in frame.value]
    [value] = sources[sources["Number"] == "value"].to_dict("records")
    assert (value["Value"], value["As in the file"].removesuffix(".0"), value["Sheet"], value["Cell"]) == ("90", "90", "OKRs", "H4")
    assert (value["File"], value["By"]) == ("okr.xlsx", "Analyst")
