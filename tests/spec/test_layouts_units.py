"""Whose a table is: the sheet, or the line above it, is called after its department or team."""

from pathlib import Path

import pytest

from scorecard.intake.tables import Reading
from scorecard.model.reading import Given
from tests.spec.sheets import codes, every_row_is_told, expect, imported, objectives, text_file, workbook

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


def parents(reading: Reading) -> list[tuple[str, str | None]]:
    assert reading.content is not None
    return [(one["unit"], one["parent"]) for one in reading.content.units.to_pylist()]


@pytest.mark.parametrize(
    "headings",
    [
        "Team | Parent team | Objective | Key Result | Target",
        "Unit | Reports to department | Objective | KPI | Target",
        "Abteilung | Übergeordnete Abteilung | Ziel | Kennzahl | Zielwert",
        "Afdeling | Bovenliggende afdeling | Doelstelling | KPI | Streefwaarde",
        "Unité | Unité de rattachement | Objectif | Indicateur | Cible",
    ],
)
def test_the_unit_above_may_stand_beside_each_objective(tmp_path: Path, headings: str) -> None:
    drawn = f"""
        {headings}
        Sales North | Sales | Grow    | Revenue       | 100
        Sales North | Sales | Grow    | Margin        | 10
        Sales South | Sales | Delight | NPS           | 45
        Sales       | -     | Win     | Market share  | 10
    """
    reading = imported(text_file(tmp_path / "okr.csv", drawn))
    assert parents(reading) == [("Sales North", "Sales"), ("Sales South", "Sales")]
    assert "heading-not-recognised" not in codes(reading)


@pytest.mark.parametrize(
    "above, found",
    [(("Jane Smith", "John Doe"), []), (("HR", "Board"), [("IT", "HR"), ("HR", "Board")])],
)
def test_whom_a_unit_reports_to_may_be_a_person(tmp_path: Path, above: tuple[str, str], found: list[tuple[str, str]]) -> None:
    drawn = f"Unit | Reports to | Objective | KPI | Target\nIT | {above[0]} | Run | Uptime | 99\nHR | {above[1]} | Hire | Hires | 10"
    assert parents(imported(text_file(tmp_path / "okr.csv", drawn))) == found


def test_what_a_sheet_of_units_says_holds(tmp_path: Path) -> None:
    drawn = {
        "OKRs": "Unit | Parent unit | Objective | KPI | Target\nIT | Ops | Run | Uptime | 99\nHR | Ops | Hire | Hires | 10",
        "Units": "Unit | Parent unit | Level\nIT | Operations | Department",
    }
    assert parents(imported(workbook(tmp_path / "okr.xlsx", drawn))) == [("IT", "Operations"), ("HR", "Ops")]


def test_a_kpi_that_only_says_what_is_counted_leaves_the_words_beside_it_to_the_key_result(tmp_path: Path) -> None:
    rows = ("Speerpunt | Resultaat | KPI | Nulmeting | Streefwaarde", "Rust | Minder late plannen | aantal per week | 30 | 5", "Rust | Wensen gehonoreerd | % | 50 | 90")
    found = imported(workbook(tmp_path / "plan.xlsx", {"Plan": "\n".join(rows)}))
    told = "key_result | unit_of_measure | baseline | target"
    expect(found, f"{told}\nMinder late plannen | aantal per week | 30 | 5\nWensen gehonoreerd | % | 50 | 90")


def test_plans_and_actuals_are_known_by_their_short_names(tmp_path: Path) -> None:
    path = workbook(tmp_path / "kpi.xlsx", {"KPI": "KPI | Tgt | Jan Act | Feb Act\nLate plans | 5 | 24 | 18\nCalls | 9 | 30 | 22"})
    expect(imported(path, Given(period="2026")), "key_result | target | current | check_ins\nLate plans | 5 | 18 | 2\nCalls | 9 | 22 | 2")
