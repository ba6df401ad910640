"""Columns of periods: several years before a target, a plan and an actual each quarter, quarters and days in short."""

from datetime import date
from pathlib import Path

import pytest

from scorecard.model.reading import Given
from tests.spec.sheets import codes, every_row_is_told, expect, imported, workbook


@pytest.mark.parametrize(
    ("headings", "row", "drawing"),
    [
        ("2024 Actual | 2025 Actual | 2026 Target", "21 | 18 | 9", "2026 | | 9 | 18 | 2025-12-31"),
        ("2024 Actual | 2025 Actual | 2026 Target | 2027 Target", "21 | 18 | 9 | 6", "2026 | | 9 | 18 | 2025-12-31"),
        ("Baseline (2023) | Target 2028 | Value 2025", "24 | 6 | 18", "2028 | 24 | 6 | 18 | 2025-12-31"),
        ("Cible 2026 | Cible 2028 | Valeur 2025", "9 | 6 | 18", "2026 | 18 | 9 | 18 | 2025-12-31"),
    ],
)
def test_values_of_earlier_years_are_held_against_the_next_target(tmp_path: Path, headings: str, row: str, drawing: str) -> None:
    path = workbook(tmp_path / "plan.xlsx", {"Plan": f"Objective | KPI | {headings}\nCalm mornings | Late plans | {row}"})
    expect(imported(path), f"period | baseline | target | current | observed_on\n{drawing}")


def test_a_quarter_whose_own_target_is_blank_takes_none_of_a_later_one(tmp_path: Path) -> None:
    drawing = "Objective | KPI | Q1 2026 T | Q1 2026 A | Q2 2026 T | Q2 2026 A | Q3 2026 T\nCalm mornings | Late plans | 20 | 18 | | 15 | 9"
    expect(imported(workbook(tmp_path / "plan.xlsx", {"Plan": drawing})), "period | target | current\n2026-Q2 | | 15")


def test_each_quarter_is_held_against_its_own_plan_beside_one_for_the_year(tmp_path: Path) -> None:
    drawing = """
        Objective     | KPI        | UoM | Q1 Plan | Q1 Actual | Q1 Var | Q2 Plan | Q2 Actual | Q2 Var | FY 2026 Plan
        Grow the core | Net sales  | k€  | 1200    | 1150      | -50    | 1300    | 1340      | 40     | 5200
        Calm mornings | Late plans | %   | 24      | 26        | 2      | 22      | 21        | -1     | 20
    """
    reading = imported(workbook(tmp_path / "plan.xlsx", {"2026": drawing}))
    expect(
        reading,
        """
        period  | key_result | target | check_ins
        2026-Q2 | Net sales  | 1300   | 2
        2026-Q2 | Late plans | 22     | 2
    """,
    )
    every_row_is_told(reading)


@pytest.mark.parametrize(
    "headings",
    ["Actual YTD Q1 | Actual YTD Q2", "Realisatie t/m Q1 | Realisatie t/m Q2", "Ist bis Q1 | Ist bis Q2", "Stand Q1 | Stand Q2", "YTD Q1 | YTD Q2"],
)
def test_what_was_reached_by_the_end_of_a_quarter(tmp_path: Path, headings: str) -> None:
    drawing = f"Objective | KPI | Baseline | Target 2026 | {headings}\nCalm mornings | Late plans | 18 | 9 | 16 | 13"
    reading = imported(workbook(tmp_path / "plan.xlsx", {"Plan": drawing}))
    expect(reading, "period | baseline | target | current | check_ins | observed_on\n2026 | 18 | 9 | 13 | 2 | 2026-06-30")


@pytest.mark.parametrize(
    "headings",
    ["06-Jul | 13-Jul | 27-Jul", "6 July | 13 July | 27 July", "Jul 6 | Jul 13 | Jul 27", "6. Juli | 13. Juli | 27. Juli", "6 juil. | 13 juil. | 27 juil."],
)
def test_days_by_the_name_of_their_month_are_of_the_year_that_the_other_sheets_are_about(tmp_path: Path, headings: str) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "OKRs": """
        OKR tracker Q3 2026 | | | |
        ID  | Objective     | Key Result | Baseline | Target
        1.1 | Calm mornings | Late plans | 24       | 9
        1.2 | Calm mornings | Calls      | 30       | 5
    """,
            "Weekly": f"ID | Key Result | {headings}\n1.1 | Late plans | 22 | 20 | 18\n1.2 | Calls | 28 | | 25",
        },
    )
    reading = imported(path)
    expect(reading, "key_result | period | current | check_ins\nLate plans | 2026-Q3 | 18 | 3\nCalls | 2026-Q3 | 25 | 2")
    assert reading.content
    days = sorted(set(reading.content.check_ins["observed_on"].to_pylist()))
    assert days == [date(2026, 7, 6), date(2026, 7, 13), date(2026, 7, 27)]


@pytest.mark.parametrize(
    ("headings", "days"),
    [
        ("Sep 7 | Sep 14 | Sep 21", ["2026-09-07", "2026-09-14", "2026-09-21"]),
        ("Sep 14 | Sep 21 | Sep 28", ["2026-09-14", "2026-09-21", "2026-09-28"]),
        ("Jul 24 | Jul 25 | Jul 26", ["2024-07-31", "2025-07-31", "2026-07-31"]),
        ("Jul-26 | Aug-26 | Sep-26", ["2026-07-31", "2026-08-31", "2026-09-30"]),
    ],
)
def test_a_month_and_a_number_are_a_day_where_they_follow_by_weeks_and_else_a_month_of_a_year(
    tmp_path: Path, headings: str, days: list[str]
) -> None:
    drawing = f"KPI tracker 2026 | | | |\nKPI | Target | {headings}\nLate plans | 9 | 20 | 18 | 15"
    reading = imported(workbook(tmp_path / "kpi.xlsx", {"KPI": drawing}))
    assert reading.content
    told = [one.isoformat() for one in reading.content.check_ins["observed_on"].to_pylist() if one]
    assert told == days[: len(told)] and len(told) >= 2


