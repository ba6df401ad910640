"""Workbooks without a heading for everything: months as columns, labels at the left, outline numbers, forms, last year beside this one."""

from datetime import date
from pathlib import Path

from scorecard.model.reading import Given
from tests.reading import read
from tests.spec.sheets import every_row_is_told, expect, imported, workbook

GIVEN = Given(period="2026-Q3")


def test_months_and_quarters_without_a_year_are_those_of_the_sheets_year(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "KPI 2026.xlsx",
        {
            "Months": """
        Objective     | KPI        | Owner     | Target | Jan | Feb | Mar | Apr
        Calm mornings | Late plans | Plan lead |      5 |  24 |  21 |  18 |
        Fair shifts   | Wishes met | Crew lead |     90 |  50 |  60 |     |
    """,
            "Quarters": """
        KPI     | Weight | Target | Q1 | Q2 | Q3 | Q4
        Leavers |    40% |      6 | 14 | 12 |    |
        Courses |    60% |      3 |  1 |    |    |
    """,
        },
    )
    reading = imported(path)
    expect(
        reading,
        """
        key_result | target | current | period | check_ins | weight
        Late plans | 5      | 18      | 2026   | 3         | 1
        Wishes met | 90     | 60      | 2026   | 2         | 1
        Leavers    | 6      | 12      | 2026   | 2         | 40
        Courses    | 3      | 1       | 2026   | 1         | 60
    """,
    )
    every_row_is_told(reading)


def test_labels_at_the_left_tell_objectives_from_key_results(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "OKR": """
        OKRs of the routes, Q3 2026 | | | |
                    | Description     | Start | Target | Current
        Objective 1 | Calm mornings   |       |        |
        KR 1.1      | Late plans      |    30 |      5 | 18
        KR 1.2      | Changes at dawn |    12 |      2 | 7
        Objective 2 | Fair shifts     |       |        |
        KR 2.1      | Wishes met      |   50% |    90% | 60%
    """
        },
    )
    reading = imported(path)
    expect(
        reading,
        """
        row | objective     | key_result      | baseline | target | current | period
        4   | Calm mornings | Late plans      | 30       | 5      | 18      | 2026-Q3
        5   | Calm mornings | Changes at dawn | 12       | 2      | 7       | 2026-Q3
        7   | Fair shifts   | Wishes met      | 50       | 90     | 60      | 2026-Q3
    """,
    )
    every_row_is_told(reading)


def test_outline_numbers_tell_objectives_from_key_results_where_both_have_a_progress(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "Q3 2026": """
        #     | Objective / Key Result           | Owner     | Progress | Status
        "1"   | Calm mornings                    | Plan lead |      45% | On track
        "1.1" | Late plans from 30 to 5          | Plan lead |      60% | On track
        "1.2" | Changes at dawn from 12 to 2     | Plan lead |      30% | At risk
        "2"   | Fair shifts                      | Crew lead |      10% | Behind
        "2.1" | Wishes met from 50% to 90%       | Crew lead |      10% | Behind
    """
        },
    )
    expect(
        imported(path),
        """
        row | objective     | key_result                   | owner     | baseline | target | progress
        3   | Calm mornings | Late plans from 30 to 5      | Plan lead | 30       | 5      | 60
        4   | Calm mornings | Changes at dawn from 12 to 2 | Plan lead | 12       | 2      | 30
        6   | Fair shifts   | Wishes met from 50% to 90%   | Crew lead | 50       | 90     | 10
    """,
    )


def test_a_form_with_the_objective_above_its_key_results(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "Routes": """
        Objective: | Calm mornings | |
        Team:      | Routes        | |
        Period:    | Q3 2026       | |
        Key Result      | Start | Target | Current
        Late plans      |    30 |      5 | 18
        Changes at dawn |    12 |      2 | 7
    """
        },
    )
    reading = imported(path)
    expect(
        reading,
        """
        row | objective     | key_result      | unit   | period  | baseline | target | current
        5   | Calm mornings | Late plans      | Routes | 2026-Q3 | 30       | 5      | 18
        6   | Calm mornings | Changes at dawn | Routes | 2026-Q3 | 12       | 2      | 7
    """,
    )
    every_row_is_told(reading)


def test_last_years_value_beside_this_years_target_is_where_it_starts(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "bsc.xlsx",
        {
            "BSC": """
        Perspektive | Strategisches Ziel | Kennzahl    | Ist 2025 | Soll 2026
        Finanzen    | Ertrag steigern    | Marge       |        8 |        12
        Kunden      | Zufriedene Kunden  | Beschwerden |       40 |        10
    """
        },
    )
    expect(
        imported(path),
        """
        perspective | objective         | key_result  | baseline | target | period
        Finanzen    | Ertrag steigern   | Marge       | 8        | 12     | 2026
        Kunden      | Zufriedene Kunden | Beschwerden | 40       | 10     | 2026
    """,
    )


