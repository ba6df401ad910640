"""Columns that each list goals: of one perspective or of one period; and what only looks like such columns."""

from pathlib import Path

import pytest

from scorecard.model.reading import Given
from tests.reading import read
from tests.spec.sheets import codes, every_row_is_told, expect, imported, objectives, workbook


def test_goals_below_the_names_of_their_perspectives(tmp_path: Path) -> None:
    drawing = """
        Scorecard 2026
        Financial | Customer       | Internal Processes | Learning & Growth
        Grow      | Loyal shippers | Calm mornings      | Skilled planners
        Cut costs | tbd            | Fewer late plans   | Happy crew\\nGood rest
    """
    reading = imported(workbook(tmp_path / "plan.xlsx", {"Plan": drawing}))
    assert [(one["text"], one["perspective_word"], one["period"]) for one in objectives(reading)] == [
        ("Grow", "Financial", "2026"),
        ("Loyal shippers", "Customer", "2026"),
        ("Calm mornings", "Internal Processes", "2026"),
        ("Skilled planners", "Learning & Growth", "2026"),
        ("Cut costs", "Financial", "2026"),
        ("Fewer late plans", "Internal Processes", "2026"),
        ("Happy crew", "Learning & Growth", "2026"),
        ("Good rest", "Learning & Growth", "2026"),
    ]
    assert "cells-unplaced" not in codes(reading)
    every_row_is_told(reading)


@pytest.mark.parametrize(
    ("headings", "periods"),
    [
        ("Q1 Goals | Q2 Goals", ["2026-Q1", "2026-Q2"]),
        ("Goals Q1 2025 | Goals Q2 2025", ["2025-Q1", "2025-Q2"]),
        ("Ziele H1 | Ziele H2", ["2026-H1", "2026-H2"]),
    ],
)
def test_goals_below_the_names_of_their_periods(tmp_path: Path, headings: str, periods: list[str]) -> None:
    drawing = f"""
        Department | Lead | {headings}
        Planning   | An   | Plan the night | Fewer late plans
        Sales      | Bo   | Win ten riders |
    """
    reading = imported(workbook(tmp_path / "plan 2026.xlsx", {"Plan": drawing}))
    assert [(one["text"], one["unit"], one["owner"], one["period"]) for one in objectives(reading)] == [
        ("Plan the night", "Planning", "An", periods[0]),
        ("Fewer late plans", "Planning", "An", periods[1]),
        ("Win ten riders", "Sales", "Bo", periods[0]),
    ]
    every_row_is_told(reading)


@pytest.mark.parametrize(
    "drawing",
    [
        "Financial | Customer | Internal | Learning and growth\nGrow | Loyal shippers | Calm mornings | 4",
        " | Financial | Customer | Internal process\nWeight | a third | a third | a third",
        "Financial | Customer\nGrow | Loyal shippers",
        "Team | Q1 Goals | Q2 Goals\nPlanning | 12 | 14",
        "Q1 Goals | Q2 Goals\nPlan the night |",
    ],
)
def test_what_holds_other_things_than_goals_is_not_read(tmp_path: Path, drawing: str) -> None:
    assert read(workbook(tmp_path / "plan 2026.xlsx", {"Plan": drawing})).account.status == "nothing"


def test_a_table_of_key_results_with_goals_by_quarter_stays_one(tmp_path: Path) -> None:
    drawing = "Objective | Key result | Target | Q1 Goals | Q2 Goals\nCalm mornings | Late plans | 9 | Plan | Rest"
    reading = imported(workbook(tmp_path / "plan.xlsx", {"Plan": drawing}), Given(period="2026"))
    expect(reading, "objective | key_result | target\nCalm mornings | Late plans | 9")
