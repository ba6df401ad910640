"""What tools for goals and tasks export, and what programmes and appraisals keep: levels in numbers, units called metrics, results frameworks."""

from pathlib import Path

import pytest

from scorecard.model.reading import Given
from tests.spec.sheets import codes, every_row_is_told, expect, imported, objectives, text_file, workbook

GIVEN = Given(period="2026-Q3")


def test_a_metric_that_only_says_what_is_counted_in_is_the_unit_of_the_outcome_beside_it(tmp_path: Path) -> None:
    path = text_file(
        tmp_path / "outcomes.csv",
        """
        Objective     | Outcome                 | Metric | From | To | Now | Confidence | Status | Latest check-in   | Latest check-in date
        Calm mornings | Fewer plans come late   | %      | 24   | 9  | 18  | on track   | active | New shift started | 2026-08-11
        Calm mornings | Quicker handover        | hours  | 3    | 1  | 2.5 | at risk    | active | Slow week         | 2026-08-10
    """,
    )
    reading = imported(path, GIVEN)
    expect(
        reading,
        """
        objective     | key_result            | unit_of_measure | baseline | target | current | status_word | observed_on | comment
        Calm mornings | Fewer plans come late | %               | 24       | 9      | 18      | on track    | 2026-08-11  | New shift started
        Calm mornings | Quicker handover      | hours           | 3        | 1      | 2.5     | at risk     | 2026-08-10  | Slow week
    """,
    )
    assert not codes(reading) & {"number-unreadable", "date-unreadable"}


def test_a_measure_called_like_a_unit_stays_a_measure_where_nothing_else_names_it(tmp_path: Path) -> None:
    path = workbook(tmp_path / "okr.xlsx", {"OKR": "Objective | Metric | Target | Current\nLoyal shippers | NPS | 45 | 38"})
    expect(imported(path, GIVEN), "objective | key_result | target\nLoyal shippers | NPS | 45")


def test_tasks_with_a_target_and_a_value_are_goals_and_no_row_of_days_is_a_heading(tmp_path: Path) -> None:
    path = text_file(
        tmp_path / "tasks.csv",
        """
        Task Type | Task ID | Task Name      | Status      | Date Created | Due Date   | Parent ID | Target (number) | Current (number) | Baseline (number)
        Goal      | a1      | Calm mornings  | in progress | 7/1/2026     | 9/30/2026  |           |                 |                  |
        Task      | a2      | Late plans (%) | in progress | 7/1/2026     | 9/30/2026  | a1        | 9               | 18               | 24
        Task      | a3      | Calls          | to do       | 7/1/2026     | 9/30/2026  | a1        | 5               | 25               | 30
    """,
    )
    reading = imported(path, GIVEN)
    expect(
        reading,
        """
        objective     | key_result     | baseline | target | current
        Calm mornings | Late plans (%) | 24       | 9      | 18
        Calm mornings | Calls          | 30       | 5      | 25
    """,
    )
    every_row_is_told(reading)


def test_a_row_that_begins_with_a_goal_and_holds_days_is_no_heading(tmp_path: Path) -> None:
    drawing = """
        What | Card        | Opened   | Closes    | Round
        Goal | Calm night  | 7/1/2026 | 9/30/2026 | 2026 Q3
        Step | Late plans  | 7/1/2026 | 9/30/2026 | 2026 Q3
        Step | Calls       | 7/8/2026 | 9/30/2026 | 2026 Q3
    """
    path = workbook(tmp_path / "cards.xlsx", {"Cards": drawing})
    with pytest.raises(AssertionError, match="no OKR table was recognised"):
        imported(path)


def test_levels_in_numbers_tell_objectives_from_their_key_results(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "OKR": """
        Level | Primary Column | Assigned To | Start Value | Target Value | Current Value | % Complete
        0     | Calm mornings  | Head        |             |              |               | 0.4
        1     | Late plans     | Plan lead   | 24          | 9            | 18            | 0.4
        1     | Calls          | Plan lead   | 30          | 5            | 20            | 0.4
        0     | Fair shifts    | Head        |             |              |               | 0.5
        1     | Wishes met %   | Crew lead   | 60          | 80           | 70            | 0.5
    """
        },
    )
    reading = imported(path, GIVEN)
    expect(
        reading,
        """
        objective     | key_result   | owner     | baseline | target | current
        Calm mornings | Late plans   | Plan lead | 24       | 9      | 18
        Calm mornings | Calls        | Plan lead | 30       | 5      | 20
        Fair shifts   | Wishes met % | Crew lead | 60       | 80     | 70
    """,
    )
    assert [(one["text"], one["owner"]) for one in objectives(reading)] == [("Calm mornings", "Head"), ("Fair shifts", "Head")]
    every_row_is_told(reading)


