"""Workbooks: calamine for the values, the parts themselves for how cells look and what calamine leaves out in silence."""

from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import python_calamine

from scorecard.intake.gate import LOCKED, Refused, parts
from scorecard.intake.grid import Book, Grid, Value
from scorecard.intake.readers import biff, biff12, ooxml, opendocument
from scorecard.intake.readers.compound import Compound
from scorecard.intake.readers.look import MOST_MERGED, Look, check_span
from scorecard.intake.readers.shape import cut_to_filled

MOST_TEXT = 32_767
"""Characters a cell can hold in any spreadsheet program."""
MOST_TEXT_IN_ALL = 50_000_000
_DAMAGED = "is damaged, or no workbook that can be read. Save a new copy as .xlsx and upload that."


def read_xlsx(path: Path, _: str | None) -> Book:
    """.xlsx and .xlsm. Raises Refused."""
    return _read(path, *ooxml.looks(parts(path)))


def read_xlsb(path: Path, _: str | None) -> Book:
    """The binary kin of .xlsx. Raises Refused."""
    return _read(path, *biff12.looks(parts(path)))


def read_xls(path: Path, _: str | None) -> Book:
    """Excel 5 to 2003. Raises Refused."""
    container = Compound(path.read_bytes())
    name = next((one for one in ("workbook", "book") if one in container), None)
    if name is None:
        raise Refused("is an Office file, but holds no workbook. Upload the spreadsheet itself.")
    return _read(path, *biff.looks(container.stream(name)))


def read_ods(path: Path, _: str | None) -> Book:
    """OpenDocument. Raises Refused."""
    return _read(path, opendocument.looks(parts(path)["content.xml"]), date_1904=False)


def _read(path: Path, looks: dict[str, Look], date_1904: bool) -> Book:
    """The sheets in their order. Raises Refused for what calamine can't read."""
    for sheet, look in looks.items():
        check_span(sheet, look)
    try:
        # By content: from_path would choose the reader by the file's name.
        with path.open("rb") as opened:
            workbook = python_calamine.CalamineWorkbook.from_filelike(opened)
            once = _Texts()
            grids = tuple(_grid(workbook, meta, looks.get(meta.name, Look()), once) for meta in workbook.sheets_metadata)
    except python_calamine.PasswordError as error:
        raise Refused(LOCKED) from error
    except (MemoryError, KeyboardInterrupt, SystemExit, Refused):
        raise
    except BaseException as error:
        # A damaged file may raise the reader's own panic, which is no Exception.
        raise Refused(_DAMAGED) from error
    cut = [name for name, look in looks.items() if len(look.merged) == MOST_MERGED]
    notes = tuple(f'Sheet "{name}" has more merged ranges than a table needs; {MOST_MERGED:,} of them were noted.' for name in cut)
    return Book(grids=grids, notes=notes, date_1904=date_1904)


def _grid(workbook: Any, meta: Any, look: Look, once: "_Texts") -> Grid:
    hidden = meta.visible != python_calamine.SheetVisibleEnum.Visible
    if meta.typ != python_calamine.SheetTypeEnum.WorkSheet:
        return Grid(meta.name, [], hidden=hidden)
    rows: list[list[Value]] = workbook.get_sheet_by_name(meta.name).to_python(skip_empty_area=False)
    once.clean(rows, meta.name)
    places = [*look.error_cells, *look.uncached]
    for row, column in places:
        if row <= len(rows) and column <= len(rows[row - 1]):
            rows[row - 1][column - 1] = None
    reported = max((row for row, _ in places), default=0), max((column for _, column in places), default=0)
    return Grid(
        sheet=meta.name,
        rows=cut_to_filled(rows, reported),
        merged=look.merged,
        formats=look.formats,
        error_cells=look.error_cells,
        uncached=look.uncached,
        comments=look.comments,
        hidden=hidden,
    )


class _Texts:
    """Each text once: equal ones share an object, which makes handing them over cheap. Counts what a file may hold."""

    def __init__(self) -> None:
        self._known: dict[str, str | None] = {"": None}
        self._left = MOST_TEXT_IN_ALL

    def clean(self, rows: list[list[Value]], sheet: str) -> None:
        """Empty texts become None, in place. Raises Refused for texts no spreadsheet holds."""
        known = self._known
        for row in rows:
            for column, value in enumerate(row):
                if value.__class__ is str:
                    try:
                        row[column] = known[value]  # type: ignore[index]
                    except KeyError:
                        row[column] = known[value] = self._checked(value, sheet)  # type: ignore[index, arg-type]
                elif value.__class__ not in _PLAIN:
                    row[column] = str(value)

    def _checked(self, text: str, sheet: str) -> str | None:
        if len(text) > MOST_TEXT:
            raise Refused(f'holds a cell longer than any spreadsheet allows (32,767 characters) in its sheet "{sheet}". Shorten it.')
        self._left -= len(text)
        if self._left < 0:
            raise Refused("holds more than 50 million characters of text. Save the sheet that matters as CSV and upload that.")
        if not text.isascii():
            # A lone half of a surrogate pair can't be written to any file or store.
            text = text.encode("utf-8", "replace").decode()
        return text if text.strip() else None


_PLAIN = frozenset({type(None), str, float, int, bool, date, datetime, time, timedelta})
