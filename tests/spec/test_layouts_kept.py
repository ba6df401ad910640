"""Sheets as organisations keep them: two owners in a row, names joined by a slash, exports that wrap their headings, weeks of a quarter."""

from pathlib import Path

import pytest

from scorecard.model.reading import Given
from tests.spec.sheets import every_row_is_told, expect, imported, objectives, sheet_of, text_file, workbook

GIVEN = Given(period="2026-Q3")


def test_of_two_owners_in_a_row_the_one_behind_the_key_result_is_its_own(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "OKR": """
        Objective     | Objective lead | Key result | Key result lead | Start | Target | Current
        Calm mornings | Head           | Late plans | Plan lead       |    30 |      5 | 18
        Calm mornings | Head           | Calls      |                 |    12 |      2 | 7
    """
        },
    )
    reading = imported(path, GIVEN)
    expect(reading, "key_result | owner | baseline | target\nLate plans | Plan lead | 30 | 5\nCalls | Head | 12 | 2")
    assert [row["owner"] for row in objectives(reading)] == ["Head"]


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Key result / KPI", "key_result"),
        ("Company / Team / Person", "unit"),
        ("Team/Organization", "unit"),
        ("Owner or Lead", "owner"),
        ("Custom field (Baseline)", "baseline"),
        ("Target Start", "baseline"),
        ("Target Current", "current"),
        ("KR goal", "target"),
        ("Goal owner", "owner"),
        ("Desired value", "target"),
        ("Attainment", "progress"),
        ("%", "progress"),
        ("S.No", "outline"),
        ("Strategic Outcome", "objective"),
        ("Week of", "observed_on"),
        ("Executive sponsor", "owner"),
        ("Nu / Current", "current"),
        ("Measurable", "key_result"),
        ("Who", "owner"),
        ("Evidence of success", "key_result"),
        ("EOY target", "target"),
    ],
)
def test_what_exports_and_offices_call_their_columns(tmp_path: Path, heading: str, field: str) -> None:
    """Beside a heading that is sure, each is taken for what it names."""
    sure = {"key_result": "Objective | Due date", "objective": "Measure"}.get(field, "Objective | Key Result")
    columns = sure.count("|") + 2
    value = {"observed_on": "2026-06-30", "progress": "40", "outline": '"1.1"', "unit": "Crew", "owner": "Ana", "objective": "Calm mornings", "key_result": "Plans"}.get(field, "12")
    path = workbook(tmp_path / "okr.xlsx", {"OKR": f"{sure} | {heading} | Status\n{'Text | ' * (columns - 1)} {value} | On track"})
    told = {one.heading: one.field for one in sheet_of(imported(path, GIVEN), "OKR").columns}
    assert told[heading] == field


def test_a_slash_between_names_of_two_things_joins_nothing(tmp_path: Path) -> None:
    path = workbook(tmp_path / "okr.xlsx", {"OKR": "Objective | Key Result | Owner / Due date\nCalm mornings | Late plans | Ana, September"})
    told = {one.heading: one.field for one in sheet_of(imported(path, GIVEN), "OKR").columns}
    assert told["Owner / Due date"] is None


def test_a_ticket_export_wraps_its_own_fields(tmp_path: Path) -> None:
    path = text_file(
        tmp_path / "export.csv",
        """
        Issue key | Issue Type | Summary       | Parent key | Assignee  | Custom field (Baseline) | Custom field (Target) | Custom field (Current value)
        OKR-1     | Objective  | Calm mornings |            | Head      |                         |                       |
        OKR-2     | Key Result | Late plans    | OKR-1      | Plan lead | 30                      | 5                     | 18
        OKR-3     | Task       | Print earlier | OKR-2      | Plan lead |                         |                       |
    """,
    )
    reading = imported(path, GIVEN)
    expect(reading, "objective | key_result | owner | baseline | target | current\nCalm mornings | Late plans | Plan lead | 30 | 5 | 18")
    every_row_is_told(reading)


def test_goals_that_hold_targets_which_are_key_results(tmp_path: Path) -> None:
    path = text_file(
        tmp_path / "goals.csv",
        """
        Goal Name     | Goal Owner | Goal Due Date | Target Name | Target Type | Target Start | Target End | Target Current | Target Owner
        Calm mornings | Head       | 9/30/2026     | Late plans  | number      | 30           | 5          | 18             | Plan lead
        Fair shifts   | Head       | 9/30/2026     | Wishes met  | percentage  | 50           | 90         | 60             | Crew lead
    """,
    )
    expect(
        imported(path, GIVEN),
        """
        objective     | key_result | owner     | baseline | target | current | due_on
        Calm mornings | Late plans | Plan lead | 30       | 5      | 18      | 2026-09-30
        Fair shifts   | Wishes met | Crew lead | 50       | 90     | 60      | 2026-09-30
    """,
    )