def test_a_results_framework_has_years_below_targets_and_actuals_and_a_year_beside_each_baseline(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "framework.xlsx",
        {
            "Annex A": """
        Results framework 2024-2028 | | | | | | | | | |
        Strategic objective | Outcome indicator     | Unit | Baseline |       | Targets |      |      | Actual |      | Responsible
                            |                       |      | Year     | Value | 2024    | 2025 | 2026 | 2024   | 2025 |
        Safer roads         | Deaths per 100,000    | rate | 2023     | 9.4   | 9       | 8.4  | 7.8  | 9.1    | 8.7  | Road agency
                            | Black spots treated   | #    | 2023     | 0     | 20      | 45   | 75   | 18     | 41   | Road agency
        Connected regions   | Paved network         | km   | 2023     | 12450 | 12600   |      |      | 12580  |      | Works
    """
        },
    )
    reading = imported(path)
    expect(
        reading,
        """
        objective         | key_result          | unit_of_measure | baseline | target | current | period | owner
        Safer roads       | Deaths per 100,000  | rate            | 9.4      | 8.4    | 8.7     | 2025   | Road agency
        Safer roads       | Black spots treated |                 | 0        | 45     | 41      | 2025   | Road agency
        Connected regions | Paved network       | km              | 12450    | 12600  | 12580   | 2024   | Works
    """,
    )
    every_row_is_told(reading)


@pytest.mark.parametrize("heading", ["Results chain", "Intervention logic", "Narrative summary", "Expected results", "Outcome", "Résultats attendus"])
def test_each_step_of_a_chain_of_results_is_an_objective_of_its_indicators(tmp_path: Path, heading: str) -> None:
    drawing = f"""
        {heading}                | Indicator            | Baseline (2023) | Target (2026) | Achieved to date | Assumptions
        Households drink clean   | Households connected | 41%             | 75%           | 58%              | Rain
        Water points work        | Points working       | 60              | 240           | 165              | Parts
                                 | Committees trained   | 0               | 200           | 130              |
    """
    expect(
        imported(workbook(tmp_path / "logframe.xlsx", {"Logframe": drawing})),
        """
        objective              | key_result           | baseline | target | current | period
        Households drink clean | Households connected | 41       | 75     | 58      | 2026
        Water points work      | Points working       | 60       | 240    | 165     | 2026
        Water points work      | Committees trained   | 0        | 200    | 130     | 2026
    """,
    )


def test_an_achievement_counted_as_its_target_is_the_current_value(tmp_path: Path) -> None:
    drawing = """
        Employee Name: | Mara Lind | | Employee ID: | E1042 |
        Department: | Purchasing | | Review Period: | 2026 |
        KRA          | KPI                     | Target | Weightage | Achievement | Self Rating
        Cost savings | Savings on direct spend | "5%"   | 40%       | "3.8%"      | 3
        Quality      | Rejected lots           | "< 2%" | 30%       | "2.6%"      | 2
        Process      | Cycle time (days)       | 4      | 30%       | 5           | 3
    """
    reading = imported(workbook(tmp_path / "appraisal.xlsx", {"Goal Sheet": drawing}))
    expect(
        reading,
        """
        objective    | key_result              | target | current | progress | owner     | unit       | period
        Cost savings | Savings on direct spend | 5      | 3.8     |          | Mara Lind | Purchasing | 2026
        Quality      | Rejected lots           | 2      | 2.6     |          | Mara Lind | Purchasing | 2026
        Process      | Cycle time (days)       | 4      | 5       |          | Mara Lind | Purchasing | 2026
    """,
    )


def test_an_achievement_in_percent_beside_targets_that_are_none_is_progress(tmp_path: Path) -> None:
    drawing = "KRA | KPI | Target | Achievement\nQuality | Rejected lots | 12 | 40%\nProcess | Cycle time | 4 | 75%"
    expect(imported(workbook(tmp_path / "goals.xlsx", {"Goals": drawing}), GIVEN), "target | current | progress\n12 | | 40\n4 | | 75")


