"""More of what offices write: quarters by their Dutch and French letters, a day inside a heading, levels beside their percentage, parents by name."""

from pathlib import Path

import pytest

from scorecard.model.reading import Given
from tests.spec.sheets import codes, every_row_is_told, expect, imported, objectives, text_file, workbook

GIVEN = Given(period="2026-Q3")


@pytest.mark.parametrize("letter", ["K", "T", "Q"])
def test_quarters_by_the_letter_of_their_language(tmp_path: Path, letter: str) -> None:
    headings = " | ".join(f"{letter}{quarter}" for quarter in range(1, 5))
    path = workbook(tmp_path / "kpi 2026.xlsx", {"KPI": f"KPI | Norm | {headings}\nDoorlooptijd | 10 | 14 | 13 | 11 |"})
    expect(imported(path), "key_result | target | current | check_ins | period\nDoorlooptijd | 10 | 11 | 3 | 2026")


@pytest.mark.parametrize("heading", ["Stand 30.06.2026", "Actual as of 2026-06-30", "Ist per 30.06.2026"])
def test_a_day_inside_a_heading_dates_what_stands_below(tmp_path: Path, heading: str) -> None:
    path = workbook(
        tmp_path / "ziele.xlsx",
        {"Ziele": f"Ziel | Messgröße | Ausgangswert | Zielwert 2026 | {heading} | Verantw.\nWeniger Strom | kWh je Stück | 4.8 | 4 | 4.4 | Leitung"},
    )
    expect(imported(path), "key_result | baseline | target | current | observed_on | owner\nkWh je Stück | 4.8 | 4 | 4.4 | 2026-06-30 | Leitung")


def test_a_progress_of_levels_beside_its_percentage_is_the_current_value(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "OKR": """
        Objetivo     | Resultado clave | Valor inicial | Meta | Avance | % de avance
        Vender mejor | Tasa de cierre  |           18% |  25% |    21% | 43%
    """
        },
    )
    expect(imported(path, GIVEN), "key_result | baseline | target | current | progress\nTasa de cierre | 18 | 25 | 21 | 43")


def test_a_progress_that_only_says_the_percentage_again_is_no_value(tmp_path: Path) -> None:
    path = workbook(tmp_path / "okr.xlsx", {"OKR": "Objective | Key Result | Target | Progress | Progress %\nCalm mornings | Late plans | 5 | 0.4 | 40%"})
    expect(imported(path, GIVEN), "key_result | target | current | progress\nLate plans | 5 | | 40")


def test_parents_are_named_by_their_words_where_rows_have_no_ids(tmp_path: Path) -> None:
    path = text_file(
        tmp_path / "goals.csv",
        """
        Goal Name     | Owner Name | Parent Goal Name | Start | Target | Current | Progress | Cycle
        Calm mornings | Head       |                  |       |        |         | 0.4      | Q3 2026
        Late plans    | Plan lead  | Calm mornings    | 30    | 5      | 18      | 0.48     | Q3 2026
        Calls         | Plan lead  | Calm mornings    | 12    | 2      | 7       | 0.5      | Q3 2026
    """,
    )
    reading = imported(path)
    expect(
        reading,
        """
        objective     | key_result | owner     | baseline | target | current | progress | source_id
        Calm mornings | Late plans | Plan lead | 30       | 5      | 18      | 48       |
        Calm mornings | Calls      | Plan lead | 12       | 2      | 7       | 50       |
    """,
    )
    assert len(objectives(reading)) == 1
    every_row_is_told(reading)


def test_a_department_named_in_the_title_is_a_unit_also_where_its_name_is_a_perspectives(tmp_path: Path) -> None:
    drawing = "Department scorecard: Finance | |\nStrategic priority | KPI | Annual target | Actual\nSound money | Budget variance | 2 | 2.6"
    path = workbook(tmp_path / "scorecard.xlsx", {"Finance": drawing})
    expect(imported(path, GIVEN), "unit | perspective | objective | key_result | target\nFinance | | Sound money | Budget variance | 2")