def test_beside_last_years_value_a_plain_column_says_where_it_is_now(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "bsc.xlsx",
        {
            "BSC": """
        Strategisches Ziel | Kennzahl    | Ist 2025 | Soll 2026 | Ist aktuell
        Ertrag steigern    | Marge       |        8 |        12 |           9
        Zufriedene Kunden  | Beschwerden |       40 |        10 |
    """
        },
    )
    reading = imported(path)
    expect(
        reading,
        """
        key_result  | baseline | target | period | current | observed_on | check_ins
        Marge       | 8        | 12     | 2026   | 9       |             | 2
        Beschwerden | 40       | 10     | 2026   | 40      | 2025-12-31  | 1
    """,
    )
    assert reading.content is not None
    told = [(row["value"], row["observed_on"]) for row in reading.content.check_ins.to_pylist()]
    assert (8.0, date(2025, 12, 31)) in told


def test_an_objective_with_its_weight_in_brackets_is_no_weight(tmp_path: Path) -> None:
    path = workbook(tmp_path / "okr.xlsx", {"OKR": """
        Objective (weight)  | Key result | Target | Achieved | % Achieved
        Calm mornings (40%) | Late plans |      5 |       18 | 48%
                            | Calls      |      2 |        7 | 50%
    """})  # fmt: skip
    expect(
        imported(path, GIVEN),
        """
        objective           | key_result | target | current | progress
        Calm mornings (40%) | Late plans | 5      | 18      | 48
        Calm mornings (40%) | Calls      | 2      | 7       | 50
    """,
    )


def test_a_form_filled_in_downwards_is_read_card_by_card(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "canvas.xlsx",
        {
            "Routes": """
        OKR canvas       |                                | |
                         |                                | |
                         |                                | |
        Team             | Routes                         | |
        Period           | Q3 2026                        | |
                         |                                | |
        Objective 1      | Calm mornings                  | |
        Owner            | Plan lead                      | |
        Key Result 1.1   | Late plans from 30 to 5        | |
        Current          | 18                             | |
        Owner            | Night lead                     | Due | 2026-09-30
        Key Result 1.2   | Changes at dawn from 12 to 2, not as in Q1 2025 | |
        Current          | 7                              | |
                         |                                | |
        Objective 2      | Fair shifts                    | |
        Key Result 2.1   | Wishes met from 50% to 90%     | |
        Current: 60%     |                                | |
    """
        },
    )
    reading = imported(path)
    expect(
        reading,
        """
        row | objective     | key_result                   | unit   | period  | owner      | baseline | target | current | due_on
        9   | Calm mornings | Late plans from 30 to 5      | Routes | 2026-Q3 | Night lead | 30       | 5      | 18      | 2026-09-30
        12  | Calm mornings | Changes at dawn from 12 to 2, not as in Q1 2025 | Routes | 2026-Q3 | Plan lead  | 12       | 2      | 7       |
        16  | Fair shifts   | Wishes met from 50% to 90%   | Routes | 2026-Q3 |            | 50       | 90     | 60      |
    """,
    )
    every_row_is_told(reading)


def test_lines_that_say_what_they_are_need_no_heading(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "2026 Q3": """
        OKRs of the routes                   |
                                             | Score
        O: Calm mornings                     | 0.6
        KR: Late plans from 30 to 5          | 0.7
        KR: Changes at dawn from 12 to 2     | 0.5
        O: Fair shifts                       | 0.4
        KR: Wishes met from 50% to 90%       | 0.4
    """,
            "2026 Q4": """
        O1  | Calm evenings
        KR1 | Late buses from 9 to 2
        KR2 | Calls at night from 40 to 10
    """,
        },
    )
    reading = imported(path)
    expect(
        reading,
        """
        cell | objective     | key_result                   | period  | baseline | target | progress
        A4   | Calm mornings | Late plans from 30 to 5      | 2026-Q3 | 30       | 5      | 70
        A5   | Calm mornings | Changes at dawn from 12 to 2 | 2026-Q3 | 12       | 2      | 50
        A7   | Fair shifts   | Wishes met from 50% to 90%   | 2026-Q3 | 50       | 90     | 40
        B2   | Calm evenings | Late buses from 9 to 2       | 2026-Q4 | 9        | 2      |
        B3   | Calm evenings | Calls at night from 40 to 10 | 2026-Q4 | 40       | 10     |
    """,
    )
    every_row_is_told(reading)


def test_a_label_that_a_card_has_twice_makes_no_form(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "Routes": """
        Objective 1    | Calm mornings
        Key Result 1.1 | Late plans from 30 to 5
        Owner          | Plan lead
        Owner          | Night lead
        Key Result 1.2 | Changes at dawn from 12 to 2
    """
        },
    )
    reading = read(path, Given())
    told = [] if reading.content is None else [row["owner"] for row in reading.content.key_results.to_pylist()]
    assert told.count("Night lead") + told.count("Plan lead") < 2, "nobody says which of the two it is"
