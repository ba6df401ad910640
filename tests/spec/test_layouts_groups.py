"""Groups of columns: years with a variance each, totals beside their parts, percentages by quarter, plans above actuals."""

from datetime import date
from pathlib import Path

import pytest

from scorecard.model.reading import Given
from tests.spec.sheets import codes, every_row_is_told, expect, imported, objectives, sheet_of, workbook

GIVEN = Given(period="2026-Q3")


@pytest.mark.parametrize(
    ("earlier", "now", "target", "actual", "variance"),
    [
        ("2025", "2026 (Stand 30.06.)", "Ziel", "Ist", "Abw."),
        ("2025", "2026", "Goal", "Actual", "Gap"),
        ("2025", "2026 (t/m juni)", "Doel", "Realisatie", "Verschil"),
        ("2025", "2026", "Objectif", "Réalisé", "Écart"),
    ],
)
def test_what_nobody_knows_below_a_year_is_none_of_its_values(
    tmp_path: Path, earlier: str, now: str, target: str, actual: str, variance: str
) -> None:
    path = workbook(
        tmp_path / "kpi.xlsx",
        {
            "KPI": f"""
        Perspective | KPI        | {earlier} |          |            | {now}    |          |
                    |            | {target}  | {actual} | {variance} | {target} | {actual} | {variance}
        Financial   | Cost ratio | 66        | 67.2     | 1.2        | 65       | 66.1     | 1.1
        Customer    | NPS        | 30        | 27       | -3         | 33       | 31       | -2
    """
        },
        merge=["A1:A2", "B1:B2", "C1:E1", "F1:H1"],
    )
    reading = imported(path)
    expect(
        reading,
        """
        objective | perspective | key_result | target | current | period | check_ins
                  | Financial   | Cost ratio | 65     | 66.1    | 2026   | 2
                  | Customer    | NPS        | 33     | 31      | 2026   | 2
    """,
    )
    assert "heading-not-recognised" in codes(reading)
    every_row_is_told(reading)


@pytest.mark.parametrize(
    ("first", "second"), [("Q1 2026", "Q2 2026"), ("OKRs Q1 2026", "OKRs Q2 2026"), ("1. Quartal 2026", "2. Quartal 2026")]
)
def test_tables_of_one_heading_below_their_periods_are_each_of_its_own(tmp_path: Path, first: str, second: str) -> None:
    drawing = f"""
        {first}       |            |       |        |
        Objective     | Key Result | Start | Target | Actual
        Calm mornings | Late plans | 30    | 20     | 22
                      |            |       |        |
        {second}      |            |       |        |
        Objective     | Key Result | Start | Target | Actual
        Calm mornings | Late plans | 22    | 5      | 12
        Fair shifts   | Wishes met | 50    | 90     | 60
    """
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKRs": drawing}))
    expect(
        reading,
        """
        objective     | key_result | baseline | target | period
        Calm mornings | Late plans | 30       | 20     | 2026-Q1
        Calm mornings | Late plans | 22       | 5      | 2026-Q2
        Fair shifts   | Wishes met | 50       | 90     | 2026-Q2
    """,
    )
    assert len(objectives(reading)) == 3
    every_row_is_told(reading)


def test_lines_of_periods_between_rows_are_the_periods_of_the_rows_below(tmp_path: Path) -> None:
    drawing = """
        Objective     | Key Result | Start | Target | Actual
        Q1            |            |       |        |
        Calm mornings | Late plans | 30    | 20     | 22
        Q2            |            |       |        |
        Calm mornings | Late plans | 22    | 5      | 12
        Fair shifts   | Wishes met | 50    | 90     | 60
    """
    reading = imported(workbook(tmp_path / "okr 2026.xlsx", {"OKRs": drawing}))
    expect(
        reading,
        """
        objective     | key_result | baseline | target | period
        Calm mornings | Late plans | 30       | 20     | 2026-Q1
        Calm mornings | Late plans | 22       | 5      | 2026-Q2
        Fair shifts   | Wishes met | 50       | 90     | 2026-Q2
    """,
    )
    assert len(objectives(reading)) == 3
    every_row_is_told(reading)


