"""Side by side: numbered key results, one column a period, quarters, years in headings, one row a period."""

from pathlib import Path

import pytest

from scorecard.model.reading import Given
from tests.spec.sheets import every_row_is_told, expect, imported, key_results, workbook

GIVEN = Given(period="2026-Q3", unit="Sales")


def test_numbered_key_results_side_by_side_become_one_row_each(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "OKRs": """
        Objective       | Key Result 1 | KR1 Target | KR1 Current | Key Result 2 | KR2 Target | KR2 Current
        Ship faster     | Pick time    |         10 |          18 | Pack time    |          5 |           9
        Save on freight | Pallet cost  |         35 |          38 |              |            |
    """
        },
    )
    reading = imported(path, GIVEN)
    expect(
        reading,
        """
        row | objective       | key_result  | target | current
        2   | Ship faster     | Pick time   | 10     | 18
        2   | Ship faster     | Pack time   | 5      | 9
        3   | Save on freight | Pallet cost | 35     | 38
    """,
    )
    every_row_is_told(reading)


def test_the_columns_of_numbered_key_results_may_stand_in_any_order(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "OKRs": """
        Objective   | Department | End Date   | KR1 Progress % | KR2 Progress % | Key Result 1 | Key Result 2 | Owner | Quarter | Year
        Ship faster | Ops        | 2026-09-30 |            40% |            90% | Pick time    | Pack time    | Ada   | Q3      | 2026
    """
        },
    )
    expect(
        imported(path),
        """
        objective   | key_result | progress | owner | unit | period  | due_on
        Ship faster | Pick time  | 40       | Ada   | Ops  | 2026-Q3 | 2026-09-30
        Ship faster | Pack time  | 90       | Ada   | Ops  | 2026-Q3 | 2026-09-30
    """,
    )


def test_machine_made_headings_of_numbered_key_results_are_read(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text(
        "objective_title,team,period,owner_name,kr1_description,kr1_target,kr2_description,kr2_target\n"
        "Ship faster,Ops,2026-Q3,Ada,Pick time in minutes,10,Scanned parcels,95%\n"
    )
    expect(
        imported(path),
        """
        objective   | unit | period  | owner | key_result           | target | unit_of_measure
        Ship faster | Ops  | 2026-Q3 | Ada   | Pick time in minutes | 10     |
        Ship faster | Ops  | 2026-Q3 | Ada   | Scanned parcels      | 95     | %
    """,
    )


def test_of_one_column_a_year_the_newest_year_with_an_actual_counts(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "plan.xlsx",
        {
            "Plan": """
        Objective   | Measure   | Unit of measure | Baseline | 2024 Target | 2024 Actual | 2025 Target | 2025 Actual | 2026 Target | 2026 Actual
        Ship faster | Pick time | minutes         |       30 |          25 |          24 |          18 |          19 |          10 |
        Ship faster | Pack time | minutes         |       12 |          10 |          11 |           8 |             |           5 |
    """
        },
    )
    reading = imported(path)
    expect(
        reading,
        """
        key_result | baseline | target | current | check_ins
        Pick time  | 30       | 18     | 19      | 2
        Pack time  | 12       | 10     | 11      | 1
    """,
    )


def test_yearly_targets_without_any_actual_give_the_last_years_target(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "plan.xlsx",
        {
            "Plan": """
        Measure            | Baseline | 2026/27 | 2027/28 | 2028/29
        Parcels in time    |      91% |     95% |     95% |     95%
        Complaints a month |       40 |      30 |      20 |      10
    """
        },
    )
    expect(
        imported(path),
        """
        key_result         | baseline | target | current
        Parcels in time    | 91       | 95     |
        Complaints a month | 40       | 10     |
    """,
    )


def test_a_table_with_one_row_a_year_makes_one_key_result_with_a_history(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "long.xlsx",
        {
            "Data": """
        Objective   | KPI       | Year | Actual | Target
        Ship faster | Pick time | 2024 |     24 |     25
        Ship faster | Pick time | 2025 |     19 |     18
        Ship faster | Pack time | 2024 |     11 |     10
        Ship faster | Pack time | 2025 |      9 |      8
    """
        },
    )
    reading = imported(path)
    expect(
        reading,
        """
        row | objective   | key_result | current | target | period | check_ins
        3   | Ship faster | Pick time  | 19      | 18     | 2025   | 2
        5   | Ship faster | Pack time  | 9       | 8      | 2025   | 2
    """,
    )
    every_row_is_told(reading)


def test_a_table_with_one_row_a_month_dates_its_check_ins(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "long.xlsx",
        {
            "Data": """
        KPI       | Date       | Value | Target
        Pick time | 2026-07-31 |    24 |     10
        Pick time | 2026-08-31 |    19 |     10
        Pack time | 2026-07-31 |    11 |      5
    """
        },
    )
    expect(
        imported(path, GIVEN),
        """
        key_result | current | observed_on | target | check_ins
        Pick time  | 19      | 2026-08-31  | 10     | 2
        Pack time  | 11      | 2026-07-31  | 5      | 1
    """,
    )


def test_quarterly_actuals_are_check_ins_of_one_key_result(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "kpi.xlsx",
        {
            "KPI 2026": """
        Goal        | KPI       | Owner | Baseline | Annual Target | Q1 Actual | Q2 Actual | Q3 Actual | Q4 Actual
        Ship faster | Pick time | Ada   |       30 |            10 |        24 |        19 |           |
        Ship faster | Pack time | Bo    |       12 |             5 |        11 |           |           |
    """
        },
    )
    expect(
        imported(path),
        """
        objective   | key_result | owner | baseline | target | current | check_ins
        Ship faster | Pick time  | Ada   | 30       | 10     | 19      | 2
        Ship faster | Pack time  | Bo    | 12       | 5      | 11      | 1
    """,
    )


def test_columns_headed_by_dates_are_a_measures_history(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "values.xlsx",
        {
            "Values": """
        KPI       | Target | 2026-01-31 | 2026-02-28 | 2026-03-31
        Pick time |     10 |         24 |         19 |
        Pack time |      5 |         11 |         10 |          9
    """
        },
    )
    found = key_results(imported(path))
    assert [(row["key_result"], row["target"], row["current"], row["check_ins"]) for row in found] == [
        ("Pick time", "10", "19", "2"),
        ("Pack time", "5", "9", "3"),
    ]


def test_a_year_inside_a_heading_is_the_period_of_its_target(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "Key Results": "Objective | Key Result Name | Baseline Value | 2026 Target Value | Current Actual\nShip faster | Pick time | 30 | 10 | 19"
        },
    )
    expect(imported(path), "objective | key_result | baseline | target | current | period\nShip faster | Pick time | 30 | 10 | 19 | 2026")


