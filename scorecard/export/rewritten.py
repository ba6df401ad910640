"""A workbook from rows as they were read, where the file itself can't be written again: CSV, .xls, .xlsb, .ods, Strict Open XML."""

import math
import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from openpyxl.cell.cell import ERROR_CODES, Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from scorecard.export.cells import allowed
from scorecard.intake.grid import Grid, Value

ROWS = "Rows"
"""The name of a sheet that had none, as in a CSV file. The view `finding_identity` knows it too."""
MOST_ROWS = 1_048_576
MOST_WIDTH = 50
FIRST_DATE = date(1900, 3, 1)
"""Earlier days have other numbers in other programs, so they are written as texts."""
_NOT_IN_NAMES = re.compile(r"[\\/*?:\[\]\x00-\x1f]")


def rewritten(grids: Iterable[Grid]) -> tuple[Workbook, dict[str, Worksheet]]:
    """The workbook, and its sheets by the names that the file has. Texts stay texts; formulas are not there to be kept."""
    book = Workbook()
    for sheet in book.worksheets:
        book.remove(sheet)
    sheets = {}
    for grid in grids:
        sheet = book.create_sheet(_NOT_IN_NAMES.sub(" ", grid.sheet).strip("' ")[:31] or ROWS)
        sheet.sheet_state = "hidden" if grid.hidden else "visible"
        _fill(sheet, grid)
        sheets[grid.sheet] = sheet
    return book, sheets


def _fill(sheet: Worksheet, grid: Grid) -> None:
    widths: dict[int, int] = {}
    for row, values in enumerate(grid.rows[:MOST_ROWS], start=grid.first_row):
        for column, value in enumerate(values, start=grid.first_column):
            if value is None:
                continue
            put(sheet.cell(row, column), value, grid.number_format(row, column))
            widths[column] = max(widths.get(column, 8), min(MOST_WIDTH, len(str(value)) + 2))
    for (row, column), error in grid.error_cells.items():
        cell = sheet.cell(row, column)
        cell.value = error
        cell.data_type = "e" if error in ERROR_CODES else "s"
    for (row, column), text in grid.comments.items():
        sheet.cell(row, column).comment = Comment(allowed(text), "")
    for column, width in widths.items():
        sheet.column_dimensions[get_column_letter(column)].width = width
    for area in grid.merged:
        sheet.merge_cells(
            start_row=area.first_row, start_column=area.first_column, end_row=area.last_row, end_column=area.last_column
        )


def put(cell: Cell | MergedCell, value: Value, number_format: str = "General") -> None:
    """A number, a day or a truth as such; everything else as text, so that nothing becomes a formula."""
    assert isinstance(cell, Cell)
    if isinstance(value, bool) or (isinstance(value, (int, float)) and math.isfinite(value)):
        cell.value = value
        if number_format != "General":
            cell.number_format = allowed(number_format)[:255]
    elif isinstance(value, (time, timedelta)) or (isinstance(value, date) and _day(value) >= FIRST_DATE):
        cell.value = value
    else:
        cell.value = allowed(str(value))
        cell.data_type = "s"


def _day(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value
