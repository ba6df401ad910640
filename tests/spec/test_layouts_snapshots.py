"""One sheet for each check-in, called after its day or week: its values are of then, and its name is no unit's."""

from datetime import date
from pathlib import Path

import pytest

from scorecard import desk
from scorecard.intake.places.snapshots import day_of_file, day_of_sheet
from scorecard.measures.progress import key_results as standing
from scorecard.model import trace
from scorecard.model.reading import Given
from scorecard.model.scope import Scope
from scorecard.store.store import Store
from tests.spec.sheets import codes, every_row_is_told, expect, imported, workbook

GIVEN = Given(period="2026-Q3")
SHEET = """
    Objective     | Key Result | Target | Actual
    Calm mornings | Late plans | {}     | {}
    Calm mornings | Calls      | 2      | {}
"""


@pytest.mark.parametrize(
    ("name", "observed"),
    [
        ("2026-07-31", date(2026, 7, 31)),
        ("Check-in 31 Jul", date(2026, 7, 31)),
        ("Check-in 31.07.", date(2026, 7, 31)),
        ("Update Jul 31", date(2026, 7, 31)),
        ("31.07", date(2026, 7, 31)),
        ("1.8.", date(2026, 8, 1)),
        ("1.1", None),
        ("2.10", None),
        ("Stand 31.07.2026", date(2026, 7, 31)),
        ("Status per 31 juli 2026", date(2026, 7, 31)),
        ("Week 27", date(2026, 7, 5)),
        ("KW 27 2026", date(2026, 7, 5)),
        ("wk27", date(2026, 7, 5)),
        ("Q3 2026", None),
        ("Jul", None),
        ("July 2026", None),
        ("Team 7", None),
        ("31", None),
        ("Update", None),
    ],
)
def test_a_day_in_a_sheets_name(name: str, observed: date | None) -> None:
    assert day_of_sheet(name, 2026) == observed


def test_a_week_of_no_known_year_is_no_day() -> None:
    assert day_of_sheet("Week 27", None) is None


@pytest.mark.parametrize("names", [("2026-07-31", "2026-08-31"), ("31.07.", "31.08."), ("Check-in 31 Jul", "Check-in 31 Aug")])
def test_values_by_check_in_join_the_key_results_of_another_sheet(tmp_path: Path, names: tuple[str, str]) -> None:
    sheets = {
        "OKRs": "Objective | Key Result | Owner | Start | Target\nCalm mornings | Late plans | Head | 30 | 5\nCalm mornings | Calls | Lead | 12 | 2",
        names[0]: "Key Result | Current | Confidence | Comment\nLate plans | 18 | 7 | slow\nCalls | 9 | 5 |",
        names[1]: "Key Result | Current | Confidence | Comment\nLate plans | 11 | 8 | better\nCalls | 7 | 6 |",
    }
    reading = imported(workbook(tmp_path / "okr.xlsx", sheets), GIVEN)
    expect(
        reading,
        """
        key_result | owner | baseline | target | current | observed_on | check_ins | confidence | unit
        Late plans | Head  | 30       | 5      | 11      | 2026-08-31  | 2         | 8          |
        Calls      | Lead  | 12       | 2      | 7       | 2026-08-31  | 2         | 6          |
    """,
    )
    assert not codes(reading)
    every_row_is_told(reading)


def test_the_newest_of_whole_sheets_by_day_says_what_holds(store: Store, tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx", {"31.07.2026": SHEET.format(6, 18, 9), "31.08.2026": SHEET.format(5, 11, 7), "Week 36 2026": SHEET.format(5, 10, 7)}
    )
    account = desk.import_file(store, path, GIVEN, by="Analyst")
    assert [one.message for one in account.findings if one.code == "key-result-repeated"] == [
        "This row repeats the key result of row 2; it counts once. Its target 6 is not used; what row 2 says holds."
    ]
    told = {one.key_result: (one.unit, one.target, one.current, one.observed_on) for one in standing(store, Scope(date(2026, 9, 30)))}
    assert told == {"Late plans": (None, 5.0, 10.0, date(2026, 9, 6)), "Calls": (None, 2.0, 7.0, date(2026, 9, 6))}
    before = {one.key_result: one.current for one in standing(store, Scope(date(2026, 8, 15)))}
    assert before == {"Late plans": 18.0, "Calls": 9.0}