def test_a_title_behind_a_blank_row_above_a_heading_that_stands_again_is_no_objective(tmp_path: Path) -> None:
    drawing = """
        Workshop      |            |        |
        Objective     | Key Result | Target | Actual
        Calm mornings | Late plans | 5      | 12
                      |            |        |
        Dispatch      |            |        |
        Objective     | Key Result | Target | Actual
        Fair shifts   | Wishes met | 90     | 60
    """
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKRs": drawing}), GIVEN)
    expect(reading, "objective | key_result | target\nCalm mornings | Late plans | 5\nFair shifts | Wishes met | 90")
    assert len(objectives(reading)) == 2
    every_row_is_told(reading)


def test_a_title_printed_again_on_each_page_parts_no_table(tmp_path: Path) -> None:
    drawing = """
        Our goals     |            |        |
        Objective     | Key Result | Target | Actual
        Calm mornings | Late plans | 5      | 12
                      |            |        |
        Our goals     |            |        |
        Objective     | Key Result | Target | Actual
                      | Calls      | 2      | 7
    """
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKRs": drawing}, merge=["A1:D1"]), GIVEN)
    expect(reading, "objective | key_result | target\nCalm mornings | Late plans | 5\nCalm mornings | Calls | 2")
    assert len(objectives(reading)) == 1
    every_row_is_told(reading)


TOTALS = """
    Objective  | KPI           | {target} | Jan | Feb | Mar | {total}
    Sell more  | New contracts | 300      |  12 |  18 |  25 | 55
    Sell more  | Members       | 950      | 902 | 911 | 918 | 918
    Calm roads | Accidents     | 0        |   0 |   1 |   0 | 1
"""


@pytest.mark.parametrize(
    ("target", "total"),
    [("Annual target", "Total"), ("Target 2026", "YTD"), ("Meta 2026", "Acumulado"), ("Jahresziel", "kumuliert"), ("Norm", "Cumulatief")],
)
def test_values_by_month_that_add_up_to_the_total_beside_them_add_up(tmp_path: Path, target: str, total: str) -> None:
    path = workbook(tmp_path / "kpi 2026.xlsx", {"KPI": TOTALS.format(target=target, total=total)})
    reading = imported(path)
    expect(
        reading,
        """
        key_result    | target | current | accumulation | check_ins | period
        New contracts | 300    | 25      | increment    | 3         | 2026
        Members       | 950    | 918     |              | 3         | 2026
        Accidents     | 0      | 0       | increment    | 3         | 2026
    """,
    )
    every_row_is_told(reading)


@pytest.mark.parametrize("target", ["Monthly target", "Target"])
def test_a_target_of_each_month_is_held_against_the_month_also_beside_a_total(tmp_path: Path, target: str) -> None:
    drawing = f"Objective | KPI | {target} | Jan | Feb | Mar | Total\nSell more | New contracts | 20 | 12 | 18 | 25 | 55"
    path = workbook(tmp_path / "kpi 2026.xlsx", {"KPI": drawing})
    expect(imported(path), "key_result | target | current | accumulation\nNew contracts | 20 | 25 |")


def test_a_total_of_months_beyond_the_period_stands_for_them(tmp_path: Path) -> None:
    drawing = """
        Report June 2026 |           |        |        |        |
        Indicator        | Standard  | Apr-26 | May-26 | Jun-26 | YTD
        Never events     | 0         | 0      | 1      | 0      | 1
        Complaints       | 120       | 8      | 9      | 10     | 27
        Late plans       | 5%        | 7%     | 9%     | 8%     | 8%
    """
    reading = imported(workbook(tmp_path / "kpi.xlsx", {"KPI": drawing}))
    expect(
        reading,
        """
        key_result   | target | current | accumulation | check_ins
        Never events | 0      | 1       |              | 1
        Complaints   | 120    | 27      |              | 1
        Late plans   | 5      | 8       |              | 3
    """,
    )


