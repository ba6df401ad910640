"""Turned tables: the headings stand in the first column, and each further column is a record."""

from collections.abc import Sequence
from dataclasses import replace

from scorecard.intake.grid import Grid
from scorecard.intake.headings.heading import Heading, Known
from scorecard.intake.headings.heading_row import recognise
from scorecard.intake.headings.heading_score import richest_row, richness
from scorecard.intake.places.piece import Piece

MOST_LABELS = 60
"""A turned table has its headings in this many rows at most."""
LEAST_RICH = 5
"""Points of a column of headings; no row of the sheet may have as many."""
_ATTRIBUTES = {"baseline", "target", "current", "progress", "owner", "due_on", "status", "weight"}
"""What an objective or key result has; a list of choices has none of it."""
_LONG = 20
"""Characters; a level in words is shorter."""


def turned(grid: Grid, known: Known) -> list[Piece]:
    """The records below each first label, where the first column reads as a heading, better than any row does; else none."""
    if not 2 <= len(grid.rows) <= MOST_LABELS:
        return []
    column, headings = _label_column(grid, known)
    if not headings or richness(headings) < LEAST_RICH or richest_row(grid, known)[0] >= LEAST_RICH:
        return []
    if sum(one.field is not None for one in headings) * 2 < len(headings) or not {one.field for one in headings} & _ATTRIBUTES:
        return []
    if _explains(grid, column, headings) or _counts_times(headings):
        return []
    first = next(one.text for one in headings if one.field)
    starts = [one.column for one in headings if one.text == first]
    ends = [*starts[1:], grid.first_row + len(grid.rows)]
    return [turn(grid, column, start, end) for start, end in zip(starts, ends, strict=True)]


def turn(grid: Grid, column: int, start: int, end: int) -> Piece:
    """The rows from `start` to before `end`, from `column` on, with rows and columns changed."""
    taken = grid.rows[start - grid.first_row : end - grid.first_row]
    rows = [list(cells) for cells in zip(*(row[column - grid.first_column :] for row in taken), strict=True)]
    formats = {
        (across, down): grid.number_format(down, across)
        for down in range(start, end)
        for across in range(column, column + len(rows))
        if grid.number_format(down, across) != "General"
    }
    upright = replace(grid, rows=rows, first_row=column, first_column=start, formats=formats, merged=())
    return Piece(upright, turned=True, told=("transposed",))


def _explains(grid: Grid, column: int, headings: Sequence[Heading]) -> bool:
    """Beside the words for levels stand sentences without a number: what the words mean, not a record."""
    rows = [grid.row(one.column) for one in headings if one.field in ("baseline", "target", "current")]
    told = [value for row in rows for value in row[column - grid.first_column + 1 :] if value is not None]
    sentences = [value for value in told if isinstance(value, str) and len(value) > _LONG and not any(map(str.isdigit, value))]
    return len(sentences) * 2 > len(told)


def _counts_times(headings: Sequence[Heading]) -> bool:
    """ "Month" above months: a history, whose measures stand beside that word."""
    fields = [one.field for one in headings]
    return fields.count("at_period") > 1 and not {"period", "year", "observed_on"}.isdisjoint(fields)


def _label_column(grid: Grid, known: Known) -> tuple[int, list[Heading]]:
    """The leftmost filled column, its cells read as headings; their `column` is the sheet's row."""
    for offset in range(min(3, len(grid.rows[0]))):
        cells = [row[offset] for row in grid.rows]
        if any(isinstance(value, str) for value in cells):
            return grid.first_column + offset, recognise(cells, grid.first_row, known)
    return grid.first_column, []
