"""Small turned tables anywhere in a sheet: the names of measures beside a label, and below it what each should reach and has reached."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from scorecard.intake.grid import Grid, Value
from scorecard.intake.headings.aliases import LONGEST_NAME
from scorecard.intake.headings.heading import Heading, Known, heading_of
from scorecard.intake.headings.headlines import perspective_in
from scorecard.intake.places.piece import Piece, Place
from scorecard.intake.upright.turned import turn

MOST_ROWS = 200
"""Nobody lays out more of them by hand."""
LEAST_LABELS = 2
"""Below the names, with numbers beside them, one of which says what is reached or should be."""
ABOVE = 2
"""Rows above the names in which the block may be called after a perspective."""
_LEVELS = ("target", "current", "baseline", "objective")


def turned_blocks(grid: Grid, known: Known) -> list[Piece]:
    """One piece a block, none where the sheet has no two of them side by side or below each other."""
    if known or not 0 < len(grid.rows) <= MOST_ROWS:
        return []
    found = list(_blocks(grid))
    return [_upright(grid, *one) for one in found] if len(found) > 1 else []


def _blocks(grid: Grid) -> Iterator[tuple[int, int, int, int]]:
    """First and last row, first and last column of each."""
    for offset, cells in enumerate(grid.columns()):
        for at, value in enumerate(cells):
            if not isinstance(value, str) or not _is_named(value) or _of(value).field != "key_result":
                continue
            names = _until_blank(grid.rows[at][offset + 1 :])
            if not names or not all(isinstance(name, str) and not _is_named(name) for name in names):
                continue
            labels = _until_blank(cells[at + 1 :])
            beside = slice(offset + 1, offset + 1 + len(names))
            levels = [row for row in range(at + 1, at + 1 + len(labels)) if _are_numbers(grid.rows[row][beside])]
            told = {_of(str(cells[row])[:LONGEST_NAME]).field for row in levels}
            if len(levels) >= LEAST_LABELS and len(levels) == len(labels) and len(told & set(_LEVELS)) > 1:
                row, column = grid.first_row + at, grid.first_column + offset
                yield row, row + len(labels), column, column + len(names)


def _is_named(text: str) -> bool:
    """What some heading is called, and not only alike."""
    return len(text) < LONGEST_NAME and _of(text).field is not None and _of(text).how != "fuzzy"


def _of(text: str) -> Heading:
    return heading_of(text, text, 0)


def _until_blank(cells: Sequence[Value]) -> Sequence[Value]:
    end = next((place for place, value in enumerate(cells) if value is None), len(cells))
    return cells[:end]


def _are_numbers(cells: Sequence[Value]) -> bool:
    told = [value for value in cells if value is not None]
    return bool(told) and all(isinstance(value, float) for value in told)


def _upright(grid: Grid, row: int, last_row: int, column: int, last_column: int) -> Piece:
    """The block with a row for each measure, and a column for the perspective that it is called after."""
    width = last_column - grid.first_column + 1
    piece = turn(replace(grid, rows=[cells[:width] for cells in grid.rows]), column, row, last_row + 1)
    told = ((above, grid.at(above, column)) for above in range(row - 1, max(row - ABOVE, grid.first_row) - 1, -1))
    named = next(((above, text) for above, text in told if isinstance(text, str) and perspective_in(text)), None)
    if named is None:
        return piece
    rows = [[*cells, "Perspective" if number == 0 else named[1]] for number, cells in enumerate(piece.grid.rows)]
    places: dict[Place, Place] = {(column + number, last_row + 1): (named[0], column) for number in range(len(rows))}
    return replace(piece, grid=replace(piece.grid, rows=rows), moved=places, added=1)