def test_of_key_results_behind_their_labels_numbers_without_a_heading_are_kept_and_not_used(tmp_path: Path) -> None:
    drawing = "Objective 1: Calm mornings | |\nKR1 | Late plans | 50%\nKR2 | Calls | 33%\nObjective 2: Fair shifts | |\nKR1 | Wishes met | 60%"
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKRs": drawing}), GIVEN)
    expect(
        reading,
        """
        objective     | key_result | target | current | progress
        Calm mornings | Late plans |        |         |
        Calm mornings | Calls      |        |         |
        Fair shifts   | Wishes met |        |         |
    """,
    )
    assert "heading-not-recognised" in codes(reading)
    every_row_is_told(reading)


def test_a_list_of_words_and_their_meanings_holds_no_objectives(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "plan.xlsx",
        {
            "KPI": "Strategic goal | KPI | Target\nCalm mornings | Late plans | 5",
            "Dictionary": "About this workbook |\nStrategic priority | Calm mornings for everybody\nBaseline | Where the measure stood when the plan began\nYTD | What was reached so far",
        },
    )
    reading = imported(path, GIVEN)
    expect(reading, "objective | key_result | target\nCalm mornings | Late plans | 5")
    assert len(objectives(reading)) == 1


def test_a_percentage_beside_the_current_value_is_the_progress_where_the_numbers_say_so(tmp_path: Path) -> None:
    drawing = """
        Objective     | Key result | Baseline | Target | Current | Current %
        Calm mornings | Late plans | 20       | 10     | 12      | 80%
        Calm mornings | Calls      |          | 50     | 35      | 70%
        Calm mornings | Waits      |          | 5      |         | 40%
    """
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKR": drawing}), GIVEN)
    expect(reading, "key_result | current | progress\nLate plans | 12 | 80\nCalls | 35 | 70\nWaits | | 40")
    assert "column-not-used" not in codes(reading)


def test_a_percentage_beside_the_current_value_that_is_no_share_of_the_target_is_kept_unused(tmp_path: Path) -> None:
    drawing = """
        Objective     | Key result | Target | Current | Current %
        Calm mornings | Riders     | 900    | 450     | 12%
        Calm mornings | Calls      | 50     | 35      | 4%
    """
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKR": drawing}), GIVEN)
    expect(reading, "key_result | current | progress\nRiders | 450 |\nCalls | 35 |")
    assert "column-not-used" in codes(reading)


@pytest.mark.parametrize(("units", "unit"), [("EUR | EUR | EUR", "EUR"), ("(%) | (%) | (%)", "%"), ("# | # | #", ""), ("% | EUR | days", "")])
def test_a_row_of_units_below_the_heading_is_no_row_of_numbers(tmp_path: Path, units: str, unit: str) -> None:
    drawing = f"""
        Objective     | Key result | Baseline | Target | Current
                      | (text)     | {units}
        Calm mornings | Late plans | 20       | 10     | 12
        Calm mornings | Calls      | 30       | 5      | 7
    """
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKR": drawing}), GIVEN)
    expect(reading, f"key_result | unit_of_measure | target\nLate plans | {unit} | 10\nCalls | {unit} | 5")
    assert not codes(reading) & {"number-unreadable", "placeholder"}
    every_row_is_told(reading)


def test_a_first_key_result_that_is_called_like_a_unit_is_no_row_of_units(tmp_path: Path) -> None:
    drawing = "Objective | Key result | Target | Current\nCalm | Days | % | \nCalm | Calls | 5 | 7"
    expect(imported(workbook(tmp_path / "okr.xlsx", {"OKR": drawing}), GIVEN), "key_result | target\nDays |\nCalls | 5")


@pytest.mark.parametrize(
    "heading", ["Date | Key result | Value | Confidence", "Date | Measure | New value | Said by", "Datum | Kernresultaat | Nieuwe waarde | Door"]
)
def test_values_by_day_right_below_a_table_are_check_ins_of_its_key_results(tmp_path: Path, heading: str) -> None:
    drawing = f"""
        Objective     | Key result | Baseline | Target | Current
        Calm mornings | Late plans | 20       | 10     |
        Calm mornings | Calls      | 2        | 5      |
        {heading}
        2026-07-06    | Late plans | 18       | 7
        2026-07-13    | Calls      | 5        | 7
    """
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKR": drawing}), GIVEN)
    expect(reading, "objective | key_result | target | current | observed_on\n"
           "Calm mornings | Late plans | 10 | 18 | 2026-07-06\nCalm mornings | Calls | 5 | 5 | 2026-07-13")  # fmt: skip
    assert len(objectives(reading)) == 1
    assert not codes(reading) & {"number-unreadable", "table-repeated"}
    every_row_is_told(reading)


