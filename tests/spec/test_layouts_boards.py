"""Sheets as organisations keep them: boards, forms, cards, bands of teams, tables of other things, rows of targets and actuals."""

from pathlib import Path

import pytest

from scorecard.intake.run import read
from scorecard.model.reading import Given
from tests.spec.sheets import every_row_is_told, expect, imported, objectives, text_file, workbook

GIVEN = Given(period="2026-Q3")


def test_a_board_repeats_its_heading_of_plain_names_below_each_objective(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "board.xlsx",
        {
            "Board": """
        Our board | | | |
        Objective: Calm mornings | | | |
        Name       | Owner     | Status        | Start value | Target | Current
        Late plans | Plan lead | Working on it |          30 |      5 | 18
        Calls      | Plan lead | Stuck         |          12 |      2 | 7
                   |           |               |             |        |
        Objective: Fair shifts | | | |
        Name       | Owner     | Status        | Start value | Target | Current
        Wishes met | Crew lead | Done          |          50 |     90 | 91
    """
        },
    )
    reading = imported(path, GIVEN)
    expect(
        reading,
        """
        objective     | key_result | owner     | baseline | target | current
        Calm mornings | Late plans | Plan lead | 30       | 5      | 18
        Calm mornings | Calls      | Plan lead | 12       | 2      | 7
        Fair shifts   | Wishes met | Crew lead | 50       | 90     | 91
    """,
    )
    every_row_is_told(reading)


def test_a_form_whose_objectives_stand_beside_their_numbers(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "forms.xlsx",
        {
            "Crew": """
        OKR sheet   |                      |        |        |
        Team        | Crew                 |        |        |
        Quarter     | Q3 2026              |        |        |
        Objective 1 | Fair rosters         |        |        |
        Key result  | Start                | Target | Actual | %
        Wishes met  | 50%                  | 90%    | 62%    | 30%
        Swaps       | 26                   | 10     | 20     | 38%
        Objective 2 | A crew that stays    |        |        |
        Key result  | Start                | Target | Actual | %
        Leavers     | 14                   | 6      | 12     | 25%
    """
        },
    )
    reading = imported(path)
    expect(
        reading,
        """
        unit | period  | objective         | key_result | baseline | target | current | progress
        Crew | 2026-Q3 | Fair rosters      | Wishes met | 50       | 90     | 62      | 30
        Crew | 2026-Q3 | Fair rosters      | Swaps      | 26       | 10     | 20      | 38
        Crew | 2026-Q3 | A crew that stays | Leavers    | 14       | 6      | 12      | 25
    """,
    )
    every_row_is_told(reading)


def test_tables_of_other_things_below_a_title_of_their_own_are_no_key_results(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "board.xlsx",
        {
            "Board": """
        OKRs          |            |            |          |        |
        Objective     | Key Result | DRI        | Baseline | Target | Current
        Calm mornings | Late plans | Plan lead  |       30 |      5 | 18
        Calm mornings | Calls      | Plan lead  |       12 |      2 | 7
                      |            |            |          |        |
        Initiatives   |            |            |          |        |
        Initiative    | Owner      | Start date | End date | Status | % complete
        Early prints  | Plan lead  | 2026-01-15 | 2026-04-30 | Done | 100%
                      |            |            |          |        |
        Risks         |            |            |          |        |
        Risk          | Impact     | Likelihood | Owner    |        |
        Drivers leave | High       | Medium     | Head     |        |
    """
        },
    )
    reading = imported(path, GIVEN)
    expect(reading, "objective | key_result | baseline | target | current\nCalm mornings | Late plans | 30 | 5 | 18\nCalm mornings | Calls | 12 | 2 | 7")
    assert len(objectives(reading)) == 1
    every_row_is_told(reading)


