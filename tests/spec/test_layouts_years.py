"""Sheets of one year: what was reached the year before and by a month, months in many languages, shares in a series of percents."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from scorecard.model.reading import Given
from tests.reading import read
from tests.spec.sheets import every_row_is_told, expect, imported, text_file, workbook


@pytest.mark.parametrize(
    "headings",
    [
        "Actual 2025 | Target 2026 | YTD May",
        "Actual 2025 | Target 2026 | Actual to May",
        "Realisatie 2025 | Doel 2026 | Realisatie t/m mei",
        "Ist 2025 | Ziel 2026 | Ist Mai 2026",
        "Réalisé 2025 | Objectif 2026 | Réalisé à fin mai",
        "Факт 2025 | План 2026 | Факт май",
    ],
)
def test_a_year_starts_from_the_one_before_and_stands_where_a_month_left_it(tmp_path: Path, headings: str) -> None:
    path = workbook(
        tmp_path / "plan.xlsx",
        {
            "Plan": f"""
        Plan 2026 | | | |
        Objective      | KPI              | {headings}
        Calm mornings  | Late plans       | 18   | 9  | 15
        Ready dispatch | Handover minutes | 40.5 | 25 | 31
    """
        },
    )
    reading = imported(path)
    expect(
        reading,
        """
        row | period | key_result       | baseline | target | current | check_ins
        3   | 2026   | Late plans       | 18       | 9      | 15      | 2
        4   | 2026   | Handover minutes | 40.5     | 25     | 31      | 2
    """,
    )
    assert reading.content
    days = sorted(set(reading.content.check_ins["observed_on"].to_pylist()))
    assert days == [date(2025, 12, 31), date(2026, 5, 31)]
    every_row_is_told(reading)


def test_of_several_years_none_is_taken_for_a_start(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "plan.xlsx",
        {
            "Plan": """
        Objective     | KPI        | Actual 2024 | Actual 2025 | Target 2026 | Actual 2026
        Calm mornings | Late plans | 21          | 18          | 9           | 15
    """
        },
    )
    expect(imported(path), "row | key_result | baseline | target | current\n2 | Late plans | | 9 | 15")


@pytest.mark.parametrize(
    ("plan", "actual", "first", "second"),
    [
        ("План", "Факт", "Апрель", "Май"),
        ("Plan", "Wykonanie", "Kwiecień", "Maj"),
        ("Plan", "Utfall", "April", "Maj"),
        ("Obiettivo", "Consuntivo", "Aprile", "Maggio"),
        ("Hedef", "Gerçekleşen", "Nisan", "Ağustos"),
        ("目标值", "实际值", "4月", "5月"),
    ],
)
def test_months_are_known_in_many_languages(tmp_path: Path, plan: str, actual: str, first: str, second: str) -> None:
    path = workbook(
        tmp_path / "2026.xlsx",
        {
            "2026": f"""
        Objective     | KPI        | {plan} {first} | {actual} {first} | {plan} {second} | {actual} {second}
        Calm mornings | Late plans | 20             | 24               | 18              | 21
    """
        },
    )
    reading = imported(path)
    expect(reading, "row | key_result | target | current | check_ins\n2 | Late plans | 18 | 21 | 2")
    every_row_is_told(reading)


def test_shares_in_a_series_of_percents_are_unknown_each(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "OKR": """
        Objective     | KPI        | Target | 2026-01 | 2026-02 | 2026-03
        Calm mornings | Wishes met | 97%    | 0.93    | 95%     | 0.94
        Calm mornings | Errors     | 12%    | 14%     | 0.9%    | 13%
    """
        },
    )
    reading = imported(path)
    expect(reading, "row | key_result | target | check_ins\n2 | Wishes met | 97 | 1\n3 | Errors | 12 | 3")
    said = [(one.cell, one.value) for one in reading.account.findings if one.code == "share-among-percents"]
    assert said == [("D2", "0.93"), ("F2", "0.94")]


def test_a_goal_type_that_says_what_a_row_is_and_the_day_of_a_last_check_in(tmp_path: Path) -> None:
    path = text_file(
        tmp_path / "goals.csv",
        """
        Goal name;Goal type;Parent goal;Accountable team;Start value;Goal value;Current value;Last check-in
        Calm mornings;Objective;;Dispatch;;;;
        Fewer late plans;Key result;Calm mornings;Dispatch;18;9;15;2026-05-04
    """,
    )
    reading = imported(path, Given(period="2026-Q2"))
    expect(
        reading,
        "row | objective | unit | key_result | baseline | target | current\n3 | Calm mornings | Dispatch | Fewer late plans | 18 | 9 | 15",
    )
    assert reading.content
    assert reading.content.check_ins["observed_on"].to_pylist() == [date(2026, 5, 4)]
    assert reading.account.findings == ()


@pytest.mark.parametrize("heading", ["Doel 2026", "Ziel 2026", "Goals 2026", "Doelstellingen 2026", "Objectives Q3 2026"])
def test_goals_of_a_year_may_be_words_or_numbers(tmp_path: Path, heading: str) -> None:
    rows = "Calm mornings | Late plans | 5 | Iris\nCalm nights | Calls | 2 | Noor"
    words = workbook(tmp_path / "words.xlsx", {"Plan": f"{heading} | KPI | Target | Owner\n{rows}"})
    expect(imported(words), "objective | key_result | target\nCalm mornings | Late plans | 5\nCalm nights | Calls | 2")
    rows = "Late plans | 18 | 5 | Iris\nCalls | 9 | 2 | Noor"
    numbers = workbook(tmp_path / "numbers.xlsx", {"Plan": f"KPI | Baseline | {heading} | Owner\n{rows}"})
    expect(imported(numbers), "key_result | baseline | target\nLate plans | 18 | 5\nCalls | 9 | 2")


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
@pytest.mark.parametrize("newest", ["35", ""])
def test_with_one_row_a_year_the_newest_row_with_a_value_speaks_wherever_it_stands(
    tmp_path: Path, order: tuple[int, ...], newest: str
) -> None:
    rows = ["Grow | Sales | 2024 | 10 | 20 | 19", "Grow | Sales | 2025 | 12 | 30 | 28", f"Grow | Sales | 2026 | 14 | 40 | {newest}"]
    lines = "\n".join(rows[place] for place in order)
    reading = imported(text_file(tmp_path / "kpi.csv", f"Objective | Key Result | Year | Baseline | Target | Actual\n{lines}"))
    expect(reading, f"key_result | baseline | target | check_ins\nSales | 10 | {40 if newest else 30} | {3 if newest else 2}")


INITIALS = "J F M A M J J A S O N D"


@pytest.mark.parametrize(
    ("heading", "period"),
    [
        *((told, "2026") for told in (INITIALS, "E F M A M J J A S O N D", "J. F. M. A. M. J. J. A. S. O. N. D.", "1 2 3 4 5 6 7 8 9 10 11 12")),
        ("1Q 2Q 3Q 4Q", "2026"),
        ("Q1% Q2% Q3% Q4%", "2026"),
        ("W1 W2 W3 W4 W5 W6 W7 W8", "2026-Q3"),
        ("11/26 12/26 01/27 02/27", ""),
    ],
)
@pytest.mark.parametrize("write", [workbook, text_file])
def test_short_names_of_parts_of_a_year_head_columns(tmp_path: Path, heading: str, period: str, write: Callable[..., Path]) -> None:
    headings = heading.split()
    blank = " | " * (len(headings) - 3)
    sheet = f"KPI | Target | {' | '.join(headings)}\nLate plans | 5 | 18 | 16 | 11{blank}\nCalls | 9 | 30 | 22 | 17{blank}"
    path = write(tmp_path / "plan.xlsx", {"Plan": sheet}) if write is workbook else write(tmp_path / "plan.csv", sheet)
    expect(imported(path, Given(period=period or None)), "key_result | target | current | check_ins\nLate plans | 5 | 11 | 3\nCalls | 9 | 17 | 3")


def test_letters_that_are_no_months_head_nothing(tmp_path: Path) -> None:
    headings = " | ".join(["A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L"])
    path = workbook(tmp_path / "plan.xlsx", {"Plan": f"KPI | Target | Current | {headings}\nLate plans | 5 | 18{' | 1' * 12}"})
    expect(imported(path, Given(period="2026")), "key_result | target | current | check_ins\nLate plans | 5 | 18 | 1")


def test_a_quarter_may_be_a_number_in_a_text_file(tmp_path: Path) -> None:
    path = text_file(tmp_path / "plan.csv", "Objective | Key Result | Target | Quarter | Year\nGrow | Hubs | 3 | 2 | 2026\nGrow | Crews | 5 | 3 | 2026")
    expect(imported(path), "key_result | target | period\nHubs | 3 | 2026-Q2\nCrews | 5 | 2026-Q3")


@pytest.mark.parametrize("days", ["31-Dec-25 31-Dec-26 30-Jun-26", "31.12.2025 31.12.2026 30.06.2026", "31-12-2025 31-12-2026 30-06-2026", "Dec_31_2025 Dec_31_2026 June_30_2026"])
def test_a_day_behind_a_level_is_when_it_holds(tmp_path: Path, days: str) -> None:
    first, last, now = (one.replace("_", " ") for one in days.split())
    path = workbook(tmp_path / "csf.xlsx", {"CSF": f"Measure | Lead/Lag | Baseline {first} | Target {last} | Actual {now}\nInjuries | Lag | 2.1 | 1.5 | 1.8\nTalks | Lead | 0 | 240 | 110"})
    found = "key_result | owner | baseline | target | current\nInjuries | | 2.1 | 1.5 | 1.8\nTalks | | 0 | 240 | 110"
    expect(imported(path), found)


@pytest.mark.parametrize("now", ["Current", "Latest", "Atual", "Actual YTD"])
@pytest.mark.parametrize("years", ["2023 | 2024", "FY2023 Actual | FY2024 Actual"])
@pytest.mark.parametrize(("target", "period"), [("Target", ""), ("Target 2025", "2025")])
def test_behind_whole_years_a_plain_value_is_the_newest(tmp_path: Path, years: str, now: str, target: str, period: str) -> None:
    drawing = f"Objective | KPI | Baseline | {years} | {now} | {target}\nGrow margin | Margin | 8 | 8.4 | 8.9 | 9.6 | 10"
    reading = imported(workbook(tmp_path / "report.xlsx", {"Data": drawing}))
    assert reading.content is not None
    expect(reading, f"key_result | baseline | target | period\nMargin | 8 | 10 | {period}")
    told = {one["value"]: one["observed_on"] for one in reading.content.check_ins.to_pylist()}
    # Fiscal years have no days by themselves.
    before = {} if "FY" in years else {8.4: date(2023, 12, 31), 8.9: date(2024, 12, 31)}
    assert told == before | {9.6: None}


@pytest.mark.parametrize("now", ["2025 to date", "2025 results", "Year-end 2025", "Resultados 2025"])
def test_what_was_reached_in_a_year_by_more_of_its_names(tmp_path: Path, now: str) -> None:
    drawing = f"KPI | 2024 | {now} | Target 2025\nMargin | 8.9 | 9.6 | 10"
    expect(imported(workbook(tmp_path / "report.xlsx", {"Data": drawing})), "key_result | target | current\nMargin | 10 | 9.6")


@pytest.mark.parametrize("now", ["Latest", "Actual Sep 2025", "2025"])
@pytest.mark.parametrize("aims", ["Goal 2025 | {now} | Target 2030", "{now} | Target 2025 | 2030 target"])
def test_a_sheet_about_a_year_is_held_against_that_years_target(tmp_path: Path, now: str, aims: str) -> None:
    headings = [one.strip() for one in aims.format(now=now).split("|")]
    levels = {now: 9.6, "Goal 2025": 10, "Target 2025": 10, "Target 2030": 14, "2030 target": 14}
    drawing = f"KPIs 2025\n\nObjective | KPI | Baseline | {' | '.join(headings)}\nGrow | Margin | 8 | {' | '.join(str(levels[one]) for one in headings)}"
    reading = imported(workbook(tmp_path / "report.xlsx", {"Data": drawing}))
    expect(reading, "key_result | baseline | target | current | period\nMargin | 8 | 10 | 9.6 | 2025")


def test_days_beside_no_value_make_no_measure_of_the_sheets_name(tmp_path: Path) -> None:
    told = "Check-in date | Current | Note\n2026-05-10 | {value} | Grow"
    assert read(text_file(tmp_path / "late plans.csv", told.format(value="")), Given()).account.status == "nothing"
    expect(imported(text_file(tmp_path / "late plans.csv", told.format(value=9))), "key_result | current\nlate plans | 9")