@pytest.mark.parametrize(
    ("name", "period", "observed"),
    [
        ("OKR tracker 2026-08-31", None, date(2026, 8, 31)),
        ("OKR_20260831_final", "2026-Q3", date(2026, 8, 31)),
        ("Ziele 31.08.2026", "2026", date(2026, 8, 31)),
        ("OKRs 8-31-2026", None, date(2026, 8, 31)),
        ("OKRs 05-06-2026", None, None),
        ("OKRs 2026-08-31", "2026-Q2", None),
        ("from 2026-07-01 to 2026-09-30", "2026-Q3", None),
        ("ticket 120260831", None, None),
        ("OKRs 2026-13-31", None, None),
        ("OKRs Q3 2026", "2026-Q3", None),
    ],
)
def test_a_day_in_a_files_name(name: str, period: str | None, observed: date | None) -> None:
    assert day_of_file(name, period) == observed


def test_values_of_a_file_that_names_its_day_are_of_then(store: Store, tmp_path: Path) -> None:
    for name, now in (("OKR 2026-08-31", 11), ("OKR 2026-07-31", 18)):
        account = desk.import_file(store, workbook(tmp_path / f"{name}.xlsx", {"OKR": SHEET.format(5, now, 7)}), GIVEN, by="Analyst")
        assert (account.status, [one.code for one in account.findings]) == ("loaded", [])
        text = " ".join(trace.account(account.sheets[0]))
        assert "dated by the file's name" in text
        assert "observed on" not in text
    told = {one.key_result: (one.current, one.observed_on) for one in standing(store, Scope(date(2026, 9, 30)))}
    assert told["Late plans"] == (11.0, date(2026, 8, 31))


def test_measures_and_targets_in_a_file_that_names_its_day_need_no_other_file(store: Store, tmp_path: Path) -> None:
    path = workbook(tmp_path / "KPI 2026-08-31.xlsx", {"KPI": "KPI | Target | Actual\nLate plans | 5 | 11\nCalls | 2 | 7"})
    reading = imported(path, GIVEN)
    expect(reading, "key_result | target | current | observed_on\nLate plans | 5 | 11 | 2026-08-31\nCalls | 2 | 7 | 2026-08-31")
    assert reading.content is not None
    assert not reading.content.borrowed


def test_weeks_of_no_known_year_are_told_and_so_is_what_they_repeat(store: Store, tmp_path: Path) -> None:
    path = workbook(tmp_path / "okr.xlsx", {"Week 27": SHEET.format(5, 18, 9), "Week 28": SHEET.format(5, 11, 7)})
    account = desk.import_file(store, path, Given(), by="Analyst")
    told = [(one.code, one.sheet) for one in account.findings]
    assert told.count(("sheet-without-year", "Week 27")) == told.count(("sheet-without-year", "Week 28")) == 1
    assert told.count(("key-result-repeated", "Week 28")) == 2
    assert not codes(imported(path, GIVEN)) & {"sheet-without-year", "key-result-repeated"}


MONTH = """
    Objective     | Key Result | Owner | Baseline | Target | Actual
    Calm mornings | Late plans | Head  | 30       | {}     | {}
    Calm mornings | Calls      | Lead  | 12       | {}     | {}
"""


