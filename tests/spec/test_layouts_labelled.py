"""Templates whose objectives stand behind a label in lines of their own: above a table for each, between the rows of one, or in a form."""

from pathlib import Path

import pytest

from scorecard.model.reading import Given
from tests.spec.sheets import every_row_is_told, expect, imported, workbook

GIVEN = Given(period="2026")


@pytest.mark.parametrize("top", ["Team: Warehouse | | | ", "Team: | Warehouse | Quarter: | Q2 2026", "Team: | Warehouse | Owner: | Ann"])
@pytest.mark.parametrize("blank", ["", "KR3:", "KR 3", "Key Result 3:"])
def test_tables_below_labelled_objectives_are_no_form_whatever_is_left_blank(tmp_path: Path, top: str, blank: str) -> None:
    drawing = f"""
        OKR Template
        {top}
        Objective 1:        | Zero-defect picking
        Key Results         | Owner | Start | Target | Current | Comments
        KR1: Pick errors    | Ola   | 6     | 2      | 4       |
        KR2: Recounts       | Ola   | 15    | 5      | 9       |
        {blank}
        Objective 2:        | A safe floor
        Key Results         | Owner | Start | Target | Current | Comments
        KR1: Near misses    | Ida   | 10    | 40     | 26      |
        KR2: Safety walks   | Ida   | 0     | 12     | 7       |
        {blank}
        Objective 3:        |
        Key Results         | Owner | Start | Target | Current | Comments
        {blank}
    """
    expect(
        imported(workbook(tmp_path / "okr.xlsx", {"OKR": drawing}), Given(period="2026-Q2")),
        """
        objective           | key_result   | owner | baseline | target | current
        Zero-defect picking | Pick errors  | Ola   | 6        | 2      | 4
        Zero-defect picking | Recounts     | Ola   | 15       | 5      | 9
        A safe floor        | Near misses  | Ida   | 10       | 40     | 26
        A safe floor        | Safety walks | Ida   | 0        | 12     | 7
    """,
    )


def test_a_form_with_key_results_left_blank_has_none_of_these(tmp_path: Path) -> None:
    drawing = "Objective 1: Calm mornings\nOwner | Ann\nKR1: Late plans\nTarget | 5\nKR2: Calls\nTarget | 7\nKR3:\nObjective 2: Short waits\nKR1: Visits\nTarget | 9\nKR2:"
    expect(
        imported(workbook(tmp_path / "okr.xlsx", {"OKR": drawing}), GIVEN),
        "objective | key_result | target\nCalm mornings | Late plans | 5\nCalm mornings | Calls | 7\nShort waits | Visits | 9",
    )


LINES = {
    "two cells": "Objective {}: | {}", "a blank between": "OBJECTIVE {} | | {}", "in short": "O{} | {}", "a word": "Objective | {1}", "one cell": "O{}: {}",
}  # fmt: skip


@pytest.mark.parametrize("line", LINES.values(), ids=LINES.keys())
@pytest.mark.parametrize("label", ["", "KR1: ", "• "])
@pytest.mark.parametrize("headings", ["Key Results | Owner | Start | Target | Current", "Key Result | Responsible | Baseline | Goal | Actual"])
def test_objectives_beside_their_label_stand_above_their_key_results(tmp_path: Path, line: str, label: str, headings: str) -> None:
    first, second = line.format(1, "Zero-defect picking"), line.format(2, "A safe floor")
    drawing = f"""
        {headings}
        {first}
        {label}Pick errors  | Ola | 6  | 2  | 4
        {label}Recounts     | Ola | 15 | 5  | 9
        {second}
        {label}Near misses  | Ida | 10 | 40 | 26
        {label}Safety walks | Ida | 1  | 12 | 7
    """
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKR": drawing}), GIVEN)
    expect(reading, SHOWN)
    every_row_is_told(reading)


SHOWN = """
    objective           | key_result   | owner | baseline | target | current
    Zero-defect picking | Pick errors  | Ola   | 6        | 2      | 4
    Zero-defect picking | Recounts     | Ola   | 15       | 5      | 9
    A safe floor        | Near misses  | Ida   | 10       | 40     | 26
    A safe floor        | Safety walks | Ida   | 1        | 12     | 7
"""


@pytest.mark.parametrize("line", [*LINES.values(), "{1}"], ids=[*LINES.keys(), "nothing but words"])
@pytest.mark.parametrize("headings", ["Key Results | Owner | Start | Target | Current", "Key Result | Responsible | Baseline | Goal | Actual"])
def test_each_objective_stands_above_a_table_of_its_own(tmp_path: Path, line: str, headings: str) -> None:
    drawing = f"""
        OKR Template
        {line.format(1, "Zero-defect picking")}
        {headings}
        Pick errors  | Ola | 6  | 2  | 4
        Recounts     | Ola | 15 | 5  | 9
        {line.format(2, "A safe floor")}
        {headings}
        Near misses  | Ida | 10 | 40 | 26
        Safety walks | Ida | 1  | 12 | 7
    """
    expect(imported(workbook(tmp_path / "okr.xlsx", {"OKR": drawing}), GIVEN), SHOWN)