def test_teams_as_lines_between_the_rows_hold_for_the_rows_below(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "all.xlsx",
        {
            "OKRs": """
        Objective       | Key Result             | Owner     | Progress
        Marketing       |                        |           |
        Be known        | Awareness from 12 to 25 | Pia      | 40%
                        | Articles               | Pia       | 50%
        Finance         |                        |           |
        Close fast      | Days to close          | Raj       | 60%
    """
        },
    )
    reading = imported(path, GIVEN)
    expect(
        reading,
        """
        unit      | perspective | objective  | key_result              | progress
        Marketing |             | Be known   | Awareness from 12 to 25 | 40
        Marketing |             | Be known   | Articles                | 50
        Finance   |             | Close fast | Days to close           | 60
    """,
    )
    assert len(objectives(reading)) == 2
    every_row_is_told(reading)


def test_objectives_as_lines_above_their_key_results_stay_objectives(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "all.xlsx",
        {
            "OKRs": """
        Objective     | Key Result | Owner     | Progress
        Calm mornings |            |           |
                      | Late plans | Plan lead | 40%
        Fair shifts   |            |           |
                      | Wishes met | Crew lead | 60%
    """
        },
    )
    expect(imported(path, GIVEN), "unit | objective | key_result\n | Calm mornings | Late plans\n | Fair shifts | Wishes met")


def test_cards_with_the_objectives_label_and_text_in_two_cells_above_each_heading(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "cards.xlsx",
        {
            "Cards": """
        OKR cards Q3 2026 |               |       |        |
        OBJECTIVE 1       | Calm mornings |       |        |
                          | Key Result    | Start | Target | Current
        KR 1              | Late plans    |    30 |      5 | 18
        KR 2              | Calls         |    12 |      2 | 7
                          |               |       |        |
        OBJECTIVE 2       | Fair shifts   |       |        |
                          | Key Result    | Start | Target | Current
        KR 1              | Wishes met    |    50 |     90 | 60
    """
        },
    )
    reading = imported(path)
    expect(
        reading,
        """
        row | period  | objective     | key_result | baseline | target | current
        4   | 2026-Q3 | Calm mornings | Late plans | 30       | 5      | 18
        5   | 2026-Q3 | Calm mornings | Calls      | 12       | 2      | 7
        9   | 2026-Q3 | Fair shifts   | Wishes met | 50       | 90     | 60
    """,
    )
    every_row_is_told(reading)


@pytest.mark.parametrize(("target", "actual"), [("Target", "Actual"), ("Plan", "Ist"), ("Norm", "Realisatie"), ("Budget", "YTD")])
def test_targets_and_actuals_in_rows_below_each_other_belong_to_one_measure(tmp_path: Path, target: str, actual: str) -> None:
    path = workbook(
        tmp_path / "KPI 2026.xlsx",
        {
            "KPI": f"""
        Perspective | KPI        | Owner     |          | Jan | Feb | Mar
        Customer    | Wishes met | Crew lead | {target} | 90% | 90% | 92%
                    |            |           | {actual} | 84% | 86% | 91%
        Internal    | Late plans | Plan lead | {target} |  20 |  18 | 16
                    |            |           | {actual} |  24 |  21 |
    """
        },
    )
    reading = imported(path)
    expect(
        reading,
        """
        row | perspective | key_result | owner     | target | current | check_ins | unit_of_measure
        2   | Customer    | Wishes met | Crew lead | 92     | 91      | 3         | %
        4   | Internal    | Late plans | Plan lead | 18     | 21      | 2         |
    """,
    )
    assert reading.content is not None
    assert [row["cell"] for row in reading.content.check_ins.to_pylist()] == ["E3", "F3", "G3", "E5", "F5"]
    assert [row["target_cell"] for row in reading.content.key_results.to_pylist()] == ["G2", "F4"]
    every_row_is_told(reading)


def test_of_a_companys_and_a_teams_objective_in_one_row_the_teams_is_measured(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "OKR": """
        Company objective | Team | Team objective | Key result | Start | Target
        Grow abroad       | Ops  | Ship in 3 days | Days       |     6 | 3
        Grow abroad       | Desk | Answer first   | Reopened   |    17 | 8
    """
        },
    )
    reading = imported(path, GIVEN)
    expect(reading, "unit | objective | key_result | baseline | target\nOps | Ship in 3 days | Days | 6 | 3\nDesk | Answer first | Reopened | 17 | 8")
    assert [row["parent_source_id"] for row in objectives(reading)] == ["Grow abroad", "Grow abroad"]