@pytest.mark.parametrize(
    ("title", "unit"),
    [
        ("Team Depot", "Depot"),
        ("Depot Team OKRs Q3 2026", "Depot"),
        ("Zielvereinbarung 2026 – Bereich Logistik", "Logistik"),
        ("Painel de Metas 2026 – Diretoria de Operações", "Operações"),
        ("Human Resources Department | Goals 2026", "Human Resources"),
        ("Team OKRs Q3 2026", ""),
        ("Department Performance Report 2026", ""),
        ("Prepared by: Strategy Team", ""),
        ("Our Team", ""),
    ],
)
def test_a_team_or_department_named_in_a_title_is_the_unit(tmp_path: Path, title: str, unit: str) -> None:
    drawing = f"{title} | | |\nObjective | Key Result | Target | Current\nCalm mornings | Late plans | 9 | 18"
    expect(imported(workbook(tmp_path / "okr.xlsx", {"OKR": drawing}), GIVEN), f"unit | key_result\n{unit} | Late plans")


def test_tables_side_by_side_are_those_of_the_teams_above_them(tmp_path: Path) -> None:
    drawing = """
        Team Sales | | | | | Team Product | | |
        Objective      | Key Result    | Target | Current | | Objective | Key Result       | Target | Current
        Win new depots | New customers | 40     | 22      | | Ship it   | Features shipped | 12     | 7
                       | Pipeline      | 900    | 640     | |           | Calm releases    | 10     | 6
    """
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKRs Q3 2026": drawing}))
    expect(
        reading,
        """
        unit    | objective      | key_result
        Sales   | Win new depots | New customers
        Sales   | Win new depots | Pipeline
        Product | Ship it        | Features shipped
        Product | Ship it        | Calm releases
    """,
    )


def test_a_department_called_like_a_perspective_is_one_beside_departments(tmp_path: Path) -> None:
    head = "Objective | Key Result | Baseline | Target | Actual"
    books, staff = "Early books | Days to close | 9 | 5 | 7", "Good people | Time to hire | 60 | 40 | 52"
    path = workbook(tmp_path / "okr.xlsx", {"Finance": f"{head}\n{books}", "HR": f"{head}\n{staff}"})
    expect(imported(path, GIVEN), "unit | perspective | objective\nFinance | | Early books\nHR | | Good people")


@pytest.mark.parametrize(
    ("labels", "period"),
    [
        ("Year: | 2026", "2026"),
        ("Quarter: | Q3 | Year: | 2026", "2026-Q3"),
        ("Quarter: | Q3 | Year: | 2026 | | | Draft", "2026-Q3"),
        ("Review Period: | Q3 2026", "2026-Q3"),
        ("Jahr | 2026", "2026"),
        ("Jahr | 2026 | | | | Entwurf", "2026"),
    ],
)
def test_year_and_quarter_behind_their_labels_above_a_table_are_its_period(tmp_path: Path, labels: str, period: str) -> None:
    drawing = f"{labels}\nObjective | Key Result | Target | Current\nCalm mornings | Late plans | 9 | 18"
    expect(imported(workbook(tmp_path / "okr.xlsx", {"OKR": drawing})), f"period | key_result\n{period} | Late plans")


def test_levels_of_a_goal_are_the_rows_own_where_parents_tell_key_results(tmp_path: Path) -> None:
    path = text_file(
        tmp_path / "goals.csv",
        """
        Goal Name     | Goal Owner | Goal Progress | Goal Start Value | Goal Target Value | Goal Current Value | Parent Goal
        Calm mornings | Ann        | 45            |                  |                   |                    |
        Late plans    | Ben        | 40            | 24               | 9                 | 18                 | Calm mornings
        Calls         | Cem        | 33            | 30               | 5                 | 22                 | Calm mornings
    """,
    )
    expect(
        imported(path, GIVEN),
        """
        objective     | key_result | owner | baseline | target | current | progress
        Calm mornings | Late plans | Ben   | 24       | 9      | 18      | 40
        Calm mornings | Calls      | Cem   | 30       | 5      | 22      | 33
    """,
    )


def test_the_progress_of_an_objective_beside_its_key_results_is_not_theirs(tmp_path: Path) -> None:
    drawing = "Objective | Objective progress | Key Result | Target | Current\nCalm mornings | 45% | Late plans | 9 | 18"
    expect(imported(workbook(tmp_path / "okr.xlsx", {"OKR": drawing}), GIVEN), "key_result | current | progress\nLate plans | 18 |")