@pytest.mark.parametrize(
    ("names", "file", "period"),
    [
        (("Jul", "Aug"), "OKR Q3 2026", "2026-Q3"),
        (("Check-in July", "Check-in August"), "OKR 2026", "2026"),
        (("Juli 2026", "Augustus 2026"), "okr", "2026"),
        (("2026-07", "2026-08"), "OKR H2 2026", "2026-H2"),
    ],
)
def test_sheets_of_months_with_the_same_goals_say_how_they_stood(tmp_path: Path, names: tuple[str, str], file: str, period: str) -> None:
    july, august = MONTH.format(5, 18, 2, 9), MONTH.format(5, 11, 2, 7)
    reading = imported(workbook(tmp_path / f"{file}.xlsx", {names[0]: july, names[1]: august}))
    told = "key_result | period | unit | target | current | observed_on\n"
    newest = f"Late plans | {period} | | 5 | 11 | 2026-08-31\nCalls | {period} | | 2 | 7 | 2026-08-31\n"
    expect(reading, told + newest + f"Late plans | {period} | | 5 | 18 | 2026-07-31\nCalls | {period} | | 2 | 9 | 2026-07-31")
    assert not codes(reading)


def test_months_behind_new_year_are_of_the_second_year_of_a_fiscal_one(tmp_path: Path) -> None:
    sheets = {name: MONTH.format(5, late, 2, calls) for name, late, calls in (("Nov", 24, 11), ("Dec", 18, 9), ("Jan", 11, 7))}
    expect(
        imported(workbook(tmp_path / "OKR FY 2025-2026.xlsx", sheets)),
        """
        key_result | period    | unit | target | current | observed_on
        Late plans | 2025/2026 |      | 5      | 11      | 2026-01-31
        Calls      | 2025/2026 |      | 2      | 7       | 2026-01-31
        Late plans | 2025/2026 |      | 5      | 18      | 2025-12-31
        Calls      | 2025/2026 |      | 2      | 9       | 2025-12-31
        Late plans | 2025/2026 |      | 5      | 24      | 2025-11-30
        Calls      | 2025/2026 |      | 2      | 11      | 2025-11-30
    """,
    )


@pytest.mark.parametrize(
    ("names", "days"),
    [
        (("Jan", "Feb"), {"2026-01-31", "2026-02-28"}),
        (("Mar", "Apr"), {"2025-03-31", "2025-04-30"}),
        (("Dec", "Jan"), {"2025-12-31", "2026-01-31"}),
    ],
)
def test_months_of_a_fiscal_year_from_january_on_are_of_the_year_in_which_it_ends(
    tmp_path: Path, names: tuple[str, str], days: set[str]
) -> None:
    sheets = {name: SHEET.format(100, 10 + place, 1) for place, name in enumerate(names)}
    reading = imported(workbook(tmp_path / "OKR FY 2025-2026.xlsx", sheets))
    assert reading.content is not None
    assert {f"{one['observed_on']}" for one in reading.content.check_ins.to_pylist()} == days


def test_sheets_of_months_with_values_only_join_the_sheet_of_key_results(tmp_path: Path) -> None:
    plan = "Objective | Key Result | Baseline | Target\nCalm mornings | Late plans | 30 | 5\nCalm mornings | Calls | 12 | 2"
    values = "Key Result | Actual | Comment\nLate plans | {} | slow\nCalls | {} |"
    sheets = {"Plan": plan, "Jul": values.format(18, 9), "Aug": values.format(11, 7)}
    expect(
        imported(workbook(tmp_path / "OKR Q3 2026.xlsx", sheets)),
        """
        key_result | period  | unit | target | current | observed_on | check_ins
        Late plans | 2026-Q3 |      | 5      | 11      | 2026-08-31  | 2
        Calls      | 2026-Q3 |      | 2      | 7       | 2026-08-31  | 2
    """,
    )


def test_sheets_of_months_with_goals_of_their_own_are_of_these_months(tmp_path: Path) -> None:
    sheets = {"Jul": MONTH.format(20, 18, 9, 9), "Aug": MONTH.format(15, 11, 8, 7), "Sep": MONTH.format(10, 12, 7, 7)}
    reading = imported(workbook(tmp_path / "OKR 2026.xlsx", sheets))
    assert reading.content is not None
    assert set(reading.content.objectives["period"].to_pylist()) == {"2026-07", "2026-08", "2026-09"}
