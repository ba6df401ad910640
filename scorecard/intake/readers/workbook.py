"""Workbooks: calamine for the values, the parts themselves for how cells look and what calamine leaves out in silence."""

from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import python_calamine

from scorecard.intake.gate import Refused, parts
from scorecard.intake.grid import Book, Grid, Value
from scorecard.intake.readers.look import Look, looks

MOST_CELLS = 5_000_000
MOST_TEXT = 32_767
PLAIN = (str, float, int, bool, date, datetime, time, timedelta)


def read_xlsx(path: Path, _: str | None) -> Book:
    found = looks(parts(path))
    for sheet, look in found.items():
        if look.span > MOST_CELLS:
            raise Refused(
                f'spans too many cells in its sheet "{sheet}": something stands in {look.last}. '
                "Delete what stands far outside the table, or save that sheet as CSV."
            )
    return _read(path, found)


def read_xlsb(path: Path, _: str | None) -> Book:
    return _read(path, {})


def read_xls(path: Path, _: str | None) -> Book:
    return _read(path, {})


def read_ods(path: Path, _: str | None) -> Book:
    return _read(path, {})


def _read(path: Path, found: dict[str, Look]) -> Book:
    """The sheets in their order. Raises Refused for what calamine can't read."""
    try:
        # By content: from_path would choose the reader by the file's name.
        workbook = python_calamine.CalamineWorkbook.from_filelike(path.open("rb"))
        grids = tuple(_grid(workbook, meta, found.get(meta.name, Look())) for meta in workbook.sheets_metadata)
    except python_calamine.PasswordError as error:
        raise Refused("is protected by a password. Remove the password and upload it again.") from error
    except MemoryError:
        raise
    except BaseException as error:
        # A damaged file may raise the reader's own panic, which is no Exception.
        if isinstance(error, (KeyboardInterrupt, SystemExit, Refused)):
            raise
        raise Refused("is damaged or no workbook that can be read. Save a new copy as .xlsx and upload that.") from error
    return Book(grids=grids)


def _grid(workbook: Any, meta: Any, look: Look) -> Grid:
    if meta.typ != python_calamine.SheetTypeEnum.WorkSheet:
        return Grid(meta.name, [])
    rows: list[list[Value]] = workbook.get_sheet_by_name(meta.name).to_python(skip_empty_area=False)
    for row in rows:
        for column, value in enumerate(row):
            if value == "":
                row[column] = None
            elif isinstance(value, str):
                if len(value) > MOST_TEXT:
                    raise Refused(f'holds a cell longer than any spreadsheet allows in its sheet "{meta.name}".')
                if "\ud800" <= max(value) <= "\udfff":
                    row[column] = value.encode("utf-8", "replace").decode()
    while rows and not any(value is not None for value in rows[-1]):
        rows.pop()
    return Grid(
        sheet=meta.name,
        rows=rows,
        merged=look.merged,
        formats=look.formats,
        error_cells=look.error_cells,
        uncached=look.uncached,
        hidden=meta.visible != python_calamine.SheetVisibleEnum.Visible,
    )
