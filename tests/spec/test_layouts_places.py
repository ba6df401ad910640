"""Tables whose columns and sections are told by where they stand."""

from pathlib import Path

import pytest

from scorecard.model.reading import Given
from tests.reading import read
from tests.spec.sheets import expect, imported, sheet_of, workbook

GIVEN = Given(period="2026")
BATHS = "{} | Start | Target | Actual\nWarm evenings in the week | 2 | 6 | 4\nBroken lamps at the pool | 40 | 5 | 12"
READ = """
    key_result                | baseline | target | current
    Warm evenings in the week | 2        | 6      | 4
    Broken lamps at the pool  | 40       | 5      | 12
"""


@pytest.mark.parametrize("heading", ["Baths", "", "What the baths want (3)"])
def test_texts_at_the_left_of_targets_and_of_what_was_reached_are_measures(tmp_path: Path, heading: str) -> None:
    reading = imported(workbook(tmp_path / "baths.xlsx", {"Baths": BATHS.format(heading)}), GIVEN)
    expect(reading, READ)
    assert sheet_of(reading, "Baths").columns[0].how == "by the other columns"


@pytest.mark.parametrize(
    "drawing",
    [
        "Country | Target | Actual\nPeru | 6 | 4\nTogo | 5 | 12",
        "Bath | Note | Target\nWarm evenings in the week | Open | 6\nBroken lamps at the pool | Open | 5",
        "Bath | Target | Actual\nWarm evenings in the week | 6 | 4\nWarm evenings in the week | 5 | 12",
        "Bath | Target | Actual\nWarm evenings in the week | blue | 4\nBroken lamps at the pool | red | 12",
        "Bath | Hall | Target | Actual\nWarm evenings in the week | North hall | 6 | 4\nBroken lamps at the pool | South hall | 5 | 12",
    ],
)
def test_names_and_texts_of_other_tables_are_no_measures(tmp_path: Path, drawing: str) -> None:
    assert read(workbook(tmp_path / "baths.xlsx", {"Baths": drawing}), GIVEN).content is None


def test_beside_a_table_of_ours_a_table_without_its_headings_is_not_read(tmp_path: Path) -> None:
    ours = "Objective | Key result | Target\nCalm pools | Fewer complaints | 5"
    reading = imported(workbook(tmp_path / "baths.xlsx", {"Goals": ours, "Baths": BATHS.format("Baths")}), GIVEN)
    expect(reading, "key_result | target\nFewer complaints | 5")


def test_a_target_below_zero_beside_levels_above_it_is_a_change(tmp_path: Path) -> None:
    drawing = "KPI | Start | Target | Actual\nLate hours | 48 | -20 h | 31\nNet profit | -30 | -5 | -20\nBalance | | -4 | 2"
    reading = imported(workbook(tmp_path / "kpi.xlsx", {"KPI": drawing}), GIVEN)
    expect(
        reading,
        """
        key_result | baseline | target | current
        Late hours | 48       |        | 31
        Net profit | -30      | -5     | -20
        Balance    |          | -4     | 2
    """,
    )
    assert [one.cell for one in reading.account.findings if one.code == "target-is-change"] == ["C2"]


def test_a_goal_that_begins_with_a_level_is_the_target_of_the_measure_beside_it(tmp_path: Path) -> None:
    drawing = """
        Metric        | Baseline  | Goal
        Guests        | 0 guests  | 1,200 guests who come each week
        Lamps         | 4%        | 2% of all lamps
        Warm evenings | n/a       | 60% of the evenings
        Queue         | 9 min     | < 5 min
    """
    reading = imported(workbook(tmp_path / "kpi.xlsx", {"KPI": drawing}), GIVEN)
    expect(
        reading,
        """
        objective | key_result    | baseline | target
                  | Guests        | 0        | 1200
                  | Lamps         | 4        | 2
                  | Warm evenings |          | 60
                  | Queue         | 9        | 5
    """,
    )


@pytest.mark.parametrize("goals", [("1. Calm pools", "2. Warm pools"), ("1 Calm pools", "2 Warm pools"), ("24/7 pools", "Warm pools")])
def test_goals_that_are_counted_stay_objectives(tmp_path: Path, goals: tuple[str, str]) -> None:
    drawing = f"Metric | Baseline | Goal\nGuests | 5 | {goals[0]}\nLamps | 4 | {goals[1]}"
    expect(imported(workbook(tmp_path / "kpi.xlsx", {"KPI": drawing}), GIVEN), "key_result | target\nGuests |\nLamps |")


