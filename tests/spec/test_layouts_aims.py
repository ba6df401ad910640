"""Targets where no column is called so: the level for which all is reached, among those for less and for more."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from scorecard.intake.rows.plain import LEAST_ROWS
from scorecard.model.reading import Given
from tests.spec.sheets import every_row_is_told, expect, imported, objectives, workbook

GIVEN = Given(period="2026")


@pytest.mark.parametrize(
    ("none", "all_of_it", "more"),
    [
        ("0 %", "100 %", "150 %"),
        ("Achieved 50%", "Achieved 100%", "Achieved 120%"),
        ("Wert für 0 %", "Wert für 100 %", "Wert für 150 %"),
    ],
)
def test_the_level_for_which_all_is_reached_is_the_target(tmp_path: Path, none: str, all_of_it: str, more: str) -> None:
    drawing = f"""
        Goal      | KPI        | Weight | {none} | {all_of_it} | {more} | Actual
        Sell more | Sales      | 60%    | 900    | 1200        | 1500   | 1110
        Complain  | Complaints | 40%    | 4%     | 2%          | 1%     | 2.5%
    """
    reading = imported(workbook(tmp_path / "goals.xlsx", {"Goals": drawing}), GIVEN)
    expect(
        reading,
        """
        key_result | baseline | target | current | weight
        Sales      |          | 1200   | 1110    | 60
        Complaints |          | 2      | 2.5     | 40
    """,
    )
    every_row_is_told(reading)


def test_the_shares_may_be_numbers_shown_in_percent(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Goal", "KPI", 0.5, 1, 1.5, "Actual"])
    sheet.append(["Sell more", "Sales", 900, 1200, 1500, 1110])
    for cell in sheet[1][2:5]:
        cell.number_format = "0%"
    book.save(tmp_path / "goals.xlsx")
    expect(imported(tmp_path / "goals.xlsx", GIVEN), "key_result | target | current\nSales | 1200 | 1110")


@pytest.mark.parametrize("headings", ["Target | 50% | 100% | Actual", "50% | 80% | 120% | Actual", "1 | 2 | 3 | Actual"])
def test_beside_a_target_or_without_a_level_for_all_none_is(tmp_path: Path, headings: str) -> None:
    drawing = f"Goal | KPI | {headings}\nSell more | Sales | 10 | 20 | 30 | 25"
    target = "10" if headings.startswith("Target") else ""
    expect(imported(workbook(tmp_path / "goals.xlsx", {"Goals": drawing}), GIVEN), f"key_result | target | current\nSales | {target} | 25")


@pytest.mark.parametrize("parts", ["FY26 Q1 | FY26 Q2", "Q1 | Q2"])
def test_quarters_of_a_fiscal_year_are_held_against_its_target(tmp_path: Path, parts: str) -> None:
    drawing = f"""
        County of Easton, FY2025-26 |        |             |             |       |
        Objective                   | KPI    | FY25 Actual | FY26 Target | {parts}
        Reduce crime                | Crimes | 28.4        | 26          | 27.9  | 27.1
    """
    reading = imported(workbook(tmp_path / "plan.xlsx", {"Plan": drawing}))
    expect(reading, "key_result | baseline | target | current | period\nCrimes | 28.4 | 26 | 27.1 | 2025/2026")


def test_a_quarter_of_a_fiscal_year_is_held_against_a_target_of_its_own(tmp_path: Path) -> None:
    drawing = "Objective | KPI | FY26 Target | FY26 Q1 Target | FY26 Q1 Actual\nReduce crime | Crimes | 26 | 27 | 27.9"
    reading = imported(workbook(tmp_path / "plan.xlsx", {"Plan": drawing}))
    expect(reading, "key_result | target | current | period\nCrimes | 27 | 27.9 | 2025/2026-Q1")


def test_lines_in_capitals_between_objectives_are_no_objectives(tmp_path: Path) -> None:
    drawing = """
        Objective      | Indicator   | Target | Result
        EFFECTIVENESS  |             |        |
        Open archives  | Documents   | 50000  | 27400
                       | Users       | 10000  | 9650
        QUALITY        |             |        |
        Content users  | Rating      | 4.2    | 4
    """
    reading = imported(workbook(tmp_path / "quar.xlsx", {"QUAR": drawing}), GIVEN)
    expect(
        reading,
        """
        objective     | key_result | target | current
        Open archives | Documents  | 50000  | 27400
        Open archives | Users      | 10000  | 9650
        Content users | Rating     | 4.2    | 4
    """,
    )
    assert [one["text"] for one in objectives(reading)] == ["Open archives", "Content users"]
    every_row_is_told(reading)


def test_objectives_without_key_results_stay_objectives(tmp_path: Path) -> None:
    drawing = """
        Objective      | Indicator   | Target | Result
        Open archives  |             |        |
        Content users  | Rating      | 4.2    | 4
        Good advice    |             |        |
        Quick answers  | Days        | 10     | 11
    """
    reading = imported(workbook(tmp_path / "quar.xlsx", {"QUAR": drawing}), GIVEN)
    assert len(objectives(reading)) == 4


def test_labels_in_a_list_of_numbers_beside_a_list_of_key_results_are_no_part_of_them(tmp_path: Path) -> None:
    drawing = """
        Objective     | Key Results                                        | Progress           | Owner
        Calm mornings | KR1: Late plans from 30 to 5\\nKR2: Calls from 9 to 4 | KR1: 55%\\nKR2: 40% | Ann
    """
    expect(
        imported(workbook(tmp_path / "okr.xlsx", {"OKR": drawing}), GIVEN),
        """
        key_result              | baseline | target | progress | owner
        Late plans from 30 to 5 | 30       | 5      | 55       | Ann
        Calls from 9 to 4       | 9        | 4      | 40       | Ann
    """,
    )


@pytest.mark.parametrize(("middle", "end"), [("Mid-year actual", "Year-end actual"), ("MOY", "EOY actual")])
def test_of_the_middle_and_the_end_of_a_year_the_end_counts_once_it_is_told(tmp_path: Path, middle: str, end: str) -> None:
    drawing = f"""
        Objective | KPI     | Target | {middle} | {end}
        Grow      | Members | 90     | 60       | 84
        Grow      | Clubs   | 12     | 10       |
    """
    reading = imported(workbook(tmp_path / "goals 2026.xlsx", {"Goals": drawing}))
    expect(
        reading,
        """
        key_result | target | current | check_ins | period
        Members    | 90     | 84      | 2         | 2026
        Clubs      | 12     | 10      | 1         | 2026
    """,
    )


def test_a_heading_of_initiatives_right_below_key_results_begins_a_table_of_its_own(tmp_path: Path) -> None:
    drawing = """
        Objective   | Key result | Start      | Target | Now | Owner
        Grow        | Members    | 40         | 90     | 60  | Ann
        Grow        | Clubs      | 3          | 12     | 7   | Bo
        Initiative  | Owner      | Due        | Status |     |
        New website | Ann        | 2026-08-31 | Done   |     |
    """
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKR": drawing}), GIVEN)
    expect(reading, "objective | key_result | target | current\nGrow | Members | 90 | 60\nGrow | Clubs | 12 | 7")
    assert len(objectives(reading)) == 1
    every_row_is_told(reading)


@pytest.mark.parametrize(
    ("month", "first", "second"), [("Month", "January", "February"), ("Mes", "Enero", "Febrero"), ("Monat", "Jan.", "Feb.")]
)
def test_a_row_a_month_without_a_year_is_of_the_sheets_year(tmp_path: Path, month: str, first: str, second: str) -> None:
    drawing = f"""
        {month}  | Indicator | Target | Actual
        {first}  | Sales     | 100    | 90
        {first}  | NPS       | 40     | 38
        {second} | Sales     | 100    | 97
        {second} | NPS       | 40     | 39
    """
    reading = imported(workbook(tmp_path / "kpi 2026.xlsx", {"KPI": drawing}))
    expect(
        reading,
        """
        key_result | target | current | observed_on | check_ins
        Sales      | 100    | 97      | 2026-02-28  | 2
        NPS        | 40     | 39      | 2026-02-28  | 2
    """,
    )
    every_row_is_told(reading)


def test_months_of_the_sheets_year_in_a_log_and_in_a_table_of_one_row_each(tmp_path: Path) -> None:
    results = "Objective | Key result | Target\nGrow | Members | 90\nGrow | Clubs | 12"
    log = "Month | Key result | Value\nJanuary | Members | 60\nFebruary | Members | 66\nJanuary | Clubs | 4"
    path = workbook(tmp_path / "okr 2026.xlsx", {"Key results": results, "Check-ins 2026": log})
    drawn = "key_result | current | observed_on | check_ins\nMembers | 66 | 2026-02-28 | 2\nClubs | 4 | 2026-01-31 | 1"
    expect(imported(path), drawn)
    each = "Objective | Key result | Target | Actual | Month\nGrow | Members | 90 | 60 | January\nGrow | Clubs | 12 | 4 | March"
    path = workbook(tmp_path / "goals 2026.xlsx", {"Goals": each})
    expect(imported(path), "key_result | current | observed_on\nMembers | 60 | 2026-01-31\nClubs | 4 | 2026-03-31")


def test_months_of_the_sheets_year_in_a_large_table(tmp_path: Path) -> None:
    rows = "\n".join(f"Grow {row} | Measure {row} | % | 90 | 60 | {'March' if row % 2 else ''}" for row in range(LEAST_ROWS))
    drawing = f"Objective | Key result | Unit of measure | Target | Actual | Month\n{rows}"
    reading = imported(workbook(tmp_path / "goals 2026.xlsx", {"Goals": drawing}))
    assert reading.content is not None
    assert reading.content.check_ins["observed_on"].to_pylist() == [None, date(2026, 3, 31)] * (LEAST_ROWS // 2)


def test_months_of_no_known_year_are_no_days(tmp_path: Path) -> None:
    drawing = "Month | Indicator | Target | Actual\nJanuary | Sales | 100 | 90"
    reading = imported(workbook(tmp_path / "kpi.xlsx", {"KPI": drawing}))
    assert "date-unreadable" in {one.code for one in reading.account.findings}


@pytest.mark.parametrize("heading", ["Cautious target", "Target prudenziale", "Voorlopige streefwaarde", "Zielwert konservativ", "Meta tentativa"])
def test_numbers_below_a_word_for_target_among_others_are_the_target(tmp_path: Path, heading: str) -> None:
    drawing = f"KPI | Baseline | {heading}\nGuests | 40 | 60\nLamps | 9 | below a warning"
    reading = imported(workbook(tmp_path / "kpi.xlsx", {"KPI": drawing}), GIVEN)
    expect(reading, "key_result | baseline | target\nGuests | 40 | 60\nLamps | 9 |")


@pytest.mark.parametrize(("heading", "cells"), [("Target audience", ("Guests", "Crew")), ("Target id", ("4", "7")), ("Target year", ("2027", "2028"))])
def test_what_else_is_called_after_targets_is_none(tmp_path: Path, heading: str, cells: tuple[str, str]) -> None:
    drawing = f"KPI | Baseline | {heading}\nGuests | 40 | {cells[0]}\nLamps | 9 | {cells[1]}"
    expect(imported(workbook(tmp_path / "kpi.xlsx", {"KPI": drawing}), GIVEN), "key_result | baseline | target\nGuests | 40 |\nLamps | 9 |")


@pytest.mark.parametrize("heading", ["Pilot target", "Launch target", "Meta del piloto (4 semanas)", "Zielwert Pilot", "Cible de la phase test"])
def test_a_target_of_something_is_the_target_where_half_of_its_cells_begin_with_levels(tmp_path: Path, heading: str) -> None:
    drawing = f"""
        Objective   | KPI              | {heading}
        Move quiet  | Night complaints | ≤ 8
        Move often  | Trains           | ≥ 30 a week
        Move better | Praise           | grows
    """
    reading = imported(workbook(tmp_path / "goals.xlsx", {"Goals": drawing}), GIVEN)
    expect(reading, "key_result | target\nNight complaints | 8\nTrains | 30\nPraise |")


def test_a_target_group_is_no_target(tmp_path: Path) -> None:
    drawing = "Objective | KPI | Target group\nMove often | Trains | Commuters\nMove better | Praise | Families"
    expect(imported(workbook(tmp_path / "goals.xlsx", {"Goals": drawing}), GIVEN), "key_result | target\nTrains |\nPraise |")


@pytest.mark.parametrize("heading", ["Threshold", "Seuil", "Schwellenwert", "Umbral"])
def test_the_only_threshold_is_the_target_where_it_says_on_which_side_to_be(tmp_path: Path, heading: str) -> None:
    drawing = f"Objective | KPI | {heading}\nMove quiet | Complaints | {{levels}}\nMove often | Full trains | 90 %"
    told = imported(workbook(tmp_path / "a.xlsx", {"Goals": drawing.format(levels="≤ 8 %")}), GIVEN)
    expect(told, "key_result | target\nComplaints | 8\nFull trains | 90")
    # A bare number may as well be where an alarm goes off.
    silent = imported(workbook(tmp_path / "b.xlsx", {"Goals": drawing.format(levels="8 %")}), GIVEN)
    expect(silent, "key_result | target\nComplaints |\nFull trains |")


@pytest.mark.parametrize(("start", "now"), [("Before", "After"), ("Voor", "Na"), ("Vorher", "Nachher"), ("Avant", "Après"), ("Antes", "Después")])
def test_before_and_after_are_where_it_started_and_where_it_is(tmp_path: Path, start: str, now: str) -> None:
    drawing = f"Objective | KPI | {start} | {now} | Target\nMove quiet | Complaints | 20 | 12 | 8\nMove often | Trains | 14 | 25 | 30"
    reading = imported(workbook(tmp_path / "goals.xlsx", {"Goals": drawing}), GIVEN)
    expect(reading, "key_result | baseline | current | target\nComplaints | 20 | 12 | 8\nTrains | 14 | 25 | 30")


def test_before_and_after_in_words_are_no_levels(tmp_path: Path) -> None:
    drawing = "Objective | KPI | Before | After | Target\nMove quiet | Complaints | loud | calmer | 8\nMove often | Trains | few | more | 30"
    reading = imported(workbook(tmp_path / "goals.xlsx", {"Goals": drawing}), GIVEN)
    expect(reading, "key_result | baseline | current | target\nComplaints | | | 8\nTrains | | | 30")
