"""Objectives that a table writes out once and calls by their label from there on."""

from pathlib import Path

import pytest

from scorecard.intake.rows.plain import LEAST_ROWS
from scorecard.model.reading import Given
from tests.spec.sheets import expect, imported, workbook

GIVEN = Given(period="2026-Q1")


@pytest.mark.parametrize(
    ("first", "again"),
    [("O1: Quiet nights", "O1"), ("O1 - Quiet nights", "O1"), ("Objective 1. Quiet nights", "Objective 1"), ("Ziel 1: Quiet nights", "Ziel 1")],
)
def test_a_label_alone_is_the_objective_that_it_begins(tmp_path: Path, first: str, again: str) -> None:
    drawing = f"Objective | Key result | Target\n{first} | Complaints | 8\n{again} | Trains at night | 4\nO2: Full trains | Seats taken | 90"
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKRs": drawing}), GIVEN)
    expect(reading, "objective | key_result\nQuiet nights | Complaints\nQuiet nights | Trains at night\nFull trains | Seats taken")


def test_it_is_the_nearest_above_where_each_team_counts_from_one(tmp_path: Path) -> None:
    drawing = """
        Team  | Objective        | Key result      | Target
        North | O1: Quiet nights | Complaints      | 8
        North | O1               | Trains at night | 4
        South | O1: Full trains  | Seats taken     | 90
        South | O1               | Seats sold      | 95
        South | O7               | Lost bags       | 3
    """
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKRs": drawing}), GIVEN)
    expect(
        reading,
        """
        objective    | key_result
        Quiet nights | Complaints
        Quiet nights | Trains at night
        Full trains  | Seats taken
        Full trains  | Seats sold
        O7           | Lost bags
    """,
    )


def test_a_long_table_is_read_alike(tmp_path: Path) -> None:
    """Tables of many plain rows are read by columns."""
    rows = [f"{'O1: Quiet nights' if not row else 'O1'} | Trains on line {row} | % | 1 | 9 | 4" for row in range(LEAST_ROWS)]
    drawing = "\n".join(["Objective | Key result | Unit of measure | Baseline | Target | Current", *rows])
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKRs": drawing}), GIVEN)
    assert reading.content is not None
    assert reading.content.objectives["text"].to_pylist() == ["Quiet nights"]
    assert reading.content.key_results.num_rows == LEAST_ROWS