def test_progress_by_quarter_is_that_of_each_quarter(tmp_path: Path) -> None:
    drawing = """
        Goal      | Measure      | Target | Q1 Progress | Q2 Progress | Q3 Progress | Lead
        Grow      | Hotel nights | 120000 | 20%         | 41%         |             | Tourism
        Be seen   | Signs        | 60     | 10%         | 15%         | 0%          | Roads
        Be safe   | Cameras      | 12     | 0%          | 0%          |             | Police
    """
    reading = imported(workbook(tmp_path / "plan 2026.xlsx", {"Plan": drawing}))
    expect(
        reading,
        """
        key_result   | target | current | progress | check_ins
        Hotel nights | 120000 |         | 41       | 2
        Signs        | 60     |         | 15       | 2
        Cameras      | 12     |         | 0        | 2
    """,
    )
    assert reading.content is not None
    told = [(row["percent_complete"], row["observed_on"], row["until"]) for row in reading.content.check_ins.to_pylist()[:2]]
    assert told == [(20.0, date(2026, 3, 31), date(2026, 3, 31)), (41.0, None, date(2026, 6, 30))]
    assert "column-not-used" not in codes(reading)
    every_row_is_told(reading)


def test_progress_by_quarter_stands_by_the_values_of_its_quarter(tmp_path: Path) -> None:
    drawing = """
        Goal | Measure      | Target | Q1 Actual | Q1 % complete | Q2 Actual | Q2 % complete
        Grow | Hotel nights | 120000 | 24000     | 20%           | 49200     | 41%
    """
    reading = imported(workbook(tmp_path / "plan 2026.xlsx", {"Plan": drawing}))
    expect(reading, "key_result | current | progress | check_ins\nHotel nights | 49200 | 41 | 2")
    assert reading.content is not None
    assert [row["percent_complete"] for row in reading.content.check_ins.to_pylist()] == [20.0, 41.0]


@pytest.mark.parametrize(("first", "second", "third"), [("Q1", "Q2", "Q3"), ("Q1 %", "Q2 %", "Q3 %"), ("Jan", "Feb", "Mar")])
def test_percents_by_period_of_a_target_that_is_counted_are_progress(tmp_path: Path, first: str, second: str, third: str) -> None:
    drawing = f"""
        Goal    | Measure      | Target    | {first} | {second} | {third}
        Grow    | Hotel nights | 120000    | 20%     | 41%      | 0%
        Be seen | Signs        | 60 signs  | 10%     | 15%      |
        Be full | Beds taken   | 80%       | 35%     | 52%      |
        Be here | Absence      | 5         | 7%      | 6%       |
    """
    reading = imported(workbook(tmp_path / "plan 2026.xlsx", {"Plan": drawing}))
    expect(
        reading,
        """
        key_result   | target | current | progress | unit_of_measure
        Hotel nights | 120000 |         | 41       |
        Signs        | 60     |         | 15       | signs
        Beds taken   | 80     | 52      |          | %
        Absence      | 5      | 6       |          | %
    """,
    )


def test_a_sheet_about_a_year_is_held_against_that_years_target(tmp_path: Path) -> None:
    drawing = """
        Haushalt 2026     |          |           |               |           |
        Ziel              | Kennzahl | Ist 2024  | Plan 2025     | Plan 2026 | Plan 2027
        Kurze Wartezeiten | Minuten  | 24        | 20            | 15        | 12
    """
    path = workbook(tmp_path / "kennzahlen.xlsx", {"Kennzahlen": drawing})
    expect(imported(path), "key_result | baseline | target | current | observed_on | period\nMinuten | 24 | 15 | 24 | 2024-12-31 | 2026")


def test_a_year_with_a_target_of_its_own_is_held_against_it_also_in_a_sheet_about_the_next(tmp_path: Path) -> None:
    drawing = "Ziel | Kennzahl | Ist 2025 | Plan 2025 | Plan 2026\nKurze Wartezeiten | Minuten | 22 | 20 | 15"
    path = workbook(tmp_path / "kennzahlen 2026.xlsx", {"Kennzahlen": drawing})
    expect(imported(path), "key_result | target | current\nMinuten | 20 | 22")


