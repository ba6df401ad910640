"""Halves, seasons, terms and cycles as periods: those whose days everybody knows, and those of which only the name is known."""

from pathlib import Path

import pytest

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
