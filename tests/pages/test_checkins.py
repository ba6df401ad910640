"""The Check-ins page as a session runs it: workbooks out, and decisions on answers that met another word."""

from datetime import date
from pathlib import Path

import pytest

from scorecard import desk
from scorecard.measures.asking import contested
from scorecard.model.reading import Given
from scorecard.web import session
from tests.pages.conftest import opened
from tests.pages.test_pages import words
from tests.spec.answers import bring, check_ins, company, edited, say, sent
from tests.spec.sheets import workbook

DAY = date(2024, 8, 30)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture
def answered_twice(empty: Path, tmp_path: Path) -> Path:
    """A small company, and two workbooks that answer for one key result."""
    store = desk.open_store(empty)
    company(store, tmp_path)
    made = sent(store)
    bring(store, edited(made, tmp_path / "ida.xlsx", say("Margin in points", value=5.4, observed_on=DAY, comment="*up*")), by="Ida")
    bring(store, edited(made, tmp_path / "noor.xlsx", say("Margin in points", value=4.1, observed_on=DAY)), by="Noor")
    store.close()
    return empty


@pytest.mark.usefixtures("filled")
def test_owners_are_listed_and_asked() -> None:
    at = opened("checkins")
    assert not at.exception
    [owners] = (frame.value for frame in at.dataframe)
    assert set(owners["Owner"]) == {"Head of Fleet", "Head of Care", "Head of HR", "Head of Odd", "nobody"}
    assert next(iter(owners["Owner"])) == "Head of Odd"
    assert [one.proto.label for one in at.get("download_button")] == ["Workbook", "Zip for 4 owners", "Planning workbook"]
    assert "Two words" not in words(at)


@pytest.mark.usefixtures("filled")
def test_the_unit_of_the_sidebar_plans_the_next_period() -> None:
    at = opened("checkins")
    assert (at.selectbox(key="plan_unit").value, at.selectbox(key="plan_period").options) == ("North", ["2026-Q4", "2026-Q3"])
    at.selectbox(key="unit").set_value("South").run()
    assert not at.exception
    assert at.selectbox(key="plan_unit").value == "South"


def test_a_unit_without_okrs_in_the_period_is_offered_a_plan_too(empty: Path, tmp_path: Path) -> None:
    store = desk.open_store(empty)
    plan = "Team | Objective | Key result | Baseline | Target\nCrew | Fair shifts | Wishes met | 50 | 90"
    file = workbook(tmp_path / "okr.xlsx", {"OKRs": plan, "Units": "Unit | Parent unit\nGroup |\nCrew | Group\nDepot | Group"})
    assert desk.import_file(store, file, Given(period="2026-Q3"), by="Analyst").status == "loaded"
    store.close()
    assert opened("checkins").selectbox(key="plan_unit").options == ["Crew", "Depot", "Group"]


def test_the_import_page_says_before_and_after_which_answers_wait(empty: Path, tmp_path: Path) -> None:
    store = desk.open_store(empty)
    company(store, tmp_path)
    made = sent(store)
    store.close()
    said = {name: say("Margin in points", value=value, observed_on=DAY) for name, value in (("ida", 5.4), ("noor", 4.1), ("jan", 4.2))}
    back = [(f"{name}.xlsx", edited(made, tmp_path / f"{name}.xlsx", one).read_bytes(), XLSX) for name, one in said.items()]
    at = opened("imports")
    at.file_uploader(key="workbook").set_value(back[:2]).run()
    assert "1 key result is answered in more than one of these files." in at.warning[0].value
    assert "1 check-in; 0 findings." in words(at)
    at.button(key="load").click().run()
    assert [one.value for one in at.warning] == ["1 answer waits: somebody else had spoken meanwhile, and nothing was overwritten."]
    assert "Decide on the Check-ins page" in words(at)
    at = opened("imports")
    at.file_uploader(key="workbook").set_value(back[:2]).run()
    assert len(at.warning) == 1
    at.file_uploader(key="workbook").set_value(back[2:]).run()
    assert at.warning[-1].value == "1 answer of this workbook will wait for a decision: somebody else has spoken meanwhile."


@pytest.mark.usefixtures("answered_twice")
@pytest.mark.parametrize(("button", "value"), [("take", 4.1), ("leave", 5.4)])
def test_a_person_decides_between_two_answers(button: str, value: float) -> None:
    at = opened("checkins")
    assert not at.exception
    assert "Two words about one key result" in words(at)
    [line] = at.dataframe[0].value.to_dict("records")
    assert (line["Answer"], line["The other word"], line["Its sender saw"]) == (4.1, 5.4, 5.0)
    at.button(key=button).click().run()
    assert not at.exception
    assert "Two words" not in words(at)
    assert session.make(contested) == []
    assert [one[1] for one in session.make(check_ins, "Margin in points")] == [5.0, value]