def test_a_month_of_the_sheets_year_is_held_against_its_own_plan(tmp_path: Path) -> None:
    drawing = "Objective | KPI | Target 2026-01 | Actual 2026-01 | Target 2026\nGrow | Sales | 10 | 9 | 130"
    path = workbook(tmp_path / "kpi 2026.xlsx", {"KPI": drawing})
    expect(imported(path), "key_result | target | current | period\nSales | 10 | 9 | 2026")


@pytest.mark.parametrize(
    ("months", "days"),
    [
        ("Apr | May | Jan", [date(2025, 4, 30), date(2025, 5, 31)]),
        ("Oct | Nov | Feb", [date(2025, 10, 31), date(2025, 11, 30)]),
        ("Jan | Feb | Mar", [date(2026, 1, 31), date(2026, 2, 28)]),
    ],
)
def test_months_of_a_fiscal_year_follow_each_other(tmp_path: Path, months: str, days: list[date]) -> None:
    reading = imported(
        workbook(tmp_path / "kpi.xlsx", {"KPIs FY2025-26": f"Objective | KPI | Target | {months}\nGrow | Members | 120 | 90 | 101 | 104"})
    )
    expect(reading, "key_result | target | current | period | check_ins\nMembers | 120 | 104 | 2025/2026 | 3")
    assert reading.content is not None
    assert [row["observed_on"] for row in reading.content.check_ins.to_pylist()][:2] == days


def test_quarters_of_a_fiscal_year_are_its_own(tmp_path: Path) -> None:
    reading = imported(
        workbook(tmp_path / "kpi.xlsx", {"KPIs FY2025-26": "Objective | KPI | Target | Q1 | Q2 | Q3\nGrow | Members | 120 | 90 | 101 |"})
    )
    expect(reading, "key_result | target | current | period | observed_on\nMembers | 120 | 101 | 2025/2026 |")
    assert reading.content is not None
    assert [row["until"] for row in reading.content.check_ins.to_pylist()] == [None]


@pytest.mark.parametrize(("first", "second"), [("Year 1", "Year 2"), ("Y1", "Y2"), ("Jahr 1", "Jahr 2")])
def test_years_of_a_project_are_each_held_against_their_own_target(tmp_path: Path, first: str, second: str) -> None:
    drawing = f"""
        Output         | Indicator       | Baseline | {first} Target | {first} Actual | {second} Target | {second} Actual | LOP Target
        Water is clean | Points working  | 0        | 40             | 36             | 80              | 41              | 120
        Water is clean | Under-fives ill | 24       | 20             | 19.5           | 15              |                 | 12
    """
    reading = imported(workbook(tmp_path / "itt.xlsx", {"ITT": drawing}))
    expect(
        reading,
        """
        key_result      | baseline | target | current | check_ins
        Points working  | 0        | 80     | 41      | 1
        Under-fives ill | 24       | 20     | 19.5    | 1
    """,
    )
    every_row_is_told(reading)


def test_a_target_for_the_life_of_a_project_is_the_target(tmp_path: Path) -> None:
    drawing = "Output | Indicator | Baseline | Achieved to date | LOP Target\nWater | Points | 0 | 41 | 120"
    expect(
        imported(workbook(tmp_path / "itt.xlsx", {"ITT": drawing}), Given(period="2026")),
        "key_result | target | current\nPoints | 120 | 41",
    )


@pytest.mark.parametrize("part", ["of which women", "  - of whom women", "davon Frauen", "dont femmes", "waarvan vrouwen", "di cui donne"])
def test_a_row_that_breaks_the_one_above_down_is_no_key_result(tmp_path: Path, part: str) -> None:
    drawing = (
        f"Objective | Indicator | Target | Actual\nGrow | People trained | 600 | 280\n | {part} | 300 | 150\nCare | People healed | 90 | 40"
    )
    reading = imported(workbook(tmp_path / "itt.xlsx", {"ITT": drawing}), Given(period="2026"))
    expect(reading, "objective | key_result | target\nGrow | People trained | 600\nCare | People healed | 90")
    assert {one.reason: list(one.rows) for one in sheet_of(reading, "ITT").skipped} == {"a part of the measure above": [3]}
    every_row_is_told(reading)