SECTIONS = """
    Pool plan |
    {} |
    |
    OKRs Q3 2026 (July to September) |
    Objective: Calm pools |
    Key result | Target
    Fewer complaints | 5
    |
    Objective: Warm pools |
    Key result | Target
    Broken heaters | 2
    |
    OKRs Q4 2026 (October to December) |
    Objective: Bright pools |
    Key result | Target
    Broken lamps | 3
    |
    Objective: Clean pools |
    Key result | Target
    Water tests passed | 90
"""


@pytest.mark.parametrize("line", ["Version 2.0 - May 2026", "Stand: Mai 2026", "Last updated 3 May 2026", "Dive in"])
def test_a_quarters_line_holds_for_the_tables_below_it_and_the_files_own_date_for_none(tmp_path: Path, line: str) -> None:
    expect(
        imported(workbook(tmp_path / "okr.xlsx", {"OKRs": SECTIONS.format(line)}), Given()),
        """
        period  | objective    | key_result
        2026-Q3 | Calm pools   | Fewer complaints
        2026-Q3 | Warm pools   | Broken heaters
        2026-Q4 | Bright pools | Broken lamps
        2026-Q4 | Clean pools  | Water tests passed
    """,
    )


def test_a_lettered_line_with_a_remark_names_the_perspective_of_the_table_below_it(tmp_path: Path) -> None:
    drawing = """
        Pool scorecard |
        |
        A. Financial perspective |
        Objective | KPI | Target
        Cheap heat | Cost per guest | 5
        |
        B. Customer perspective (our guests) |
        Objective | KPI | Target
        Calm pools | Complaints | 2
        |
        IV. Learning and growth |
        Objective | KPI | Target
        Sure crews | Drills held | 12
    """
    expect(
        imported(workbook(tmp_path / "bsc.xlsx", {"BSC": drawing}), GIVEN),
        """
        perspective           | objective  | key_result
        Financial perspective | Cheap heat | Cost per guest
        Customer perspective  | Calm pools | Complaints
        Learning and growth   | Sure crews | Drills held
    """,
    )


@pytest.mark.parametrize("sheet", ["Goals", "Metas 3T26", "Targets"])
@pytest.mark.parametrize("band", ["Weekly tracking (Fridays)", "Acompanhamento semanal", "Suivi"])
def test_days_below_a_word_for_following_up_are_of_the_values(tmp_path: Path, sheet: str, band: str) -> None:
    drawing = f"""
        Objective  | Key result | Target | Actual | {band}   |            |
                   |            |        |        | 2026-07-03 | 2026-07-10 | 2026-07-17
        Calm pools | Complaints | 2      | 5      | 9          | 7          | 5
        Warm pools | Warm days  | 80     | 60     | 20         | 50         | 60
    """
    path = workbook(tmp_path / "okr.xlsx", {sheet: drawing}, merge=["A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:G1"])
    reading = imported(path, GIVEN)
    expect(reading, "key_result | target | current\nComplaints | 2 | 5\nWarm days | 80 | 60")
    assert {one.field for one in sheet_of(reading, sheet).columns[4:]} == {"at_period"}
    assert reading.content is not None
    assert len(reading.content.check_ins) == 6


def test_quarters_below_targets_or_milestones_are_of_the_targets(tmp_path: Path) -> None:
    drawing = """
        Output     | Indicator        | Targets/Milestones |    |    |    | Annual target
                   |                  | Q1                 | Q2 | Q3 | Q4 |
        Safe pools | Water tests done | 2                  | 4  | 6  | 8  | 8
        Warm pools | Heaters mended   | 0                  | 0  | 5  | 9  | 9
    """
    path = workbook(tmp_path / "plan.xlsx", {"Plan": drawing}, merge=["A1:A2", "B1:B2", "C1:F1", "G1:G2"])
    reading = imported(path, GIVEN)
    expect(reading, "objective | key_result | target | current\nSafe pools | Water tests done | 8 |\nWarm pools | Heaters mended | 9 |")


def test_days_below_a_word_that_says_nothing_of_them_are_not_read(tmp_path: Path) -> None:
    drawing = """
        Objective  | Key result | Target | Actual | Weather    |            |
                   |            |        |        | 2026-07-03 | 2026-07-10 | 2026-07-17
        Calm pools | Complaints | 2      | 5      | 9          | 7          | 5
    """
    path = workbook(tmp_path / "okr.xlsx", {"Goals": drawing}, merge=["E1:G1"])
    content = imported(path, GIVEN).content
    assert content is not None
    assert len(content.check_ins) == 1