def test_a_summary_that_only_counts_is_no_list_of_key_results(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "bsc 2026.xlsx",
        {
            "Financial": "Objective | Measure | Target | Actual\nEarn more | Margin | 12 | 10",
            "Summary": "Perspective | Objectives | Average\nFinancial | 2 | 80%\nCustomer | 1 | 97%",
        },
    )
    reading = imported(path)
    expect(reading, "objective | key_result | target | current\nEarn more | Margin | 12 | 10")
    every_row_is_told(reading)


def test_the_progress_of_an_objective_below_its_key_results_is_a_total(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {"OKR": "Objective | Key Results | Progress\nCalm mornings | Late plans | 40%\n | Calls | 60%\n | Objective progress | 50%"},
    )
    reading = imported(path, GIVEN)
    expect(reading, "objective | key_result | progress\nCalm mornings | Late plans | 40\nCalm mornings | Calls | 60")
    every_row_is_told(reading)


def test_lists_of_choices_with_a_goal_in_their_first_row_are_no_objectives(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "plan.xlsx",
        {
            "KPI": "Strategic goal | KPI | Target\nGoal 1 | Late plans | 5",
            "Lookups": "Goal 1 | Earn more | Yes | Program\nGoal 2 | Please all | No | Event",
        },
    )
    reading = imported(path, GIVEN)
    expect(reading, "objective | key_result | target\nGoal 1 | Late plans | 5")
    assert len(objectives(reading)) == 1


def test_a_quarter_beside_the_month_is_no_measure_of_a_history(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "KPI dashboard.xlsx",
        {"Raw data": "Month | Quarter | Margin | Late plans\nJan-26 | Q1 2026 | 8 | 24\nFeb-26 | Q1 2026 | 9 | 21\nMar-26 | Q1 2026 | 10 | 18"},
    )
    expect(imported(path), "key_result | current | check_ins | period\nMargin | 10 | 3 | 2026-03\nLate plans | 18 | 3 | 2026-03")


def test_a_template_with_nothing_below_its_headings_is_told_as_such(tmp_path: Path) -> None:
    account = read(text_file(tmp_path / "template.csv", "Objective | Key Result | Target"), GIVEN).account
    assert account.status == "nothing"
    assert "its headings were recognised, but nothing stands below them" in account.reason


def test_a_board_with_the_sub_items_of_each_item_below_it(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "board.xlsx",
        {
            "Board": """
        Our board Q3 2026
        Mornings
        Name          | Subitems          | Owner     | Status        | Due date
        Calm mornings | Late plans, Calls | Head      | Working on it | 2026-09-30
        Subitems      | Name              | Owner     | Status        | Target | Current
                      | Late plans        | Plan lead | On track      | 5      | 18
                      | Calls             |           | Stuck         | 2      | 7
        Fair shifts   | Wishes met        | Crew lead | Working on it | 2026-09-30
        Subitems      | Name              | Owner     | Status        | Target | Current
                      | Wishes met        | Crew lead | At risk       | 90     | 60
        Evenings
        Name          | Subitems          | Owner     | Status        | Due date
        Quiet nights  |                   | Head      | Working on it | 2026-09-30
    """
        },
    )
    reading = imported(path)
    expect(
        reading,
        """
        row | period  | objective     | key_result | owner     | target | current
        6   | 2026-Q3 | Calm mornings | Late plans | Plan lead | 5      | 18
        7   | 2026-Q3 | Calm mornings | Calls      | Head      | 2      | 7
        10  | 2026-Q3 | Fair shifts   | Wishes met | Crew lead | 90     | 60
    """,
    )
    assert [row["text"] for row in objectives(reading)] == ["Calm mornings", "Fair shifts", "Quiet nights"]
    assert reading.content is not None
    assert [row["target_cell"] for row in reading.content.key_results.to_pylist()] == ["E6", "E7", "E10"]
    every_row_is_told(reading)