@pytest.mark.parametrize("year", ["2026", '"2026"'])
def test_a_heading_over_three_rows_tells_year_quarter_and_what_its_numbers_are(tmp_path: Path, year: str) -> None:
    drawing = f"""
        Objective     | KPI        | {year} |        |        |        |        |
                      |            | Q1     |        | Q2     |        | Q3     |
                      |            | Target | Actual | Target | Actual | Target | Actual
        Calm mornings | Late plans | 20     | 22     | 15     | 18     | 9      |
    """
    reading = imported(workbook(tmp_path / "plan.xlsx", {"Sheet1": drawing}))
    expect(reading, "objective | key_result | period | target | current | check_ins\nCalm mornings | Late plans | 2026-Q2 | 15 | 18 | 2")
    every_row_is_told(reading)


@pytest.mark.parametrize("heading", ["Avance a junio", "Avance junio"])
def test_an_advance_up_to_a_month_beside_its_percentage_is_the_level_reached(tmp_path: Path, heading: str) -> None:
    drawing = f"Objetivo | Indicador | Línea base | Meta 2026 | {heading} | % cumplimiento\nCalma | Planes tarde | 24 | 9 | 18 | 40%"
    expect(
        imported(workbook(tmp_path / "poa.xlsx", {"POA": drawing})),
        "baseline | target | current | progress | observed_on\n24 | 9 | 18 | 40 | 2026-06-30",
    )


@pytest.mark.parametrize(
    ("target", "current"),
    [("Annual target", "295"), ("Target 2026", "295")],
)
def test_of_a_months_own_value_and_what_the_year_had_reached_the_one_counts_that_the_target_is_of(
    tmp_path: Path, target: str, current: str
) -> None:
    drawing = f"KPI 2026 | | | | | | |\nKPI | {target} | Jan | Jan YTD | Feb | Feb YTD | Mar | Mar YTD\nParcels | 1200 | 95 | 95 | 98 | 193 | 102 | 295"
    expect(imported(workbook(tmp_path / "kpi.xlsx", {"KPI": drawing})), f"target | current | check_ins\n1200 | {current} | 3")


def test_a_months_own_value_counts_where_its_own_plan_stands_beside_it(tmp_path: Path) -> None:
    drawing = "KPI 2026 | | | | | |\nKPI | Jan Plan | Jan Actual | Jan YTD | Feb Plan | Feb Actual | Feb YTD\nParcels | 90 | 95 | 95 | 100 | 98 | 193"
    expect(imported(workbook(tmp_path / "kpi.xlsx", {"KPI": drawing})), "target | current | check_ins\n100 | 98 | 2")


@pytest.mark.parametrize("heading", ["Actual 06/2026", "Ist 6/2026", "Actual 06.2026"])
def test_a_month_in_numbers_inside_a_heading_dates_what_stands_below(tmp_path: Path, heading: str) -> None:
    drawing = f"Objective | KPI | Target 2026 | {heading}\nCalm mornings | Late plans | 9 | 18"
    expect(imported(workbook(tmp_path / "plan.xlsx", {"Plan": drawing})), "period | target | current | observed_on\n2026 | 9 | 18 | 2026-06-30")


def test_traffic_lights_by_period_are_statuses_the_newest_of_which_is_the_key_results(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "OKR": """
        Objective     | Key result | Target | Current | Q1 | Q2    | Q3 | Q4
        Calm mornings | Late plans | 9      | 12      | R  | A     | G  | Not started
        Calm mornings | Calls      | 5      | 7       | G  | tbd   | A  | Not started
        Calm mornings | Waits      | 3      |         | R  | Amber |    |
    """
        },
    )
    reading = imported(path, Given(period="2026"))
    drawing = """
        key_result | current | status_word | check_ins
        Late plans | 12      | G           | 1
        Calls      | 7       | A           | 1
        Waits      |         | Amber       | 0
    """
    expect(reading, drawing)
    assert not codes(reading) & {"number-unreadable", "heading-not-recognised", "column-not-used"}
    expect(imported(path, Given(period="2026-Q2")), "key_result | status_word\nLate plans | A\nCalls | G\nWaits | Amber")


def test_a_periods_status_stands_by_its_value(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "OKR": """
        Objective     | Key result | Target | Q1 2026 | Q1 2026 RAG | Q2 2026 | Q2 2026 RAG
        Calm mornings | Late plans | 9      | 20      | Red         | 15      | Amber
        Calm mornings | Calls      | 5      | 9       | Green       |         | Red
    """
        },
    )
    reading = imported(path)
    assert reading.content is not None
    told = [(row["value"], row["status_word"]) for row in reading.content.check_ins.to_pylist()]
    assert told == [(20.0, "Red"), (15.0, "Amber"), (9.0, "Green")]


def test_numbers_by_period_stay_numbers_where_one_cell_holds_a_word(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {"OKR": "Objective | Key result | Target | Q1 2026 | Q2 2026\nCalm | Late plans | 9 | 20 | 15\nCalm | Calls | 5 | Red | 8"},
    )
    reading = imported(path)
    expect(reading, "key_result | current\nLate plans | 15\nCalls | 8")
    assert "number-unreadable" in codes(reading)
