"""Initiatives in rows of their own below a measure: no key results, and said to be skipped."""

from pathlib import Path

import pytest

from scorecard.model.reading import Given
from tests.spec.sheets import every_row_is_told, expect, imported, key_results, objectives, sheet_of, workbook

GIVEN = Given(period="2026", unit="Sales")
LABELS = """
    Objective | KPI      | Target | Actual | Owner | Due
    Grow      | Revenue  | 100    | 50     | Ann   |
              | {0}      |        |        | Ann   | 2026-03-31
              | {1}      |        |        | Bob   | 2026-06-30
              | NPS      | 45     | 30     | Cy    |
              | {2}      |        |        | Di    | 2026-12-31
"""


@pytest.mark.parametrize(
    "first, second, third",
    [
        ("Initiative: New prices", "Action 1: Partners", "Project - Survey"),
        ("Maßnahme 1: Neue Preise", "Maßnahme 2: Partner", "Aktion: Umfrage"),
        ("Actie: nieuwe prijzen", "Initiatief: partners", "Maatregel 3: enquête"),
        ("- New prices", "- Partners", "- Survey"),
        ("• New prices", "→ Partners", "• Survey"),
    ],
)
def test_labels_or_bullets_tell_initiatives_from_measures(tmp_path: Path, first: str, second: str, third: str) -> None:
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKRs": LABELS.format(first, second, third)}), GIVEN)
    expect(reading, "objective | key_result | target | owner | due_on\nGrow | Revenue | 100 | Ann |\nGrow | NPS | 45 | Cy |")
    assert [(one.rows, one.reason) for one in sheet_of(reading, "OKRs").skipped] == [((3, 4, 6), "an initiative, not a key result")]
    every_row_is_told(reading)


@pytest.mark.parametrize("heading", ["KPI / Action", "Measures and initiatives", "Kennzahl / Maßnahme"])
def test_the_heading_of_their_column_does_too(tmp_path: Path, heading: str) -> None:
    drawn = LABELS.format("New prices", "Partners", "Survey").replace("KPI      ", heading)
    expect(imported(workbook(tmp_path / "okr.xlsx", {"OKRs": drawn}), GIVEN), "objective | key_result\nGrow | Revenue\nGrow | NPS")


@pytest.mark.parametrize("column", [0, 1])
def test_so_does_a_line_above_them(tmp_path: Path, column: int) -> None:
    blank = "| " * column
    drawn = f"""
        Objective | Key Result | Target | Current | Owner
        Grow      | Revenue    | 100    | 50      | Ann
        {blank} Initiatives
        {blank} New prices {"| " * (4 - column)} Ann
        {blank} Partners   {"| " * (4 - column)} Bob
        Delight   | NPS        | 45     | 30      | Cy
        {blank} Initiatives
        {blank} Survey     {"| " * (4 - column)} Di
    """
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKRs": drawn}), GIVEN)
    assert [one["text"] for one in objectives(reading)] == ["Grow", "Delight"]
    assert [one["key_result"] for one in key_results(reading)] == ["Revenue", "NPS"]


def test_blanks_alone_make_no_initiative(tmp_path: Path) -> None:
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKRs": LABELS.format("Open the shop", "Sign the lease", "Survey")}), GIVEN)
    assert [one["key_result"] for one in key_results(reading)] == ["Revenue", "Open the shop", "Sign the lease", "NPS", "Survey"]


def test_bullets_before_measures_too_tell_nothing(tmp_path: Path) -> None:
    drawn = "Objective | Key Result | Target\nGrow | - Revenue | 100\n | - Open the shop |\n | - NPS | 45"
    assert len(key_results(imported(workbook(tmp_path / "okr.xlsx", {"OKRs": drawn}), GIVEN))) == 3


def test_an_objective_that_only_an_initiative_names_stays(tmp_path: Path) -> None:
    drawn = "Objective | KPI | Target | Actual\nGrow | Revenue | 100 | 50\nDelight | Initiative: Survey | |"
    assert [one["text"] for one in objectives(imported(workbook(tmp_path / "okr.xlsx", {"OKRs": drawn}), GIVEN))] == ["Grow", "Delight"]