@pytest.mark.parametrize("heading", ["KPI / Milestone", "Kennzahl / Meilenstein", "Key result or milestone"])
def test_a_column_for_measures_or_milestones_names_key_results(tmp_path: Path, heading: str) -> None:
    drawing = f"Objective | {heading} | Start | Target | Actual\nNew ledger | Sites live | | |\nNew ledger | Users trained | 0 | 250 | 180"
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKR": drawing}), Given(period="2026"))
    expect(reading, "objective | key_result | target | current\nNew ledger | Sites live | |\nNew ledger | Users trained | 250 | 180")


@pytest.mark.parametrize(
    ("times", "target", "observed"),
    [
        ("Month | January | February | March", "Target", date(2026, 1, 31)),
        ("Monat | Januar | Februar | März", "Ziel", date(2026, 1, 31)),
        ("Mes | Enero | Febrero | Marzo", "Meta anual", date(2026, 1, 31)),
        ("Quarter | Q1 | Q2 | Q3", "Target", date(2026, 3, 31)),
        ("Week | 2026-W27 | 2026-W28 | 2026-W29", "Target", date(2026, 7, 5)),
    ],
)
def test_parts_of_a_year_down_the_rows_below_the_targets_of_measures(tmp_path: Path, times: str, target: str, observed: date) -> None:
    head, first, second, third = (text.strip() for text in times.split("|"))
    drawing = f"""
        City museum: indicators 2026 |          |       |
        {head}                       | Visitors | Shop  | Rating
        {target}                     | 120000   | 60000 | 9
        {first}                      | 7200     | 4100  | 8.6
        {second}                     | 7900     | 5250  | 8.7
        {third}                      | 9850     | 9400  | 8.8
    """
    reading = imported(workbook(tmp_path / "museum.xlsx", {"Data": drawing}))
    expect(
        reading,
        """
        key_result | target | current | check_ins | period
        Visitors   | 120000 | 9850    | 3         | 2026
        Shop       | 60000  | 9400    | 3         | 2026
        Rating     | 9      | 8.8     | 3         | 2026
    """,
    )
    assert reading.content is not None
    assert reading.content.check_ins.to_pylist()[0]["observed_on"] == observed


def test_parts_of_a_year_down_the_rows_add_up_to_the_total_below_them(tmp_path: Path) -> None:
    drawing = """
        Month   | Visitors | Rating
        Target  | 120000   | 9
        January | 7200     | 8.6
        February| 7900     | 8.8
        Total   | 15100    | 8.7
    """
    reading = imported(workbook(tmp_path / "museum 2026.xlsx", {"KPI": drawing}))
    expect(reading, "key_result | target | current | accumulation\nVisitors | 120000 | 7900 | increment\nRating | 9 | 8.8 |")


def test_months_down_the_rows_of_a_sheet_about_other_things_are_no_measures(tmp_path: Path) -> None:
    roster = "Month | Ann | Bo\nJanuary | 12 | 14\nFebruary | 11 | 13\nMarch | 12 | 15"
    path = workbook(tmp_path / "book.xlsx", {"Shifts": roster, "OKRs": "Objective | Key result | Target\nGrow | Members | 90"})
    expect(imported(path, Given(period="2026")), "key_result | target\nMembers | 90")


def test_a_title_that_speaks_of_indicators_makes_no_measures_without_targets(tmp_path: Path) -> None:
    roster = "Hours behind the indicators | |\nMonth | Ann | Bo\nJanuary | 12 | 14\nFebruary | 11 | 13\nMarch | 12 | 15"
    path = workbook(tmp_path / "book.xlsx", {"Shifts": roster, "Goals": "Objective | Key result | Target\nGrow | Members | 90"})
    expect(imported(path, Given(period="2026")), "key_result | target\nMembers | 90")