@pytest.mark.parametrize(
    "headings",
    [
        "Team | Objective 1 | KR 1.1 | KR 1.2 | Objective 2 | KR 2.1",
        "Team | Objective 1 | KR1.1 | KR1.2 | Objective 2 | KR2.1",
        "Your team | Objective 1 | Objective 1 - Key Result 1 | Objective 1 - Key Result 2 | Objective 2 | Objective 2 - Key Result 1",
        "Afdeling | Doelstelling 1 | Kernresultaat 1.1 | Kernresultaat 1.2 | Doelstelling 2 | Kernresultaat 2.1",
    ],
)
def test_several_objectives_in_a_row_keep_their_own_key_results(tmp_path: Path, headings: str) -> None:
    path = workbook(
        tmp_path / "answers.xlsx",
        {
            "Answers": f"""
        OKRs Q3 2026
        {headings}
        Depot | Calm mornings | Late plans from 18 to 5 | Calls below 7 | Ready drivers | Certify 12 drivers
        Yard  | Clean yard    | Finds from 40 to 10     |               |               |
    """
        },
    )
    reading = imported(path)
    expect(
        reading,
        """
        row | cell | period  | unit  | objective     | key_result              | baseline | target
        3   | C3   | 2026-Q3 | Depot | Calm mornings | Late plans from 18 to 5 | 18       | 5
        3   | D3   | 2026-Q3 | Depot | Calm mornings | Calls below 7           |          | 7
        3   | F3   | 2026-Q3 | Depot | Ready drivers | Certify 12 drivers      |          | 12
        4   | C4   | 2026-Q3 | Yard  | Clean yard    | Finds from 40 to 10     | 40       | 10
    """,
    )
    every_row_is_told(reading)


def test_what_is_told_of_one_objective_or_key_result_in_a_row_of_several_is_its_own(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "answers.xlsx",
        {
            "Answers": """
        Objective 1   | Objective 1 owner | KR 1.1     | KR 1.1 target | Objective 2   | Objective 2 owner | KR 2.1  | KR 2.1 target
        Calm mornings | Iris              | Late plans | 5             | Ready drivers | Noor              | Drivers | 12
    """
        },
    )
    expect(imported(path), "objective | key_result | owner | target\nCalm mornings | Late plans | Iris | 5\nReady drivers | Drivers | Noor | 12")


@pytest.mark.parametrize("letters", ["T A", "P A", "B A"])
def test_one_letter_says_target_or_actual_beside_the_other(tmp_path: Path, letters: str) -> None:
    plan, actual = letters.split()
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "OKR": f"""
        Objective     | KPI        | Q1'26 {plan} | Q1'26 {actual} | Q2'26 {plan} | Q2'26 {actual}
        Calm mornings | Late plans | 12           | 14             | 10           | 13
    """
        },
    )
    expect(imported(path), "period | key_result | target | current | check_ins\n2026-Q2 | Late plans | 10 | 13 | 2")
