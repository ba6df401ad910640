"""The strategy map's page: links are drawn, refused and taken off there."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from scorecard import desk
from scorecard.charts.strategy_map import WIDTHS
from scorecard.model.reading import Given
from tests.pages.conftest import opened
from tests.spec.sheets import text_file, workbook


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


def test_the_alignment_counts_objectives_below_others_that_serve_none(empty: Path, tmp_path: Path) -> None:
    store = desk.open_store(empty)
    sheets = {
        "OKRs": """
            Team  | Objective      | Key result  | Baseline | Target | Current | Parent objective
            Group | Be sought out  | Reach       | 10       | 20     | 12      |
            Crew  | Fair shifts    | Wishes met  | 50       | 90     | 51      | Be sought out
            Crew  | Calm mornings  | Late starts | 30       | 5      | 6       |
            Depot | Clean buses    | Washed      | 40       | 80     | 50      | Shine
            """,
        "Units": "Unit | Parent unit\nGroup |\nCrew | Group\nDepot | Group",
    }
    file = workbook(tmp_path / "okr.xlsx", sheets)
    assert desk.import_file(store, file, Given(period="2025-Q3"), by="Analyst").status == "loaded"
    store.close()
    at = opened("map")
    at.query_params["map_view"] = "alignment"
    said = [one.value for one in at.run().caption]
    assert (
        "1 objective of a unit below another names none that it serves; 1 names one that is not found. "
        "Ask: which objective above would miss it, if it were not reached?"
    ) in said


def test_who_waits_for_whom_stands_with_how_the_other_side_is(empty: Path, tmp_path: Path) -> None:
    store = desk.open_store(empty)
    drawing = """
        Team   | Objective     | Key result  | Baseline | Target | Current | Depends on
        Routes | Calm mornings | Late starts | 30       | 5      | 6       | Wishes met; The weather
        Crew   | Fair shifts   | Wishes met  | 50       | 90     | 51      | Late starts
        """
    file = text_file(tmp_path / "okr.csv", drawing)
    assert desk.import_file(store, file, Given(period="2025-Q3"), by="Analyst").status == "loaded"
    store.close()
    at = opened("map")
    at.query_params["map_view"] = "dependencies"
    at.run()
    assert not at.exception
    [table] = [one.value for one in at.dataframe]
    told = table[["What waits", "Unit", "What it waits for", "Of unit", "How that stands"]].fillna("").values.tolist()
    assert [(row[0], row[2], row[3]) for row in told] == [
        ("Late starts", "Wishes met", "Crew"), ("Late starts", "The weather", ""), ("Wishes met", "Late starts", "Routes"),
    ]  # fmt: skip
    assert [row[4].partition(" ")[2] for row in told] == ["behind", "found", "on track"]
    said = "3 dependencies: 1 waits for something that is late or at risk, 1 for something that no file has."
    assert any(said in one.value for one in at.markdown)


def test_without_a_word_on_dependencies_the_page_says_how_to_tell_them(page: AppTest) -> None:
    page.query_params["map_view"] = "dependencies"
    at = page.run()
    assert not at.exception
    assert any("No file says what waits for what." in one.value for one in at.caption)
