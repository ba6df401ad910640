"""Halves, seasons, terms and cycles as periods: those whose days everybody knows, and those of which only the name is known."""

from pathlib import Path

import pytest

from scorecard.model.reading import Given
from tests.spec.sheets import codes, expect, imported, key_results, workbook

TABLE = "Objective | Key Result | Target | Actual\nGrow | Customers | 100 | 80"


@pytest.mark.parametrize(
    ("heading", "first", "second"),
    [
        ("Half", "H1", "H2"),
        ("Half", "1", "2"),
        ("Half Year", "First half", "Second half"),
        ("Semester", "Semester 1", "Semester 2"),
        ("Halbjahr", "1. Halbjahr", "2. Halbjahr"),
        ("Halfjaar", "Eerste helft", "Tweede helft"),
        ("Semestre", "S1", "S2"),
        ("Half", "HY1 2026", "HY2 2026"),
    ],
)
def test_a_column_of_halves_tells_the_period_of_each_row(tmp_path: Path, heading: str, first: str, second: str) -> None:
    drawn = f"""
        {heading} | Objective | Key Result | Target | Actual
        {first}   | Grow      | Customers  | 100    | 80
        {second}  | Grow      | Customers  | 150    | 120
    """
    expect(
        imported(workbook(tmp_path / "okr 2026.xlsx", {"OKRs": drawn})),
        "objective | key_result | period | target | current\nGrow | Customers | 2026-H1 | 100 | 80\nGrow | Customers | 2026-H2 | 150 | 120",
    )


@pytest.mark.parametrize(("file", "year"), [("okr FY2026", ""), ("okr 2025-26", ""), ("okr", "2025/26"), ("okr 2024", "2025/26")])
def test_quarters_in_a_column_are_of_the_fiscal_year(tmp_path: Path, file: str, year: str) -> None:
    drawn = f"""
        Year   | Quarter | Objective | Key Result | Target
        {year} | Q1      | Grow      | Customers  | 100
        {year} | H2      | Grow      | Sales      | 150
    """
    reading = imported(workbook(tmp_path / f"{file}.xlsx", {"OKRs": drawn}))
    assert [one["period"] for one in key_results(reading)] == ["2025/2026-Q1", "2025/2026-H2"]


def test_a_month_of_a_fiscal_year_may_be_of_either_year(tmp_path: Path) -> None:
    drawn = "Period | Objective | Key Result | Target\nMarch | Grow | Customers | 100"
    reading = imported(workbook(tmp_path / "okr FY2026.xlsx", {"OKRs": drawn}))
    assert [one["period"] for one in key_results(reading)] == ["2025/2026"]
    assert "period-unreadable" in codes(reading)


def test_a_third_of_a_year_is_no_quarter(tmp_path: Path) -> None:
    drawn = "Cuatrimestre | Objetivo | Indicador | Meta\n1 | Crecer | Clientes | 100"
    reading = imported(workbook(tmp_path / "okr 2026.xlsx", {"OKRs": drawn}))
    assert [one["period"] for one in key_results(reading)] == ["2026"]


@pytest.mark.parametrize(
    "term",
    ["Spring 2026", "Fall 2026", "2026 Spring", "Winter 2025/26", "Term 1 2026", "2026 - Cycle 2", "Tertial 1 2026", "1st trimester 2026", "Herbst 2026",
     "Sommersemester 2026", "Spring term 2026"],
)  # fmt: skip
@pytest.mark.parametrize("where", ["title", "sheet", "file", "label"])
def test_a_season_or_term_is_no_year(tmp_path: Path, term: str, where: str) -> None:
    above = {"title": f"OKRs {term}\n", "label": f"Period: | {term}\n"}.get(where, "")
    name = term.replace("/", "-")
    path = tmp_path / (f"OKRs {name}.xlsx" if where == "file" else "OKRs 2026.xlsx")
    reading = imported(workbook(path, {name if where == "sheet" else "Plan": above + TABLE}))
    expect(reading, "objective | key_result | period | unit | target\nGrow | Customers | | | 100")
    assert "period-without-days" in codes(reading)


