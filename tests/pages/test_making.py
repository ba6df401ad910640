"""A file that is made on a page: what was pressed and what was made stay, whatever runs the page again."""

import pytest
from streamlit.runtime.scriptrunner_utils.exceptions import RerunException
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData
from streamlit.testing.v1 import AppTest

from scorecard import desk
from scorecard.export.workbook import summary
from scorecard.web import session, summary_parts
from tests.pages.conftest import opened

pytestmark = pytest.mark.usefixtures("filled")
LATER = "Something was loaded or decided after this was made. Make it again to have that in it."


def offered(at: AppTest) -> bool:
    return "excel" in [one.key for one in at.get("download_button")]


def test_a_press_counts_although_the_page_is_run_again_before_the_file_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[int] = []

    def interrupted(*given: object) -> object:
        begun.append(1)
        if len(begun) == 1:
            raise RerunException(RerunData())
        return summary(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(summary_parts, "summary", interrupted)
    at = opened("overview")
    at.button(key="excel_make").click().run()
    assert not at.exception
    assert len(begun) == 2
    assert offered(at)
    at.run()
    assert len(begun) == 2
    assert offered(at)


def test_what_was_made_stays_to_be_taken_and_is_said_to_be_of_before() -> None:
    at = opened("overview")
    at.button(key="excel_make").click().run()
    assert LATER not in [one.value for one in at.caption]
    session.act(desk.remember_correction, "a shape", {}, by="somebody")
    at.run()
    assert offered(at)
    assert LATER in [one.value for one in at.caption]
    at.button(key="excel_make").click().run()
    assert LATER not in [one.value for one in at.caption]


def test_a_failure_is_not_tried_again_by_every_run(monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[int] = []

    def failing(*_: object) -> object:
        begun.append(1)
        raise OSError("no room")

    monkeypatch.setattr(summary_parts, "summary", failing)
    at = opened("overview")
    at.button(key="excel_make").click().run()
    assert at.exception
    at.run()
    assert not at.exception
    assert len(begun) == 1


def test_another_choice_is_made_anew() -> None:
    at = opened("overview")
    at.button(key="excel_make").click().run()
    assert offered(at)
    at.selectbox(key="excel_perspective").select("customer").run()
    assert not offered(at)
