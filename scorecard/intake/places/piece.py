"""A part of a sheet set upright for reading, whose every cell still knows where it stands in the sheet."""

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass, replace

from scorecard.intake.grid import Grid, Value
from scorecard.intake.headings.heading import Heading
from scorecard.intake.places.find import Table

Place = tuple[int, int]
"""Row and column, from 1."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A grid to read, and the way back from its rows and columns to the sheet's."""

    grid: Grid
    turned: bool = False
    """Rows and columns have changed places: the cell at (row, column) here stands at (column, row) in the sheet."""
    rows: tuple[int, ...] = ()
    """The row each row of `grid` was taken from, where some were repeated; () where none was."""
    moved: dict[Place, Place] = dataclasses.field(default_factory=dict)
    """Where the cells of added columns stand in the sheet."""
    told: tuple[str, ...] = ()
    """What was done, in words."""
    added: int = 0
    """Columns at the right that the sheet has in another shape."""
    aside: dict[str, tuple[int, ...]] = dataclasses.field(default_factory=dict)
    """The sheet's rows that were taken into others, by the reason."""

    @property
    def width(self) -> int:
        """Columns of the sheet."""
        return (len(self.grid.rows[0]) if self.grid.rows else 0) - self.added

    def place(self, row: int, column: int) -> Place:
        """The row and column in the sheet."""
        if (row, column) in self.moved:
            return self.moved[(row, column)]
        return (column, self.row(row)) if self.turned else (self.row(row), column)

    def row(self, row: int) -> int:
        """The row in the sheet that one of a piece that is not turned was taken from."""
        return self.rows[row - self.grid.first_row] if self.rows else row

    @property
    def as_it_stands(self) -> bool:
        """Every cell stands where the sheet has it."""
        return not (self.turned or self.rows or self.moved)


@dataclass(frozen=True, slots=True)
class Added:
    """A column that the sheet has in another shape."""

    field: str
    how: str
    values: dict[int, Value]
    """By row of the piece."""
    places: dict[int, Place]
    """Where each value stands in the sheet."""
    formats: dict[int, str] = dataclasses.field(default_factory=dict)
    """The number formats of those that have one."""
    heading: Heading | None = None
    """The one heading of the sheet that it stands for; None: the first of those that it replaces."""


def with_columns(
    piece: Piece, table: Table, added: Sequence[Added], told: str, *, instead_of: Sequence[Heading] = ()
) -> tuple[Piece, Table]:
    """The piece and its table with columns at the right; those `instead_of` which they stand are no longer read."""
    grid = piece.grid
    width = len(grid.rows[0]) if grid.rows else 0
    rows = [list(row) + [one.values.get(number) for one in added] for number, row in enumerate(grid.rows, start=grid.first_row)]
    headings = [replace(one, field=None, how=told) if one in instead_of else one for one in table.headings]
    moved, formats = dict(piece.moved), dict(grid.formats)
    for offset, one in enumerate(added):
        column = grid.first_column + width + offset
        text = one.heading.text if one.heading else " / ".join(of.text for of in instead_of) or one.field.replace("_", " ")
        headings.append(Heading(column, text, one.field, one.how))
        moved |= {(row, column): place for row, place in one.places.items()}
        formats |= {(row, column): code for row, code in one.formats.items()}
        home = one.heading or next(iter((*instead_of, *table.headings)), None)
        moved[(table.heading_row, column)] = piece.place(table.heading_row, home.column if home else grid.first_column)
    grid = replace(grid, rows=rows, formats=formats)
    piece = replace(piece, grid=grid, moved=moved, told=(*piece.told, told), added=piece.added + len(added))
    return piece, replace(table, headings=tuple(headings))