def test_labels_in_one_column_for_both_tell_objectives_from_key_results(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "OKR": """
        Objective / Key Result        | Owner     | Score | Comments
        O1: Calm mornings             | Head      |   0.6 | average of both
        KR1: Late plans from 30 to 5  | Plan lead |   0.7 |
        KR2: Calls answered           | Plan lead |   0.5 |
        O2: Fair shifts               | Head      |   0.8 |
        KR1: Wishes from 50% to 90%   | Crew lead |   0.8 |
        Scale: 0.0-0.3 red, 0.4-0.6 amber, 0.7-1.0 green | | |
    """
        },
    )
    reading = imported(path, GIVEN)
    expect(
        reading,
        """
        objective     | key_result              | owner     | baseline | target | progress
        Calm mornings | Late plans from 30 to 5 | Plan lead | 30       | 5      | 70
        Calm mornings | Calls answered          | Plan lead |          |        | 50
        Fair shifts   | Wishes from 50% to 90%  | Crew lead | 50       | 90     | 80
    """,
    )
    every_row_is_told(reading)


def test_outline_numbers_tell_beside_a_column_that_only_names_the_metric(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "OKR": """
        S.No  | Objective / Key Result | Owner     | KPI    | Starts at | Target | Actual | Progress %
        "1"   | Calm mornings          | Head      |        |           |        |        | 42
        "1.1" | Plans that come late   | Plan lead | Plans  |        30 |      5 |     18 | 48
        "2"   | Fair shifts            | Head      |        |           |        |        | 25
        "2.1" | Wishes that were met   | Crew lead | Wishes |       50% |    90% |    60% | 25
    """
        },
    )
    expect(
        imported(path, GIVEN),
        """
        objective     | key_result           | owner     | baseline | target | current | progress
        Calm mornings | Plans that come late | Plan lead | 30       | 5      | 18      | 48
        Fair shifts   | Wishes that were met | Crew lead | 50       | 90     | 60      | 25
    """,
    )


def test_what_begins_with_for_example_is_one_without_a_colon_too(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {"OKR": "Objective | Key Result | Target\ne.g. Be the best | e.g. Raise it to 60 | 60\nz. B. Beste sein | z. B. 60 | 60\nCalm mornings | Late plans | 5"},
    )
    reading = imported(path, GIVEN)
    expect(reading, "objective | key_result | target\nCalm mornings | Late plans | 5")
    every_row_is_told(reading)


def test_a_sheet_that_says_in_its_name_that_it_is_a_teams_names_the_team(tmp_path: Path) -> None:
    drawing = "Objective | Key Result | Target\n{} | {} | 5"
    path = workbook(
        tmp_path / "okr.xlsx",
        {"Team - Routes": drawing.format("Calm mornings", "Late plans"), "Afdeling – Ploegen": drawing.format("Fair shifts", "Wishes met")},
    )
    expect(imported(path, GIVEN), "unit | key_result\nRoutes | Late plans\nPloegen | Wishes met")


@pytest.mark.parametrize(
    ("title", "weeks", "newest"),
    [("Q2 2026", "W1 | W2 | W3", "2026-04-14"), ("Q2 2026", "KW 22 | KW 23 | KW 24", "2026-06-07"), ("2026", "Week 1 | Week 2 | Week 3", "2026-01-11")],
)
def test_weeks_count_from_the_start_of_a_quarter_or_are_those_of_the_year(tmp_path: Path, title: str, weeks: str, newest: str) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "OKR": f"""
        Weekly check-in {title}
        Objective     | Key result | Owner     | Start | Target | {weeks}
        Calm mornings | Late plans | Plan lead |    30 |      5 | 29 | 26 |
                      | Calls      | Plan lead |    12 |      2 | 11 |    |
    """
        },
    )
    reading = imported(path)
    expect(reading, "key_result | baseline | target | current | check_ins\nLate plans | 30 | 5 | 26 | 2\nCalls | 12 | 2 | 11 | 1")
    assert reading.content is not None
    assert max(row["observed_on"] for row in reading.content.check_ins.to_pylist()).isoformat() == newest


