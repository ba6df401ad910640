"""Whose a table is: the sheet, or the line above it, is called after its department or team."""

from pathlib import Path

import pytest

from scorecard.model.reading import Given
from tests.spec.sheets import codes, every_row_is_told, expect, imported, objectives, workbook

GIVEN = Given(period="2026-Q3")
TABLE = """
    Objective     | Key Result | Baseline | Target | Current
    Calm mornings | Late plans | {}       | 5      | {}
    Calm mornings | Calls      | {}       | 2      | {}
"""
NUMBERS = ((30, 18, 12, 7), (24, 9, 14, 3), (41, 40, 8, 8))


def stacked(titles: tuple[str, str, str], between: str = "") -> str:
    """Three tables of the same words below each other, each below its title."""
    parts = []
    for title, numbers in zip(titles, NUMBERS, strict=True):
        told = TABLE.format(*numbers).strip("\n")
        parts.append(f"{title} | | | |\n{between}{told}\n | | | |")
    return "\n".join(parts)


def told_by_unit(*units: str) -> str:
    rows = ["unit | key_result | baseline | current"]
    for unit, (plans, now, calls, so_far) in zip(units, NUMBERS, strict=True):
        rows += [f"{unit} | Late plans | {plans} | {now}", f"{unit} | Calls | {calls} | {so_far}"]
    return "\n".join(rows)


@pytest.mark.parametrize("kind", ["Team", "Department", "Squad", "Afdeling", "Group"])
def test_sheets_numbered_after_their_unit(tmp_path: Path, kind: str) -> None:
    names = [f"{kind} {number}" for number in (1, 2, 3)]
    path = workbook(tmp_path / "okr.xlsx", {name: TABLE.format(*numbers) for name, numbers in zip(names, NUMBERS, strict=True)})
    expect(imported(path, GIVEN), told_by_unit(*names))


@pytest.mark.parametrize("between", ["", " | | | |\n"])
@pytest.mark.parametrize(
    "titles",
    [("Marketing", "Sales", "Support"), ("Team 1", "Team 2", "Team 3"), ("Utrecht", "Breda", "Zwolle"), ("North", "South", "West")],
)
def test_tables_of_the_same_words_are_told_apart_by_their_titles(tmp_path: Path, titles: tuple[str, str, str], between: str) -> None:
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKR": stacked(titles, between)}), GIVEN)
    expect(reading, told_by_unit(*titles))
    assert not codes(reading)
    every_row_is_told(reading)


@pytest.mark.parametrize("between", ["", " | | | |\n"])
def test_tables_below_the_names_of_departments_are_theirs(tmp_path: Path, between: str) -> None:
    titles = ("Marketing team", "Sales team", "Stock and transport")
    drawn = stacked(titles, between).replace("Calm mornings", "{}").format(*(f"Goal {number}" for number in (1, 1, 2, 2, 3, 3)))
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKR": drawn}), GIVEN)
    assert [(one["text"], one["unit"]) for one in objectives(reading)] == [
        ("Goal 1", "Marketing"),
        ("Goal 2", "Sales"),
        ("Goal 3", "Stock and transport"),
    ]
    every_row_is_told(reading)


def test_tables_below_lines_that_name_no_department_are_nobodys(tmp_path: Path) -> None:
    drawn = stacked(("Growth", "Quality", "People first")).replace("Calm mornings", "{}").format(*(f"Goal {number}" for number in (1, 1, 2, 2, 3, 3)))
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKR": drawn}), GIVEN)
    assert [(one["text"], one["unit"]) for one in objectives(reading)] == [("Goal 1", ""), ("Goal 2", ""), ("Goal 3", "")]


def test_a_table_with_other_numbers_is_no_copy(tmp_path: Path) -> None:
    below = "\n | | | |\n".join(TABLE.format(*numbers).strip("\n") for numbers in NUMBERS[:2])
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKR": below}), GIVEN)
    assert "table-repeated" not in codes(reading)


def test_a_copy_with_a_row_more_is_a_copy(tmp_path: Path) -> None:
    table = TABLE.format(*NUMBERS[0]).strip("\n")
    drawn = f"{table}\n | | | |\n{table}\n Calm evenings | | | 4 |"
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKR": drawn}), GIVEN)
    assert "table-repeated" in codes(reading)
    every_row_is_told(reading)


def test_a_note_beside_the_first_title_changes_nothing(tmp_path: Path) -> None:
    titles = ("Marketing", "Sales", "Support")
    drawn = "\n".join(f"{line.rstrip()} | |" for line in stacked(titles).splitlines()).replace("Marketing | | | | | |", "Marketing | | | | | | Draft", 1)
    expect(imported(workbook(tmp_path / "okr.xlsx", {"OKR": drawn}), GIVEN), told_by_unit(*titles))


def test_tables_of_two_units_are_no_copies_though_their_numbers_are_equal(tmp_path: Path) -> None:
    table = TABLE.format(*NUMBERS[0]).strip("\n")
    drawn = f"Marketing | | | |\n{table}\n | | | |\nSales | | | |\n{table}"
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKR": drawn}), GIVEN)
    assert [one["unit"] for one in objectives(reading)] == ["Marketing", "Sales"]
    assert not codes(reading)
