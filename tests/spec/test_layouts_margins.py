"""What stands around a table and says nothing: empty rows above it, empty columns at its left, a sheet of notes."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl import Workbook

from scorecard.intake.tables import Reading
from scorecard.model.reading import Given
from tests.spec.sheets import Drawn, every_row_is_told, imported, key_results, workbook

GIVEN = Given(period="2026-Q3")
DRAWN = {
    "flat": """
        Objective     | Key Result | Owner | Baseline | Target | Current
        Calm mornings | Late plans | Head  | 30       | 5      | 18
                      | Calls      | Lead  | 12       | 2      | 7
    """,
    "labels": """
        O1    | Calm mornings           |
        KR1.1 | Late plans from 30 to 5 |
        KR1.2 | Calls from 12 to 2      |
        O2    | Full rosters            |
        KR2.1 | Leave from 9 to 4       |
    """,
    "rows of targets and actuals": """
        KPI        |        | Jan | Feb | Mar
        Late plans | Target | 20  | 18  | 16
                   | Actual | 24  | 19  | 17
        Calls      | Target | 9   | 8   | 7
                   | Actual | 9   | 9   | 8
    """,
    "units below each other": """
        Marketing     |            |          |        |
        Objective     | Key Result | Baseline | Target | Current
        Calm mornings | Late plans | 30       | 5      | 18
        Calm mornings | Calls      | 12       | 2      | 7
                      |            |          |        |
        Sales         |            |          |        |
        Objective     | Key Result | Baseline | Target | Current
        Calm mornings | Late plans | 24       | 5      | 9
        Calm mornings | Calls      | 14       | 2      | 3
    """,
    "months down the rows": """
        KPIs of the museum 2026 |          |
                                | Visitors | Members
        Target                  | 900      | 120
        January                 | 700      | 90
        February                | 810      | 101
        March                   | 850      | 104
    """,
}


def shifted(made: Workbook, rows: int, columns: int) -> None:
    for sheet in made:
        if rows:
            sheet.insert_rows(1, rows)
        if columns:
            sheet.insert_cols(1, columns)


def noted(made: Workbook) -> None:
    sheet = made.create_sheet("Read me")
    sheet["A1"], sheet["A3"] = "Please update before Friday.", "Questions go to the strategy office."


CHANGES: dict[str, Callable[[Workbook], None]] = {
    "a margin at the left": lambda made: shifted(made, 0, 1),
    "rows above": lambda made: shifted(made, 3, 0),
    "both": lambda made: shifted(made, 2, 2),
    "a sheet of notes": noted,
}


def told(reading: Reading) -> list[Drawn]:
    """The key results, without where they stand."""
    return [{name: value for name, value in one.items() if not name.endswith(("row", "cell"))} for one in key_results(reading)]


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("drawn", DRAWN)
def test_what_says_nothing_changes_nothing(tmp_path: Path, drawn: str, change: str) -> None:
    path = workbook(tmp_path / "plan 2026.xlsx", {"OKR": DRAWN[drawn]})
    before = told(imported(path, GIVEN))
    made = openpyxl.load_workbook(path)
    CHANGES[change](made)
    made.save(path)
    reading = imported(path, GIVEN)
    assert before
    assert told(reading) == before
    every_row_is_told(reading)


def test_cells_keep_their_places_behind_a_margin(tmp_path: Path) -> None:
    path = workbook(tmp_path / "okr.xlsx", {"OKR": DRAWN["flat"]})
    made = openpyxl.load_workbook(path)
    shifted(made, 2, 1)
    made.save(path)
    content = imported(path, GIVEN).content
    assert content is not None
    assert [(row["row"], row["cell"]) for row in content.key_results.to_pylist()] == [(4, "C4"), (5, "C5")]
    assert [(row["row"], row["cells"]) for row in content.source_rows.to_pylist()][1] == (
        4,
        [None, "Calm mornings", "Late plans", "Head", "30", "5", "18"],
    )