@pytest.mark.parametrize(
    ("headings", "rows"),
    [
        ("Target | Current | Initiative | Initiative owner | Due | Status", "9 | 12 | Hire An | Bo | 2026-08-15 | Done"),
        ("Target | Current | Initiative 1 | Due | Initiative 2 | Due", "9 | 12 | Hire An | 2026-08-15 | Train Bo | 2026-08-30"),
        ("Target | Current | Initiative | Due", "9 | 12 | Hire An | 2026-08-15\n | | | | Train Bo | 2026-08-30"),
        ("Owner | Target | Initiative | Owner | Due | Status", "Al | 9 | Hire An | Bo | 2026-08-15 | Done"),
    ],
)
def test_the_days_and_states_of_initiatives_are_not_their_key_results(tmp_path: Path, headings: str, rows: str) -> None:
    drawing = f"Objective | Key result | {headings}\nCalm mornings | Late plans | {rows}"
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKR": drawing}), GIVEN)
    expect(reading, "key_result | target | due_on | status_word\nLate plans | 9 | |")


@pytest.mark.parametrize(
    ("headings", "rows"),
    [
        ("Owner | Target | Initiatives | Due", "Al | 9 | Hire An, train Bo | 2026-09-30"),
        ("Target | Due | Initiatives | Initiative owner", "9 | 2026-09-30 | Hire An | Bo"),
        ("Initiatives | Initiative owner | Target | Due", "Hire An | Bo | 9 | 2026-09-30"),
    ],
)
def test_a_due_date_stays_the_key_results_where_nothing_shows_that_it_is_an_initiatives(tmp_path: Path, headings: str, rows: str) -> None:
    drawing = f"Objective | Key result | {headings}\nCalm mornings | Late plans | {rows}"
    expect(imported(workbook(tmp_path / "okr.xlsx", {"OKR": drawing}), GIVEN), "key_result | target | due_on\nLate plans | 9 | 2026-09-30")


@pytest.mark.parametrize(
    "headings",
    [
        "Objetivo estratégico | Objetivo operativo",
        "Strategic objective | Operational objective",
        "Strategisches Ziel | Operatives Ziel",
        "Strategische doelstelling | Operationele doelstelling",
        "Strategic goal | Goal",
    ],
)
def test_an_operational_objective_stands_below_the_strategic_one_beside_it(tmp_path: Path, headings: str) -> None:
    drawing = f"""
        {headings} | KPI | Target | Actual
        Lead the market | Calm mornings | Late plans | 9 | 12
                        | Short waits   | Calls      | 5 | 7
        Grow            |               | Riders     | 8 | 6
    """
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKR": drawing}), GIVEN)
    drawn = """
        objective     | key_result | objective_parent_source_id
        Calm mornings | Late plans | Lead the market
        Short waits   | Calls      | Lead the market
        Grow          | Riders     |
    """
    expect(reading, drawn)


def test_an_operational_objective_alone_is_the_objective(tmp_path: Path) -> None:
    path = workbook(tmp_path / "okr.xlsx", {"OKR": "Objetivo operativo | KPI | Meta | Actual\nCalm mornings | Late plans | 9 | 12"})
    expect(imported(path, GIVEN), "objective | key_result | target\nCalm mornings | Late plans | 9")


@pytest.mark.parametrize("headings", ["Conf. W1 | Conf. W2 | Conf. W3", "Week 1 confidence | Week 2 confidence | Week 3 confidence"])
def test_of_confidence_by_week_the_newest_is_the_key_results(tmp_path: Path, headings: str) -> None:
    drawing = f"""
        Objective     | Key result | Target | Current | {headings}
        Calm mornings | Late plans | 9      | 12      | 5 | 6 | 7
        Calm mornings | Calls      | 5      | 7       | 8 | 4 |
    """
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKR": drawing}), GIVEN)
    expect(reading, "key_result | current | confidence\nLate plans | 12 | 7\nCalls | 7 | 4")
    assert "heading-not-recognised" not in codes(reading)
    every_row_is_told(reading)
