"""A sheet as read: cells with address, value and look. What every reader makes and every layout starts from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import cast

import numpy as np

from scorecard.intake.coded import Coded, coded

Value = str | float | int | bool | date | datetime | time | timedelta | None
"""None is an empty cell. Text is kept as typed, including blanks inside; it is never interpreted by a reader."""


@dataclass(frozen=True, slots=True)
class MergedRange:
    """A rectangle of merged cells, all numbers from 1 and included; its value stands in the first cell."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet. Rows and columns are numbered from 1 as the spreadsheet numbers them."""

    sheet: str
    """"" for a CSV file."""
    rows: list[list[Value]]
    """Row `first_row` and on; every row as long as the widest. Trailing empty rows and columns are cut off."""
    first_row: int = 1
    first_column: int = 1
    merged: tuple[MergedRange, ...] = ()
    formats: dict[tuple[int, int], str] = field(default_factory=dict)
    """Number format by (row, column) where it says more than General and could change a value's meaning: percent, currency
    and the like. Columns of one format are held under (0, column): see `number_format`."""
    error_cells: dict[tuple[int, int], str] = field(default_factory=dict)
    """"#N/A" and its kin, by (row, column); the value there is None."""
    uncached: tuple[tuple[int, int], ...] = ()
    """Formulas that were never computed: the value there is None."""
    comments: dict[tuple[int, int], str] = field(default_factory=dict)
    torn: tuple[int, ...] = ()
    """Rows of a text file with more cells than its heading: which cell belongs where can't be told."""
    unsplit: tuple[int, ...] = ()
    """Rows that are empty because the line of the file can't be split into cells."""
    hidden: bool = False
    """The sheet is hidden in the workbook."""
    date_1904: bool = False
    """The workbook counts its days from 1904, not from 1900."""
    _columns: list[tuple[Value, ...]] = field(default_factory=list, init=False, compare=False, repr=False)
    _filled: list[int] = field(default_factory=list, compare=False, repr=False, init=False)
    _coded: dict[int, Coded[Value]] = field(default_factory=dict, compare=False, repr=False, init=False)

    @classmethod
    def of_columns(cls, sheet: str, columns: Sequence[Coded[Value]]) -> "Grid":
        """A sheet that was read by columns, all equally long; some cell of the last row and of the last column is filled."""
        cells = [tuple(column.spread()) for column in columns]
        grid = cls(sheet, list(map(list, zip(*cells, strict=True))))
        grid._columns.extend(cells)
        grid._coded.update(enumerate(columns))
        return grid

    def without_margins(self) -> "Grid":
        """The same cells without the empty rows above and the empty columns at the left; their numbers stay."""
        rows = next((place for place, cells in enumerate(self.rows) if cells.count(None) < len(cells)), 0)
        columns = 0
        while self.rows and columns < len(self.rows[0]) and all(cells[columns] is None for cells in self.rows):
            columns += 1
        if not rows and columns in (0, len(self.rows[0]) if self.rows else 0):
            return self
        kept = [cells[columns:] for cells in self.rows[rows:]]
        return replace(self, rows=kept, first_row=self.first_row + rows, first_column=self.first_column + columns)

    def row(self, number: int) -> list[Value]:
        """The cells of a row by its number in the spreadsheet."""
        return self.rows[number - self.first_row]

    def filled(self) -> list[int]:
        """The numbers of the rows that hold anything."""
        if not self._filled and self.rows:
            width, last = len(self.rows[0]), self.first_row + len(self.rows)
            if any(None not in column for column in self.columns()):
                self._filled.extend(range(self.first_row, last))
            else:
                self._filled.extend(row for row, cells in enumerate(self.rows, start=self.first_row) if cells.count(None) < width)
        return self._filled

    def occupied(self) -> list[int]:
        """The rows that hold anything to a person's eye: error cells and formulas without a result too."""
        spoilt = {row for row, _ in (*self.error_cells, *self.uncached)}
        return sorted({*self.filled(), *spoilt}) if spoilt else self.filled()

    def columns(self) -> list[tuple[Value, ...]]:
        """The cells by column, each as long as `rows`. Questions to every cell are asked by column, each distinct value once."""
        if not self._columns and self.rows:
            self._columns.extend(zip(*self.rows, strict=True))
        return self._columns

    def coded(self, offset: int) -> Coded[Value]:
        """The cells of a column, counted from 0, equal ones once."""
        if offset not in self._coded:
            self._coded[offset] = coded(self.columns()[offset])
        return self._coded[offset]

    def mend(self, offset: int, told: Mapping[str, Value]) -> None:
        """Put other values where some texts stand in a column, counted from 0; for readers, before anybody looks at rows."""
        old = self.coded(offset)
        values = [told.get(value, value) if isinstance(value, str) else value for value in old.values]
        changed = np.array([value is not old.values[place] for place, value in enumerate(values)])
        mended = Coded(values, old.codes)
        column = self._columns[offset] = tuple(mended.spread())
        for row in np.flatnonzero(changed[old.codes]).tolist():
            self.rows[row][offset] = column[row]
        self._coded[offset] = mended if len(set(values)) == len(values) else coded(column)

    def at(self, row: int, column: int) -> Value:
        """The value at a spreadsheet address; None outside."""
        r, c = row - self.first_row, column - self.first_column
        if 0 <= r < len(self.rows) and 0 <= c < len(self.rows[r]):
            return self.rows[r][c]
        return None

    def number_format(self, row: int, column: int) -> str:
        """The cell's number format, "General" where nothing is known."""
        return self.formats.get((row, column)) or self.formats.get((0, column)) or "General"

    def columns_with_own_formats(self) -> set[int]:
        """The columns in which some cell's format is not the column's."""
        return {column for row, column in self.formats if row}


@dataclass(frozen=True, slots=True)
class Book:
    """A file as read: its sheets, or why it could not be read (or which question a person must answer)."""

    grids: tuple[Grid, ...] = ()
    refused: str = ""
    """A sentence that says what is wrong with the file and what to do; "" when it was read."""
    question: str = ""
    """A sentence that asks what only a person can know, such as the encoding; "" when nothing needs asking."""
    skipped_lines: tuple[tuple[int, str], ...] = ()
    """Lines of a text file that could not be split into cells, with the reason. Never dropped in silence."""
    notes: tuple[str, ...] = ()
    """What the reader decided that a person may want to know: encoding, delimiter, unwrapped quoting."""
    date_1904: bool = False


def texts_among(values: Sequence[Value]) -> Sequence[str]:
    """The texts; most columns hold nothing else, which is told at once."""
    if set(map(type, values)) == {str}:
        return cast("Sequence[str]", values)
    return [value for value in values if isinstance(value, str)]


@cache
def column_letter(column: int) -> str:
    """1 is A, 27 is AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def address(row: int, column: int) -> str:
    """`address(7, 6)` is "F7"."""
    return f"{column_letter(column)}{row}"


def place_of(cell: str) -> tuple[int, int]:
    """`place_of("F7")` is (7, 6)."""
    letters = cell.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(cell[len(letters) :]), column
