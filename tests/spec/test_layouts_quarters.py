"""Key results of several times in a row: each with its own words and what came of it, of its own time."""

from pathlib import Path

import pytest

from scorecard.model.reading import Given
from tests.spec.sheets import codes, every_row_is_told, expect, imported, key_results, objectives, sheet_of, text_file, workbook

ROWS = "Grow | Reach 100 customers | 80 | Reach 150 customers | 120\nDelight | NPS to 40 | 35 | NPS to 45 | 50"
EACH = """
    objective | key_result          | period  | target | current | check_ins
    Grow      | Reach 100 customers | 2026-Q1 | 100    | 80      | 1
    Grow      | Reach 150 customers | 2026-Q2 | 150    | 120     | 1
    Delight   | NPS to 40           | 2026-Q1 | 40     | 35      | 1
    Delight   | NPS to 45           | 2026-Q2 | 45     | 50      | 1
"""


@pytest.mark.parametrize(
    "headings",
    [
        "Objective | Q1 KR | Q1 result | Q2 KR | Q2 result",
        "Objective | Q1 key result | Q1 actual | Q2 key result | Q2 actual",
        "Objective | KR Q1 | Result Q1 | KR Q2 | Result Q2",
        "Objective | Q1 2026 KR | Q1 2026 result | Q2 2026 KR | Q2 2026 result",
        "Objective | Key Result (Q1) | Actual (Q1) | Key Result (Q2) | Actual (Q2)",
        "Objective | Q1 (Jan-Mar) KR | Q1 (Jan-Mar) result | Q2 (Apr-Jun) KR | Q2 (Apr-Jun) result",
        "Objective | Q1 - KR | Q1 - Result | Q2 - KR | Q2 - Result",
        "Objective | Q1 KR | Result | Q2 KR | Result",
        "Objective | Q1 KR | RESULT | Q2 KR | Result",
        "Objective: | Q1 KR: | Q1 result: | Q2 KPI: | Q2 actual:",
        "Objective | Q1 goal | Q1 result | Q2 goal | Q2 result",
        "Objective | Q1 | | Q2 |\n | KR | result | KR | result",
        "Ziel | Schlüsselergebnis Q1 | Ist Q1 | Schlüsselergebnis Q2 | Ist Q2",
        "Doelstelling | Kernresultaat K1 | Resultaat K1 | Kernresultaat K2 | Resultaat K2",
        "Objetivo | Resultado clave T1 | Resultado T1 | Resultado clave T2 | Resultado T2",
    ],
)
@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_each_quarter_has_a_key_result_of_its_own(tmp_path: Path, headings: str, suffix: str) -> None:
    path, drawn = tmp_path / f"plan 2026{suffix}", f"{headings}\n{ROWS}"
    reading = imported(workbook(path, {"OKRs": drawn}) if suffix == ".xlsx" else text_file(path, drawn))
    expect(reading, EACH)
    every_row_is_told(reading)


def test_what_else_a_quarter_has_is_its_own_and_what_the_row_says_of_all_is_of_none(tmp_path: Path) -> None:
    drawn = """
        OKRs 2026
        Objective | Owner | Annual target | Q1 KR     | Q1 target | Q1 actual | Q1 status | Q2 KR | Q2 target | Q2 actual | Q2 status | Comments
        Grow      | Ann   | 500           | Customers | 100       | 80        | behind    | Sales | 150       | 120       | on track  | Hard year
        Delight   | Bob   | 60            | NPS       | 40        | 35        | behind    |       |           |           |           |
    """
    reading = imported(workbook(tmp_path / "okr.xlsx", {"Plan": drawn}))
    expect(
        reading,
        """
        objective | owner | key_result | period  | target | current | status_word | comment
        Grow      | Ann   | Customers  | 2026-Q1 | 100    | 80      | behind      |
        Grow      | Ann   | Sales      | 2026-Q2 | 150    | 120     | on track    |
        Delight   | Bob   | NPS        | 2026-Q1 | 40     | 35      | behind      |
    """,
    )
    kept = {one.cell for one in reading.account.findings if one.code == "heading-not-recognised"}
    assert kept == {"C2", "L2"}
    cells = sheet_of(reading, "Plan").cells
    assert cells is not None and cells.kept == 3


def test_an_objective_written_once_holds_for_the_rows_below(tmp_path: Path) -> None:
    drawn = "Objective | Q1 KR | Q1 result | Q2 KR | Q2 result\nGrow | Customers | 80 | Customers | 120\n | NPS | 35 | |"
    reading = imported(workbook(tmp_path / "okr 2026.xlsx", {"OKRs": drawn}))
    expect(
        reading,
        """
        objective | key_result | period  | current
        Grow      | Customers  | 2026-Q1 | 80
        Grow      | Customers  | 2026-Q2 | 120
        Grow      | NPS        | 2026-Q1 | 35
    """,
    )
    assert [(one["text"], one["period"]) for one in objectives(reading)] == [("Grow", "2026-Q1"), ("Grow", "2026-Q2")]


