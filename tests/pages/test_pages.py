"""Every page, on an empty store and on a small company, as a session runs it."""

import json
import re
from datetime import date
from pathlib import Path
from unittest.mock import Mock

import pytest
from streamlit.testing.v1 import AppTest

from scorecard import desk
from scorecard.errors import StoreBusy
from scorecard.measures.filters import mappings
from scorecard.model.scope import Scope
from scorecard.web import overview_parts, session
from tests.conftest import copied
from tests.pages.company import HOSTILE, workbook
from tests.pages.conftest import MAIN, PAGES, opened, shown

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def words(at: AppTest) -> str:
    kinds = ("title", "header", "subheader", "markdown", "caption", "info", "success", "error")
    links = [one.proto.label for one in at.get("page_link")]
    return "\n".join([*(str(getattr(one, "value", "")) for kind in kinds for one in at.get(kind)), *links])


@pytest.mark.usefixtures("empty")
@pytest.mark.parametrize("page", PAGES)
def test_an_empty_store_shows_the_way_in(page: str) -> None:
    at = opened(page)
    assert not at.exception
    assert "Import" in words(at) or "imported yet" in words(at)


@pytest.fixture(scope="module", params=PAGES)
def at(request: pytest.FixtureRequest, company: Path, tmp_path_factory: pytest.TempPathFactory) -> AppTest:
    """Each page on a small company, for tests that only look."""
    with shown(copied(company, tmp_path_factory.mktemp("looked-at") / "s.duckdb")):
        return opened(request.param)


def test_every_page_runs_on_a_small_company(at: AppTest) -> None:
    assert not at.exception
    assert len(at.title) == 1


def test_no_page_begins_with_a_text_of_its_code(at: AppTest) -> None:
    assert [one.type for one in at.main.children.values()][:2] == ["html", "title"], "what is told to the browser shows nothing"


def test_text_from_data_is_never_markdown(at: AppTest) -> None:
    told = words(at)
    assert not re.search(r"(?<!\\)(?:!\[|<a |\*bold)", told)
    for chart in at.get("plotly_chart"):
        assert "<a href" not in json.dumps(json.loads(chart.proto.spec), ensure_ascii=False)


@pytest.mark.usefixtures("filled")
def test_the_overview_shows_four_cards_gaps_and_data_confidence() -> None:
    at = opened("overview")
    told = words(at)
    assert [name for name in ("Financial", "Customer", "Internal process", "Learning") if name not in told] == []
    assert "Data confidence: of 5 key results" in told
    assert "How is this computed?" in [one.label for one in at.expander]
    led = [one for one in at.get("page_link") if "must fix" in one.proto.label]
    assert led and all("unit=" in one.proto.query_string or "node=" in one.proto.query_string for one in led)


@pytest.mark.usefixtures("filled")
def test_what_too_many_check_ins_changed_is_not_compared_and_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def since_upload() -> str:
        [told] = [one.proto.body for one in opened("overview").get("html") if "Vanished" in one.proto.body]
        return str(told)

    assert "Check-ins" in since_upload()
    monkeypatch.setattr(overview_parts, "MOST_COMPARED", 0)
    assert "Check-ins" not in since_upload()
    assert "check-ins, too many to compare while somebody waits" in words(opened("overview"))


@pytest.mark.usefixtures("filled")
def test_the_unit_filter_narrows_every_page() -> None:
    at = opened("overview")
    at.selectbox(key="unit").select("South").run()
    assert not at.exception
    assert re.search(r"South: \*\*insufficient data\*\*; \d+% of the weight", words(at)), "and no status, of what little is scored"


@pytest.mark.usefixtures("filled")
def test_a_link_to_a_unit_without_okrs_in_the_period_says_that_all_units_are_shown() -> None:
    at = AppTest.from_file(MAIN, default_timeout=60)
    at.query_params["unit"] = "West *of* it"
    assert [one.value for one in at.run().warning] == ["West \\*of\\* it has no OKRs in 2026\\-Q3, so all units are shown."]
    at = AppTest.from_file(MAIN, default_timeout=60)
    at.query_params["unit"] = "South"
    assert not at.run().warning


@pytest.mark.usefixtures("filled")
def test_a_person_decides_on_a_perspective() -> None:
    at = opened("perspectives")
    at.radio[0].set_value("customer")
    next(one for one in at.button if one.label == "Decide").click().run()
    assert not at.exception
    [one] = [row for row in session.ask(mappings, Scope(date(2026, 9, 1))) if row.perspective_by == "person"]
    assert (one.perspective, one.unit) == ("customer", "North")


