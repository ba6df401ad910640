"""A store that holds next to nothing: one key result, or none of a page's kind."""

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from scorecard import desk
from scorecard.model.reading import Given
from tests.conftest import copied
from tests.pages.company import workbook
from tests.pages.conftest import PAGES, opened, shown
from tests.pages.test_pages import words

ONE = "Objective,Key result,Target,Current\nKeep every promise,On-time delivery,95,90\n"
MEASURED = "Objective,Key result,Start,Target,Current\nKeep every promise,On-time delivery,80,95,90\n"
COUNTED = r"(?<![\d.,–-])1 (?:objectives|key results|units|check-ins|gaps|findings|are|have)\b"


def holding(told: str, folder: Path, period: str | None = None) -> Path:
    """A store with one file."""
    (folder / "okr.csv").write_text(told, encoding="utf-8")
    store = desk.open_store(folder / "one.duckdb")
    assert desk.import_file(store, folder / "okr.csv", Given(period=period), by="Analyst").status == "loaded"
    store.close()
    return folder / "one.duckdb"


def everything(at: AppTest) -> str:
    """What a page says, and what it says in place of its charts."""
    return "\n".join([words(at), *(one.proto.alt for one in at.get("plotly_chart") if hasattr(one.proto, "alt"))])


@pytest.fixture(scope="module", params=[ONE, MEASURED], ids=["not measurable", "scored"])
def one(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return holding(request.param, tmp_path_factory.mktemp("one"), "2026-Q3")


@pytest.mark.parametrize("page", PAGES)
def test_one_of_a_kind_is_told_as_one(page: str, one: Path, tmp_path: Path) -> None:
    with shown(copied(one, tmp_path / "s.duckdb")):
        at = opened(page)
        assert not at.exception
        assert re.findall(COUNTED, everything(at).replace("**", "")) == []


def test_what_has_no_number_does_not_stand_at_it(tmp_path: Path) -> None:
    with shown(holding(ONE, tmp_path)):
        assert "The organisation: **not scored**; 0% of the weight is scored." in words(opened("overview"))


def test_a_page_begins_where_something_stands(tmp_path: Path) -> None:
    with shown(holding(ONE, tmp_path)):
        at = opened("perspectives")
        assert "1 objective, 1 key result, as of" in words(at)
        assert "No objective of this selection stands here." not in words(at)
        assert "No objective stands here." not in words(opened("coverage"))


def test_where_nothing_has_a_pace_the_page_says_what_it_takes_and_draws_nothing(tmp_path: Path) -> None:
    with shown(holding(ONE, tmp_path)):
        at = opened("progress")
        assert "None of these can be held against a plan" in words(at)
        assert not at.get("plotly_chart")


def test_arrows_are_explained_where_there_are_some(tmp_path: Path) -> None:
    with shown(holding(ONE, tmp_path)):
        told = words(opened("map"))
        assert "No link has been drawn yet." in told
        assert "An arrow leads" not in told


def test_intentions_that_nobody_has_are_not_told_as_somebodys(company: Path, tmp_path: Path) -> None:
    with shown(copied(company, tmp_path / "s.duckdb")):
        assert "Nobody has said yet what is intended" in words(opened("perspectives"))


def test_a_unit_that_has_fallen_silent_is_told_where_coverage_is(company: Path, tmp_path: Path) -> None:
    path = copied(company, tmp_path / "s.duckdb")
    store = desk.open_store(path)
    row: list[object] = ["Customer", "North", "Keep on", "On-time delivery (%)", "Head of Fleet", 80, 95, 90, None]
    desk.import_file(store, workbook(tmp_path / "next.xlsx", [row], "OKRs 2026-Q4"), Given(), by="Analyst")
    store.close()
    with shown(path):
        at = opened("coverage")
        assert "1 unit that has OKRs in another period has none in this one: South." in words(at).replace("\\", "")


def test_the_form_to_decide_proposes_where_an_objective_stands(tmp_path: Path) -> None:
    with shown(holding(ONE, tmp_path)):
        assert opened("perspectives").radio[0].value == "customer"


def test_the_form_to_decide_proposes_nothing_where_an_objective_stands_nowhere(tmp_path: Path) -> None:
    with shown(holding(ONE.replace("Keep every promise,On-time delivery", "Something else entirely,Wotsits"), tmp_path)):
        at = opened("perspectives")
        assert at.radio[0].value is None
        next(one for one in at.button if one.label == "Decide").click().run()
        assert [one.value for one in at.warning] == ["Choose the perspective where it belongs."]