@pytest.mark.parametrize("heading", ["% bereikt", "% erreicht", "% atteint", "% logrado", "% raggiunto", "% achieved"])
def test_a_share_of_what_was_reached_is_no_level(tmp_path: Path, heading: str) -> None:
    drawing = f"Objective | Key Result | Baseline | Target | {heading}\nCalm mornings | Handover minutes | 40 | 25 | 60%"
    expect(imported(workbook(tmp_path / "okr.xlsx", {"OKR": drawing}), GIVEN), "target | current | progress\n25 | | 60")


@pytest.mark.parametrize(
    "drawing",
    [
        "Activity | Expected result | Responsible | Deadline | Status\nRun workshops | Staff know the goals | Ann | 2026-06-30 | On track",
        "Session | Expected outcome | Owner | Due | Status\nKick-off | Shared view | Ann | 2026-06-30 | Done",
    ],
)
def test_what_an_action_plan_expects_is_no_objective(tmp_path: Path, drawing: str) -> None:
    with pytest.raises(AssertionError, match="no OKR table was recognised"):
        imported(workbook(tmp_path / "plan.xlsx", {"Plan": drawing}))


def test_what_an_initiative_is_expected_to_bring_is_no_key_result(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "Objectives": "OKR ID | Objective Name\nO1 | Calm mornings",
            "Key Results": "KR ID | OKR ID | Key Result Name | Baseline Value | Target Value\nK1 | O1 | Late plans | 24 | 9",
            "Initiatives": "Initiative ID | KR ID(s) | Initiative Name | Expected outcome | Status\nI1 | K1 | New shift | Fewer late plans | On track",
        },
    )
    expect(imported(path, GIVEN), "objective | key_result | target\nCalm mornings | Late plans | 9")


def test_a_summary_is_what_a_row_of_a_tree_is_about(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "export.xlsx",
        {
            "Plan": """
        Summary       | Key  | Type       | Parent | Reporting period
        Calm mornings | G-1  | Objective  |        | Q1 2026
        Late plans    | G-11 | Key result | G-1    | Q1 2026
    """
        },
    )
    expect(imported(path), "objective | key_result | period\nCalm mornings | Late plans | 2026-Q1")


def test_a_confidence_in_words_for_how_things_stand_is_a_status(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "OKR": """
        Objective     | Key result | Target | Current | Confidence
        Calm mornings | Late plans | 9      | 12      | OK
        Calm mornings | Calls      | 5      | 7       | Risk
        Calm mornings | Waits      | 5      | 7       | Good
    """
        },
    )
    reading = imported(path, GIVEN)
    drawing = "key_result | confidence | status_word\nLate plans | | OK\nCalls | | Risk\nWaits | | Good"
    expect(reading, drawing)
    assert not codes(reading) & {"number-unreadable", "status-unknown"}


@pytest.mark.parametrize("heading", ["Min/Max", "Polarity", "Direction"])
def test_what_is_best_tells_the_direction(tmp_path: Path, heading: str) -> None:
    drawing = f"""
        Objective     | Key result | Baseline | Target | {heading}
        Calm mornings | Late plans |          | 9      | min
        Calm mornings | Calls      | 3        | 5      | Max
        Calm mornings | Waits      |          | 5      | The lower the better
        Calm mornings | Smiles     |          | 5      | Bigger is better
    """
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKR": drawing}), GIVEN)
    expect(reading, "key_result | direction\nLate plans | decrease\nCalls | increase\nWaits | decrease\nSmiles | increase")


def test_a_minimum_above_the_baselines_is_the_level_needed_and_tells_no_direction(tmp_path: Path) -> None:
    drawing = """
        Objective     | Key result | Baseline | Target | Min/Max
        Calm mornings | On time    | 80       | 95     | min
        Calm mornings | Late plans |          | 9      | max
    """
    expect(imported(workbook(tmp_path / "okr.xlsx", {"OKR": drawing}), GIVEN), "key_result | direction\nOn time |\nLate plans |")


def test_a_key_result_of_another_unit_than_its_objective_counts_with_it_and_is_told(tmp_path: Path) -> None:
    drawing = """
        Type       | ID | Parent | Title         | Department  | Target | Current
        Objective  | O1 |        | Calm mornings | Planning    |        |
        Key result | K1 | O1     | Late plans    | Night shift | 9      | 12
        Key result | K2 | O1     | Calls         | planning    | 5      | 7
        Key result | K3 | O1     | Waits         |             | 5      | 7
    """
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKR": drawing}), GIVEN)
    expect(reading, "key_result | unit\nLate plans | Planning\nCalls | Planning\nWaits | Planning")
    told = [(one.cell, one.value) for one in reading.account.findings if one.code == "unit-not-the-objectives"]
    assert told == [("E3", "Night shift")]
