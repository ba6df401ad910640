"""What a writer makes of an organisation, on paper: sheets of cells, as a grid or as a real file; and what it tells."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Literal

import openpyxl

from scorecard.intake.grid import Book, Grid, MergedRange, Value
from tests.property.hands import Cell, Hand, Shown

Rows = list[list[Cell]]
Facts = dict[str, object]
"""What one key result is expected to say, by field."""


@dataclass(frozen=True, slots=True)
class Written:
    sheets: dict[str, Rows]
    expected: list[Facts]
    """One entry a key result, in no order."""
    name: str = "plan"
    """Of the file, without its ending."""
    named: bool = False
    """The sheets' names say something that a text file can't."""
    merged: dict[str, tuple[MergedRange, ...]] = field(default_factory=dict)

    def alone(self, sheet: str) -> "Written":
        """One of the sheets as a file of its own."""
        return replace(self, sheets={sheet: self.sheets[sheet]}, name=sheet)

    def book(self) -> Book:
        """As the readers would hand it over."""
        return Book(tuple(_grid(name, rows, self.merged.get(name, ())) for name, rows in self.sheets.items()))

    def save(self, folder: Path, hand: Hand) -> Path:
        """A real file; several sheets make it a workbook."""
        if hand.file == "csv" and len(self.sheets) == 1 and not (self.merged or self.named):
            [rows] = self.sheets.values()
            return _save_text(folder / f"{self.name}.csv", rows, hand)
        return _save_workbook(folder / f"{self.name}.xlsx", self.sheets, self.merged)


def _value(cell: Cell) -> Value:
    return cell.value if isinstance(cell, Shown) else cell


def _grid(name: str, rows: Rows, merged: tuple[MergedRange, ...]) -> Grid:
    width = max(map(len, rows))
    cells: list[list[Value]] = [[*map(_value, row), *[None] * (width - len(row))] for row in rows]
    formats = {
        (down, across): cell.number_format
        for down, row in enumerate(rows, start=1)
        for across, cell in enumerate(row, start=1)
        if isinstance(cell, Shown) and cell.number_format != "yyyy-mm-dd"
    }
    return Grid(name, cells, formats=formats, merged=merged)


def _save_workbook(path: Path, sheets: dict[str, Rows], merged: dict[str, tuple[MergedRange, ...]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for down, row in enumerate(rows, start=1):
            for across, cell in enumerate(row, start=1):
                if cell is None:
                    continue
                told = sheet.cell(down, across)
                told.value = _value(cell)
                if isinstance(cell, str):
                    told.data_type = "s"
                elif isinstance(cell, Shown):
                    told.number_format = cell.number_format
        for one in merged.get(name, ()):
            sheet.merge_cells(start_row=one.first_row, start_column=one.first_column, end_row=one.last_row, end_column=one.last_column)
    book.save(path)
    return path


_QUOTING: tuple[Literal[0, 1], ...] = (csv.QUOTE_MINIMAL, csv.QUOTE_ALL)


def _save_text(path: Path, rows: Rows, hand: Hand) -> Path:
    file = io.StringIO()
    quoting = hand.choose(_QUOTING, 8)
    width = max(map(len, rows))
    told = [[*map(_text, row), *[""] * (width - len(row))] for row in rows]
    csv.writer(file, delimiter=hand.choose((";", ",", "\t"), 9), quoting=quoting).writerows(told)
    encoding = hand.choose(("utf-8", "utf-8-sig", "utf-16"), 10)
    path.write_bytes(file.getvalue().encode(encoding))
    return path


def _text(cell: Cell) -> str:
    value = _value(cell)
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value.isoformat()[:10] if isinstance(value, date) else str(value)


# Tables, before they stand on a sheet


@dataclass(frozen=True, slots=True)
class Table:
    headings: list[str]
    rows: Rows
    texts: tuple[int, ...] = (0,)
    """The columns of objectives and key results, where notes and totals stand."""

    @property
    def all_rows(self) -> Rows:
        return [[*self.headings], *self.rows]


def blank(width: int) -> list[Cell]:
    return [None] * width


def alone(text: str, width: int, at: int = 0) -> list[Cell]:
    row = blank(width)
    row[at] = text
    return row


def joined(tables: Iterable[Table], beside: int) -> Rows:
    """Tables side by side with so many empty columns between them."""
    parts = [table.all_rows for table in tables]
    height = max(map(len, parts))
    rows: Rows = []
    for down in range(height):
        row: list[Cell] = []
        for part in parts:
            row += [*(part[down] if down < len(part) else blank(len(part[0]))), *[None] * beside]
        rows.append(row[: len(row) - beside])
    return rows


def with_columns(table: Table, added: Sequence[tuple[int, str, list[Cell]]]) -> Table:
    """The table with columns more, each at its place."""
    headings, rows = [*table.headings], [[*row] for row in table.rows]
    for at, heading, cells in added:
        headings.insert(at, heading)
        for row, cell in zip(rows, cells, strict=True):
            row.insert(at, cell)
    return replace(table, headings=headings, rows=rows)
