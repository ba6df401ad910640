"""The Forecast page, as a session runs it."""

import re
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from scorecard import desk
from tests.pages.conftest import MAIN
from tests.pages.test_pages import words
from tests.spec import closed_quarters


def opened(empty: Path, closed: int, as_of: str = "2026-11-25", period: str = "2026-Q4", key_results: int = 60) -> AppTest:
    store = desk.open_store(empty)
    closed_quarters.fill(store, "2026-Q4", closed + 1, key_results)
    store.close()
    at = AppTest.from_file(MAIN, default_timeout=60)
    at.query_params["period"], at.query_params["as_of"] = period, as_of
    at.run()
    at.switch_page("../../pages/forecast.py").run()
    assert not at.exception
    return at


def table(at: AppTest, column: str) -> list[Any]:
    [frame] = [one.value for one in at.dataframe if column in one.value]
    return list(frame.to_dict("records"))


def test_with_a_year_behind_it_the_page_shows_intervals_chances_and_how_earlier_ones_did(empty: Path) -> None:
    at = opened(empty, closed=4)
    told = words(at)
    assert re.search(r"of 60\*\* key results are forecast to miss their goal", told)
    rows = table(at, "Outlook")
    assert len(rows) == 60
    # A phone shows the first columns.
    assert list(rows[0])[:3] == ["Key result", "Now", "Forecast"]
    assert {row["Band"] for row in rows} == {"interval"}
    assert {str(row["Chance"]).split(" ")[1].rstrip(",") for row in rows} == {"unlikely", "open", "likely"}
    assert [line["Weeks left"] for line in table(at, "Winkler")] == ["1-2", "3-4", "5-6", "7-8", "9-10", "all"]
    assert "Intervals are shown" in told
    assert "Wilson 95%" in told
    assert "Brier score" in told
    assert [line["Confidence"] for line in table(at, "Told on average")] == ["1-3", "4-7", "8-10"]


def test_it_prints_what_a_forecast_cannot_know(empty: Path) -> None:
    told = words(opened(empty, closed=1, key_results=6))
    assert "may keep itself from coming true" in told
    assert "foreseen too low until it jumps" in told
    assert "days are those on which values were entered" in told


def test_without_earlier_periods_it_shows_scenarios_and_says_that_they_are_no_probability(empty: Path) -> None:
    at = opened(empty, closed=0, key_results=9)
    told = words(at)
    assert "9 stand with a scenario band" in told
    assert "if nothing more happens" in told
    assert "Not a probability" in told
    assert "Whether they miss their goal can't be told" in told
    band = "scenario, no probability: too few key results of earlier periods"
    assert {(row["Band"], row["Chance"]) for row in table(at, "Outlook")} == {(band, None)}
    assert "No key result with values enough has closed yet" in told
    assert "Not known yet" in told


def test_only_those_that_miss_can_be_asked_for(empty: Path) -> None:
    at = opened(empty, closed=4)
    at.checkbox(key="misses").check().run()
    assert not at.exception
    assert {row["Outlook"] for row in table(at, "Outlook")} == {"✕ misses its goal"}


def test_the_way_of_one_key_result_is_drawn_when_somebody_looks(empty: Path) -> None:
    at = opened(empty, closed=0, key_results=9)
    assert len(at.get("plotly_chart")) == 1
    at.selectbox(key="way").select_index(2).run()
    assert not at.exception
    assert len(at.get("plotly_chart")) == 2


def test_a_period_that_is_over_says_so(empty: Path) -> None:
    at = opened(empty, closed=1, key_results=6, period="2026-Q3", as_of="2026-09-30")
    assert "This period is over" in words(at)
    assert "6 key results without a forecast" in [one.label for one in at.expander]