def test_several_key_results_a_quarter(tmp_path: Path) -> None:
    drawn = """
        Objective | H1 KR 1   | H1 KR 1 result | H1 KR 2 | H1 KR 2 result | H2 KR 1 | H2 KR 1 result
        Grow      | Customers | 80             | NPS     | 35             | Sales   | 120
    """
    reading = imported(workbook(tmp_path / "okr 2026.xlsx", {"OKRs": drawn}))
    expect(reading, "key_result | period | current\nCustomers | 2026-H1 | 80\nNPS | 2026-H1 | 35\nSales | 2026-H2 | 120")


def test_quarters_of_no_year_are_none_that_is_known(tmp_path: Path) -> None:
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKRs": f"Objective | Q1 KR | Q1 result | Q2 KR | Q2 result\n{ROWS}"}))
    assert [one["period"] for one in key_results(reading)] == ["", "", "", ""]
    assert "period-unreadable" in codes(reading)


def test_initiatives_of_quarters_with_what_came_of_each_are_how_one_will_know(tmp_path: Path) -> None:
    drawn = "Objective | Q1 initiative | Q1 progress | Q2 initiative | Q2 progress\nGrow | Launch | 50% | Hire | 10%"
    reading = imported(workbook(tmp_path / "okr 2026.xlsx", {"OKRs": drawn}))
    expect(reading, "objective | key_result | period | progress\nGrow | Launch | 2026-Q1 | 50\nGrow | Hire | 2026-Q2 | 10")


@pytest.mark.parametrize("headings", ["Q1 initiative | Q1 status | Q2 initiative | Q2 status", "Q1 | Q2 | Q3 | Q4"])
def test_words_of_which_nobody_says_what_they_are_make_no_key_result(tmp_path: Path, headings: str) -> None:
    drawn = f"Objective | {headings}\nGrow | Launch the campaign | Done | Hire ten reps | NPS 60\nDelight | NPS to 40 | Open now | Chat bot | NPS 70"
    reading = imported(workbook(tmp_path / "okr 2026.xlsx", {"OKRs": drawn}))
    assert [one["text"] for one in objectives(reading)] == ["Grow", "Delight"]
    assert not key_results(reading)
    assert "heading-not-recognised" in codes(reading)


def test_goals_of_quarters_in_numbers_stay_targets(tmp_path: Path) -> None:
    drawn = "Objective | Key Result | Q1 goal | Q1 actual | Q2 goal | Q2 actual\nGrow | Customers | 100 | 80 | 150 | 120"
    reading = imported(workbook(tmp_path / "okr 2026.xlsx", {"OKRs": drawn}), Given())
    expect(reading, "key_result | target | current | check_ins\nCustomers | 150 | 120 | 2")


def test_a_measure_by_quarters_in_numbers_has_no_texts(tmp_path: Path) -> None:
    drawn = "Objective | KPI Q1 | KPI Q2\nGrow | 10 | 20\nDelight | 30 | 40"
    assert not key_results(imported(workbook(tmp_path / "okr 2026.xlsx", {"OKRs": drawn})))


def test_the_key_results_of_one_quarter_are_those_of_the_table(tmp_path: Path) -> None:
    drawn = "Objective | Q1 KR | Target | Actual\nGrow | Customers | 100 | 80"
    expect(imported(workbook(tmp_path / "okr 2026.xlsx", {"OKRs": drawn})), "objective | key_result | target | current\nGrow | Customers | 100 | 80")


def test_placeholders_are_no_key_results(tmp_path: Path) -> None:
    drawn = "Objective | Q1 KR | Q1 target | Q2 KR | Q2 target\nGrow | Customers | 100 | |\nDelight | | | NPS | 40\nLearn | - | | n/a |"
    reading = imported(workbook(tmp_path / "okr 2026.xlsx", {"OKRs": drawn}))
    expect(reading, "objective | key_result | period | target\nGrow | Customers | 2026-Q1 | 100\nDelight | NPS | 2026-Q2 | 40")


def test_rows_that_name_their_quarter_have_the_key_results_of_one_column(tmp_path: Path) -> None:
    drawn = "Quarter | Objective | Q1 KR | Q1 result\nQ1 | Grow | Reach 100 customers | 80"
    reading = imported(workbook(tmp_path / "okr 2026.xlsx", {"OKRs": drawn}))
    expect(reading, "objective | key_result | period | target | current\nGrow | Reach 100 customers | 2026-Q1 | 100 | 80")


@pytest.mark.parametrize(("title", "period"), [("OKRs FY2026", "2025/2026-Q1"), ("OKRs 2026", "2026-Q1")])
def test_quarters_are_of_the_year_that_the_sheet_is_about(tmp_path: Path, title: str, period: str) -> None:
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKRs": f"{title}\nObjective | Q1 KR | Q1 result | Q2 KR | Q2 result\n{ROWS}"}))
    assert key_results(reading)[0]["period"] == period