@pytest.mark.usefixtures("empty")
def test_a_workbook_is_previewed_then_loaded_then_shown(tmp_path: Path) -> None:
    at = opened("imports")
    content = workbook(tmp_path / "okr.xlsx").read_bytes()
    at.file_uploader[0].upload("okr.xlsx", content, XLSX)
    at.run()
    assert not at.exception
    assert "heading in row 3" in " ".join(one.label for one in at.expander)
    assert "4 objectives, 5 key results" in words(at).replace("\\", "")
    at.button(key="load").click().run()
    assert not at.exception
    assert "5 key results" in words(at)
    assert HOSTILE not in words(at)
    at.switch_page("../../pages/overview.py").run()
    assert "The organisation stands at" in words(at)


@pytest.mark.usefixtures("empty")
def test_many_files_are_loaded_at_once_and_each_has_its_outcome(tmp_path: Path) -> None:
    files = []
    for unit in ("North", "South", "West"):
        row: list[object] = ["Customer", unit, f"Serve {unit}", "On-time delivery (%)", "Head of Fleet", 80, 95, 93, None]
        files.append((f"{unit}.xlsx", workbook(tmp_path / f"{unit}.xlsx", [row]).read_bytes(), XLSX))
    at = opened("imports")
    at.file_uploader[0].set_value([*files, ("broken.xlsx", b"PK\3\4 cut off", XLSX)])
    at.run()
    at.button(key="load").click().run()
    assert not at.exception
    assert "3 of 4 files loaded" in at.warning[0].value
    told = at.dataframe[0].value
    assert list(zip(told["File"], told["Outcome"], strict=True)) == [
        ("broken.xlsx", "refused"),
        ("North.xlsx", "loaded"),
        ("South.xlsx", "loaded"),
        ("West.xlsx", "loaded"),
    ]


@pytest.mark.usefixtures("empty")
def test_a_mended_workbook_says_which_findings_are_gone(tmp_path: Path) -> None:
    at = opened("imports")
    row: list[object] = ["Customer", "North", "Promise", "On-time delivery (%)", "Head of Fleet", "some of them", 95, 93, date(2026, 8, 20)]
    for value in ("some of them", 80):
        row[5] = value
        rows = [row, ["Customer", "North", "Promise", "Complaints", "Head of Care", 40, "soon", 25, date(2026, 8, 20)]]
        at.file_uploader[0].upload("okr.xlsx", workbook(tmp_path / "okr.xlsx", rows).read_bytes(), XLSX)
        at.run()
        at.button(key="load").click().run()
        assert not at.exception
    assert at.selectbox(key="upload").value == 2
    told = words(at).replace("\\", "")
    assert "Against the upload before: 1 of 2 findings is gone; still there: OKRs, cell G5" in told
    assert "Findings against the upload before: 1 ✓ gone, 1 ▲ still there" in [one.label for one in at.expander]


@pytest.mark.usefixtures("empty")
def test_a_file_that_cannot_be_read_is_said_and_nothing_is_loaded() -> None:
    at = opened("imports")
    at.file_uploader[0].upload("photo.xlsx", b"\x89PNG\r\n\x1a\n" + b"0" * 100, XLSX)
    at.run()
    assert not at.exception
    assert "is a PNG picture" in words(at)
    assert [one.key for one in at.button if one.key == "load"] == []


@pytest.mark.usefixtures("filled")
def test_an_upload_is_undone_and_brought_back() -> None:
    at = opened("imports")
    at.button(key="undo").click().run()
    assert at.button(key="undo").label == "Bring back"
    at.switch_page("../../pages/overview.py").run()
    assert "Nothing has been imported yet" in words(at)
    at.switch_page("../../pages/imports.py").run()
    at.button(key="undo").click().run()
    assert at.button(key="undo").label == "Undo"


def test_a_store_that_cannot_be_opened_is_said_with_what_to_do_and_can_be_tried_again(empty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refused = StoreBusy(f"The store {empty} is open in another program.", "Stop that, or read the published copy.")
    with monkeypatch.context() as patched:
        patched.setattr(desk, "open_store", Mock(side_effect=refused))
        at = opened("overview")
    assert not at.exception
    assert [one.value.replace("\\", "") for one in at.error] == [f"{refused} {refused.hint}"]
    at.button(key="try_again").click().run()
    assert not at.error
    assert [one.value for one in at.title] == ["Scorecard"]