@pytest.mark.parametrize("names", [("Spring", "Fall"), ("Cycle 1", "Cycle 2"), ("Term 1", "Term 2"), ("Sprint 3", "Sprint 4")])
def test_sheets_that_are_called_after_terms_are_no_units(tmp_path: Path, names: tuple[str, str]) -> None:
    sheets = {names[0]: TABLE, names[1]: TABLE.replace("Customers", "Sales")}
    reading = imported(workbook(tmp_path / "okr 2026.xlsx", sheets))
    assert [(one["key_result"], one["unit"], one["period"]) for one in key_results(reading)] == [("Customers", "", ""), ("Sales", "", "")]
    assert [one.sheet for one in reading.account.findings if one.code == "period-without-days"] == list(names)


@pytest.mark.parametrize(
    ("file", "title", "period"),
    [
        ("okr", "Spring 2026 (Q2 2026)", "2026-Q2"),
        ("okr", "Fall prevention 2026", "2026"),
        ("okr", "2026 fall prevention programme", "2026"),
        ("okr", "Spring Health OKRs 2026", "2026"),
        ("okr", "Long-term 1 goals 2026", "2026"),
        ("okr 2026", "Updated Fall 2025", "2026"),
        ("okr", "OKR cycle 2026", "2026"),
    ],
)
def test_what_is_no_season_leaves_the_period(tmp_path: Path, file: str, title: str, period: str) -> None:
    reading = imported(workbook(tmp_path / f"{file}.xlsx", {"Plan": f"{title}\n{TABLE}"}))
    assert [one["period"] for one in key_results(reading)] == [period]
    assert "period-without-days" not in codes(reading)


def test_rows_with_periods_of_their_own_need_no_sheet_s(tmp_path: Path) -> None:
    drawn = "Quarter | Objective | Key Result | Target\nQ1 | Grow | Customers | 100\nQ2 | Grow | Sales | 150"
    reading = imported(workbook(tmp_path / "okr.xlsx", {"Spring 2026": drawn}))
    assert [one["period"] for one in key_results(reading)] == ["2026-Q1", "2026-Q2"]
    assert "period-without-days" not in codes(reading)


def test_a_person_s_word_is_the_period(tmp_path: Path) -> None:
    reading = imported(workbook(tmp_path / "okr.xlsx", {"Spring 2026": TABLE}), Given(period="2026-Q2"))
    assert [one["period"] for one in key_results(reading)] == ["2026-Q2"]
    assert "period-without-days" not in codes(reading)


@pytest.mark.parametrize(
    ("lines", "periods"),
    [
        (("Q1", "Q2"), ["2026-Q1", "2026-Q2"]),
        (("First half", "Second half"), ["2026-H1", "2026-H2"]),
        (("Cycle 1", "Cycle 2"), ["", ""]),
    ],
)
def test_tables_below_each_other_are_of_what_the_line_above_each_says(tmp_path: Path, lines: tuple[str, str], periods: list[str]) -> None:
    drawn = f"OKRs 2026\n{lines[0]}\n{TABLE}\n | |\n{lines[1]}\n{TABLE.replace('Customers', 'Sales')}"
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKRs": drawn}))
    assert [(one["key_result"], one["period"], one["unit"]) for one in key_results(reading)] == [
        ("Customers", periods[0], ""),
        ("Sales", periods[1], ""),
    ]


@pytest.mark.parametrize(("file", "sheet", "title"), [("okr", "Sprint 3", "OKRs Q2 2026"), ("okr", "2026-Q2", "Sprint 3"), ("okr Q2 2026", "Plan", "Sprint 3")])
def test_a_sprint_lies_within_its_quarter(tmp_path: Path, file: str, sheet: str, title: str) -> None:
    reading = imported(workbook(tmp_path / f"{file}.xlsx", {sheet: f"{title}\n{TABLE}"}))
    assert [one["period"] for one in key_results(reading)] == ["2026-Q2"]
    assert "period-without-days" not in codes(reading)


def test_a_file_s_name_may_have_underscores(tmp_path: Path) -> None:
    reading = imported(workbook(tmp_path / "okr_cycle_2_2026.xlsx", {"Plan": TABLE}))
    assert [one["period"] for one in key_results(reading)] == [""]
