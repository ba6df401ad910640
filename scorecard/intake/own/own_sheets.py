"""How sheets that we wrote are known: a hidden row names their columns, wherever sorting or inserting may have put it; a list of
findings begins as such.
"""

from collections.abc import Iterable, Sequence
from itertools import islice

from scorecard.intake.grid import Grid
from scorecard.model.finding import LIST_HEADINGS, LIST_TITLE
from scorecard.model.own_book import CODE

NEAR = 50
"""Rows within which the hidden row stands where nobody sorted it away."""
TOP = 40
"""Rows within which the title or the heading of a list of findings stands."""


def codes(grid: Grid, most: int | None = None) -> dict[str, tuple[int, int]]:
    """Each column's code with its place in the hidden row; {} on any other sheet. `most`: so many rows are looked through."""
    for row, cells in enumerate(grid.rows[:most], start=grid.first_row):
        found = {
            value.removeprefix(CODE): (row, column)
            for column, value in enumerate(cells, start=grid.first_column)
            if isinstance(value, str) and value.startswith(CODE)
        }
        if len(found) > 1:
            return found
    return {}


def uncoded(grid: Grid, known: dict[str, tuple[int, int]], rows: list[int]) -> list[int]:
    """Columns that hold something in these rows and that somebody added."""
    taken = {column for _, column in known.values()}
    return sorted(
        {
            column
            for row in rows
            for column, value in enumerate(grid.row(row), start=grid.first_column)
            if value is not None and column not in taken
        }
    )


def lists_findings(rows: Iterable[Sequence[object]]) -> bool:
    """Whether the title or the heading row of a sheet is that of our list of findings."""
    return any(tuple(row[:1]) == (LIST_TITLE,) or tuple(row[: len(LIST_HEADINGS)]) == LIST_HEADINGS for row in islice(rows, TOP))