def test_weeks_of_no_known_year_still_follow_each_other(tmp_path: Path) -> None:
    path = workbook(tmp_path / "okr.xlsx", {"OKR": "Objective | Key result | Target | W9 | W10\nCalm mornings | Late plans | 5 | 29 | 26"})
    expect(imported(path), "key_result | target | current\nLate plans | 5 | 26")


def test_months_beside_a_target_of_one_year_are_that_years(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "kpi.xlsx",
        {
            "KPI": """
        KPI        | Ist 2025 | Soll 2026 | Jan | Feb | Mrz
        Late plans |       30 |         5 |  24 |  21 | 18
    """
        },
    )
    expect(imported(path), "key_result | target | current | observed_on | period\nLate plans | 5 | 18 | 2026-03-31 | 2026")


def test_a_month_of_the_year_that_a_target_is_for_tells_where_it_stands(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "bsc.xlsx",
        {
            "BSC": """
        Strategisches Ziel | Kennzahl    | Ist 2025 | Soll 2026 | Ist Juni 2026 | Verantwortlich
        Ertrag steigern    | Marge       |        8 |        12 |             9 | Leitung
        Zufriedene Kunden  | Beschwerden |       40 |        10 |            31 | Service
    """
        },
    )
    expect(
        imported(path),
        "key_result | target | current | observed_on | period | owner\nMarge | 12 | 9 | 2026-06-30 | 2026 | Leitung\nBeschwerden | 10 | 31 | 2026-06-30 | 2026 | Service",
    )


def test_a_year_above_several_columns_dates_their_numbers_and_not_who_owns_them(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "plan.xlsx",
        {
            "Plan": """
                      |            | 2025   | 2026   |            |        |           |
        Goal          | Measure    | Actual | Target | Actual YTD | Status | Sponsor   | Desired direction
        Calm mornings | Late plans |     30 |      5 |         18 | Yellow | Plan lead | ↓
        Fair shifts   | Wishes met |     50 |     90 |         60 | Red    | Crew lead | ↑
    """
        },
        merge=["D1:E1"],
    )
    expect(
        imported(path),
        """
        objective     | key_result | target | current | period | owner     | status_word | direction
        Calm mornings | Late plans | 5      | 18      | 2026   | Plan lead | Yellow      | decrease
        Fair shifts   | Wishes met | 90     | 60      | 2026   | Crew lead | Red         | increase
    """,
    )


def test_confidence_and_status_beside_the_columns_of_periods_are_said_of_the_newest(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "kpi.xlsx",
        {"KPI 2026": "KPI | Target | Jan | Feb | Mar | Confidence | Status | Comment\nLate plans | 5 | 24 | 21 | | 7/10 | At risk | New screen"},
    )
    expect(imported(path), "key_result | current | confidence | comment | check_ins\nLate plans | 21 | 7 | New screen | 2")


def test_an_objective_without_a_team_stands_in_that_of_its_key_result(tmp_path: Path) -> None:
    path = text_file(
        tmp_path / "goals.csv",
        """
        Goal ID | Goal name     | Goal owner | Goal status | Initial value | Current value | Target value | Parent goals  | Team
        1       | Calm mornings | Head       | On track    |               |               |              |               |
        2       | Late plans    | Plan lead  | At risk     | 30            | 18            | 5            | Calm mornings | Routes
        3       | Calls         | Plan lead  | At risk     | 12            | 7             | 2            | Calm mornings | Routes
    """,
    )
    reading = imported(path, GIVEN)
    expect(
        reading,
        """
        unit   | objective     | key_result | owner     | baseline | target | current
        Routes | Calm mornings | Late plans | Plan lead | 30       | 5      | 18
        Routes | Calm mornings | Calls      | Plan lead | 12       | 2      | 7
    """,
    )
    assert len(objectives(reading)) == 1


def test_an_objective_whose_key_results_stand_in_several_teams_is_in_none_of_them(tmp_path: Path) -> None:
    path = text_file(
        tmp_path / "goals.csv",
        """
        ID | Type       | Title         | Parent | Team
        1  | Objective  | Calm mornings |        |
        2  | Key result | Late plans    | 1      | Routes
        3  | Key result | Calls         | 1      | Desk
    """,
    )
    expect(imported(path, GIVEN), "unit | objective | key_result\n | Calm mornings | Late plans\n | Calm mornings | Calls")
