"""Lines between the rows of a table, measures and goals beside each other in a row, and rows that stand for several units."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from scorecard.model.reading import Given
from tests.spec.sheets import every_row_is_told, expect, imported, objectives, workbook

GIVEN = Given(period="2026-Q3")


def test_lag_and_lead_measures_beside_each_other_keep_their_own_levels(tmp_path: Path) -> None:
    drawing = """
        Objective       | Lag measure      | Lag target | Lag actual | Lead measure     | Lead target | Lead actual
        Loyal customers | Retention        | 92         | 90         | Visits per month | 40          | 33
        Fast service    | Lead time (days) | 3          | 3.8        | Released the day | 95          | 88
    """
    expect(
        imported(workbook(tmp_path / "bsc.xlsx", {"Customer": drawing}), GIVEN),
        """
        objective       | key_result       | target | current | perspective
        Loyal customers | Retention        | 92     | 90      | Customer
        Loyal customers | Visits per month | 40     | 33      | Customer
        Fast service    | Lead time (days) | 3      | 3.8     | Customer
        Fast service    | Released the day | 95     | 88      | Customer
    """,
    )


@pytest.mark.parametrize("number", ["Objective 1: ", ""])
def test_objectives_in_lines_between_their_key_results_are_no_key_results(tmp_path: Path, number: str) -> None:
    drawing = f"""
        Key Result      | Owner | Baseline | Target | Current
        {number}Calm mornings | | | |
        Late plans      | Ann   | 24       | 9      | 18
        Calls           | Ben   | 30       | 5      | 20
        {number.replace("1", "2")}Fair shifts | | | |
        Wishes met      | Cem   | 60       | 80     | 70
    """
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKRs": drawing}), GIVEN)
    expect(
        reading,
        """
        objective     | key_result | owner | baseline | target | current
        Calm mornings | Late plans | Ann   | 24       | 9      | 18
        Calm mornings | Calls      | Ben   | 30       | 5      | 20
        Fair shifts   | Wishes met | Cem   | 60       | 80     | 70
    """,
    )
    every_row_is_told(reading)


def test_key_results_without_numbers_between_others_stay_key_results(tmp_path: Path) -> None:
    drawing = "Key Result | Owner | Target | Current\nLate plans | Ann | 9 | 18\nLaunch the portal | | |\nCalls | Ben | 5 | 20\nHire a lead | | |"
    names = "Late plans\nLaunch the portal\nCalls\nHire a lead"
    expect(imported(workbook(tmp_path / "okr.xlsx", {"OKRs": drawing}), GIVEN), f"key_result\n{names}")


def test_cards_beside_each_other_have_their_objective_and_its_owner_in_two_cells_each(tmp_path: Path) -> None:
    drawing = """
        Objective  | Calm mornings |         | Objective  | Fair shifts |
        Owner      | Ann           |         | Owner      | Ben         |
        Key result | Target        | Current | Key result | Target      | Current
        Late plans | 9             | 18      | Wishes met | 80          | 70
        Calls      | 5             | 20      | Swaps      | 20          | 26
    """
    expect(
        imported(workbook(tmp_path / "okr.xlsx", {"Board": drawing}), GIVEN),
        """
        objective     | key_result | owner | target | current
        Calm mornings | Late plans | Ann   | 9      | 18
        Calm mornings | Calls      | Ann   | 5      | 20
        Fair shifts   | Wishes met | Ben   | 80     | 70
        Fair shifts   | Swaps      | Ben   | 20     | 26
    """,
    )


@pytest.mark.parametrize("again", ["Safe city", ""])
def test_an_objective_filled_down_into_another_unit_is_that_units_too(tmp_path: Path, again: str) -> None:
    drawing = f"""
        Objective | Key Result  | Department | Target | Current
        Safe city | Minutes     | Fire       | 7      | 7.4
        {again}   | Enrolled    | Health     | 1800   | 1522
                  | Vaccinated  | Health     | 90     | 81
    """
    reading = imported(workbook(tmp_path / "plan.xlsx", {"Plan": drawing.replace("                  |", f"        {again} |")}), GIVEN)
    expect(
        reading,
        "objective | key_result | unit\nSafe city | Minutes | Fire\nSafe city | Enrolled | Health\nSafe city | Vaccinated | Health",
    )
    assert [one["unit"] for one in objectives(reading)] == ["Fire", "Health"]


def test_an_objective_called_scale_begins_no_legend(tmp_path: Path) -> None:
    drawing = "Objective | Key Result | Baseline | Target | Actual\nScale | Depots | 12 | 20 | 15\n | Users | 100 | 400 | 250"
    expect(imported(workbook(tmp_path / "okr.xlsx", {"OKR": drawing}), GIVEN), "objective | key_result\nScale | Depots\nScale | Users")


@pytest.mark.parametrize("headings", ["Actual H1 | Actual H2", "Logro S1 | Logro S2"])
def test_halves_of_the_year_that_a_target_is_for(tmp_path: Path, headings: str) -> None:
    drawing = f"Objective | KPI | Baseline | Target 2026 | {headings}\nCalm mornings | Late plans | 24 | 9 | 18 |"
    reading = imported(workbook(tmp_path / "plan.xlsx", {"Plan": drawing}))
    expect(reading, "period | baseline | target | current | observed_on\n2026 | 24 | 9 | 18 | 2026-06-30")


def test_goals_of_a_person_side_by_side_keep_their_own_weight_and_progress(tmp_path: Path) -> None:
    drawing = """
        Mitarbeiter | Ziel 1        | Gewichtung 1 | Zielerreichung 1 | Ziel 2      | Gewichtung 2 | Zielerreichung 2
        Anna Roth   | Neue Kunden   | 50%          | 80%              | Neue Lager  | 50%          | 60%
        Ben Kuhn    | Weniger Bruch | 70%          | 40%              | Kurs machen | 30%          | 100%
    """
    reading = imported(workbook(tmp_path / "mbo 2026.xlsx", {"MBO": drawing}), GIVEN)
    expect(
        reading,
        """
        key_result    | owner     | weight | progress
        Neue Kunden   | Anna Roth | 50     | 80
        Neue Lager    | Anna Roth | 50     | 60
        Weniger Bruch | Ben Kuhn  | 70     | 40
        Kurs machen   | Ben Kuhn  | 30     | 100
    """,
    )
    every_row_is_told(reading)


def test_themes_in_lines_between_objectives_are_no_objectives(tmp_path: Path) -> None:
    drawing = """
        Objective      | KPI           | Target | Actual
        Theme 1: Profitable growth | | |
        Grow revenue   | Revenue       | 120    | 111
        Improve margin | EBIT          | 9      | 7.8
        Theme 2: Operational excellence | | |
        Cut lead time  | Days to order | 5      | 6.2
    """
    reading = imported(workbook(tmp_path / "bsc.xlsx", {"Scorecard": drawing}), GIVEN)
    assert [one["text"] for one in objectives(reading)] == ["Grow revenue", "Improve margin", "Cut lead time"]
    every_row_is_told(reading)


def test_a_title_right_above_a_heading_is_no_upper_row_of_it(tmp_path: Path) -> None:
    drawing = """
        OKRs
        ID   | Objective   | Key Result       | Baseline   | Target
        K1   | Fast claims | Days to settle   | 14         | 7
        K2   | Fast claims | Claims reopened  | 9          | 4
        | | | |
        Check-ins
        Date       | ID | Value | Confidence | Comment
        2026-07-15 | K1 | 12    | 6          | new form
        2026-08-12 | K1 | 10    | 7          |
        2026-08-12 | K2 | 8     | 5          |
    """
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKR Q3 2026": drawing}))
    expect(
        reading,
        """
        key_result      | baseline | target | current | check_ins | confidence
        Days to settle  | 14       | 7      | 10      | 2         | 7
        Claims reopened | 9        | 4      | 8       | 1         | 5
    """,
    )
    assert len(objectives(reading)) == 1


def test_bands_of_columns_for_units_make_a_key_result_in_each(tmp_path: Path) -> None:
    drawing = """
        Regional KPIs 2026 | | | | | | | |
        Objective | KPI     | North  |        | South  |        | Total  |        | Owner
                  |         | Target | Actual | Target | Actual | Target | Actual |
        Reliable  | On time | 97%    | 95%    | 96%    | 96.5%  | 96.5%  | 95.6%  | Ann
                  | Claims  | 10     | 12     |        |        | 10     | 12     | Ben
    """
    reading = imported(workbook(tmp_path / "kpi.xlsx", {"KPIs": drawing}))
    expect(
        reading,
        """
        unit  | objective | key_result | target | current | unit_of_measure | owner | period | row
        North | Reliable  | On time    | 97     | 95      | %               | Ann   | 2026   | 4
        South | Reliable  | On time    | 96     | 96.5    | %               | Ann   | 2026   | 4
        North | Reliable  | Claims     | 10     | 12      |                 | Ben   | 2026   | 5
    """,
    )
    assert reading.content
    assert reading.content.check_ins["cell"].to_pylist() == ["D4", "F4", "D5"]
    every_row_is_told(reading)
    [sheet] = reading.account.sheets
    assert sheet.cells and sheet.cells.kept == 4, "the total of each row is kept"
    assert [(one.cell, one.heading) for one in sheet.columns if one.field is None] == [("G3", "Total"), ("H3", "Total")]


def test_bands_of_columns_for_perspectives_are_perspectives(tmp_path: Path) -> None:
    drawing = """
        KPI     | Financial |        | Customer |
                | Target    | Actual | Target   | Actual
        Growth  | 8         | 7      | 12       | 9
    """
    expect(
        imported(workbook(tmp_path / "kpi.xlsx", {"KPIs": drawing}), GIVEN),
        "perspective | key_result | target | current\nFinancial | Growth | 8 | 7\nCustomer | Growth | 12 | 9",
    )


@pytest.mark.parametrize("bands", ["Jan | | Feb |", "Januar | | März |", "Month | | YTD |"])
def test_bands_of_columns_for_times_are_no_units(tmp_path: Path, bands: str) -> None:
    drawing = f"KPIs 2026 | | | |\nKPI | {bands}\n | Target | Actual | Target | Actual\nLate plans | 9 | 12 | 8 | 11"
    reading = imported(workbook(tmp_path / "kpi.xlsx", {"KPIs": drawing}))
    expect(reading, "unit | key_result\n | Late plans")


@pytest.mark.parametrize("behind", ["", "  ", "\u00a0", " *"])
def test_labels_in_cells_of_their_own_may_have_blanks_behind_them(tmp_path: Path, behind: str) -> None:
    made = Workbook()
    assert made.active is not None
    told = ("O1", "Calm mornings"), ("KR1.1", "Late plans from 30 to 5"), ("KR1.2", "Calls from 12 to 2"), ("O2", "Full rosters")
    for first, second in (*told, ("KR2.1", "Leave from 9 to 4")):
        made.active.append([first + behind, second])
    made.save(tmp_path / "okr.xlsx")
    expect(
        imported(tmp_path / "okr.xlsx", GIVEN),
        """
        objective     | key_result               | baseline | target
        Calm mornings | Late plans from 30 to 5  | 30       | 5
        Calm mornings | Calls from 12 to 2       | 12       | 2
        Full rosters  | Leave from 9 to 4        | 9        | 4
    """,
    )


@pytest.mark.parametrize("behind", [" ", "\n", "\u00a0", "  \u202f "])
def test_nobody_sees_a_blank_behind_a_text(tmp_path: Path, behind: str) -> None:
    made = Workbook()
    assert made.active is not None
    for row in (("KPI", "Norm", "K1", "K2"), ("Late plans", "10 %", "14 %", "13 %"), ("Total", "", "14 %", "13 %")):
        made.active.append([text + behind for text in row])
    made.save(tmp_path / "kpi 2026.xlsx")
    told = "key_result | target | current | check_ins | unit_of_measure\nLate plans | 10 | 13 | 2 | %"
    expect(imported(tmp_path / "kpi 2026.xlsx"), told)


@pytest.mark.parametrize("name", ["Scale", "Guide", "Key"])
def test_an_objective_called_like_a_legend_goes_on_as_the_rows_above(tmp_path: Path, name: str) -> None:
    drawing = f"""
        Q2 2026 OKRs
        Objective | Key result   | Owner
        Begin     | Lines open   | Planning
        {name}    | Lines joined | Planning
        Grow      | Lines added  | Sales

        Q3 2026 OKRs
        Objective | Key result  | Owner
        {name}    | Trains full | Planning
        Grow      | Seats sold  | Sales
    """
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKR": drawing}), Given())
    expect(
        reading,
        f"""
        objective | key_result
        Begin     | Lines open
        {name}    | Lines joined
        Grow      | Lines added
        {name}    | Trains full
        Grow      | Seats sold
    """,
    )


def test_key_results_behind_bullets_in_one_line(tmp_path: Path) -> None:
    drawing = "Objective | Key results | Owner\nCalm mornings | • Late plans ≤ 5 • Waiting time reduced 40% • Praise kept | Planning\nGrow | Seats sold | Sales"
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKR": drawing}), Given(period="2026"))
    expect(reading, "key_result | target\nLate plans ≤ 5 | 5\nWaiting time reduced 40% |\nPraise kept |\nSeats sold |")
