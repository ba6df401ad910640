"""The strategy map's page: links are drawn, refused and taken off there."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from scorecard.charts.strategy_map import WIDTHS
from tests.pages.conftest import opened


def chosen(at: AppTest, label: str, wanted: str) -> None:
    """Pick the option of a box that bears a text."""
    [box] = [one for one in at.selectbox if one.label == label]
    box.select_index(next(place for place, option in enumerate(box.options) if wanted in option))


def drawn(at: AppTest, source: str, target: str) -> AppTest:
    chosen(at, "This objective drives", source)
    chosen(at, "this one", target)
    next(one for one in at.button if one.label == "Draw it").click()
    return at.run()


@pytest.fixture
def page(filled: Path) -> AppTest:
    return opened("map")


def test_a_link_is_drawn_stays_and_can_be_taken_off(page: AppTest) -> None:
    assert any("No link has been drawn yet." in one.value for one in page.caption)
    options = next(one for one in page.selectbox if one.label == "this one").options
    top, bottom = options[0], options[-1]
    at = drawn(page, bottom, top)
    assert not at.exception
    assert not at.error
    off = [one for one in at.button if one.label == "Take off"]
    assert len(off) == 1
    off[0].click()
    at.run()
    assert any("No link has been drawn yet." in one.value for one in at.caption)


def test_a_link_that_leads_down_is_refused_in_words(page: AppTest) -> None:
    options = next(one for one in page.selectbox if one.label == "this one").options
    at = drawn(page, options[0], options[-1])
    assert [one.value for one in at.error] == ["A cause does not stand above its effect. Turn the link round, or say that it enables."]


def test_of_very_many_objectives_only_those_with_links_are_drawn_and_a_link_is_sought_by_unit(
    page: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scorecard.web.map_parts.MOST_DRAWN", 2)
    page.run()
    assert any("too many for one map, and no link" in one.value for one in page.info)
    assert not any("Click an objective" in one.value for one in page.caption)
    assert not page.get("bidi_component")
    [units] = [one.options for one in page.selectbox if one.label == "Unit of the driver"]
    assert {"North", "South"} <= set(units)
    chosen(page, "Unit of the driver", "South")
    page.run()
    [drivers] = [one.options for one in page.selectbox if one.label == "This objective drives"]
    [moved] = [one.options for one in page.selectbox if one.label == "this one"]
    assert set(drivers).isdisjoint(moved), "each side shows its own unit"
    at = drawn(page, drivers[-1], moved[0])
    assert not at.exception
    assert not at.error
    [shown] = [str(one.proto) for one in at.get("bidi_component")]
    assert shown.count("<title>") == 2 * len(WIDTHS)


def test_a_tree_of_very_many_objectives_tells_units_and_counts_alone(page: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    page.query_params["map_view"] = "alignment"
    at = page.run()
    [listed] = [str(one.proto) for one in at.get("bidi_component")]
    monkeypatch.setattr("scorecard.charts.alignment.MOST_LISTED", 2)
    [counted] = [str(one.proto) for one in at.run().get("bidi_component")]
    assert "<li>" in listed and "<li>" not in counted
    assert "<details" not in counted, "nothing would unfold"
    assert "North" in counted
    assert any("Choose one in the sidebar" in one.value for one in at.caption)
