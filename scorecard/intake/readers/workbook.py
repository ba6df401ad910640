"""Workbooks: calamine for the values, the parts themselves for how cells look and what calamine leaves out silently."""

import struct
from dataclasses import replace
from typing import Any

import python_calamine

from scorecard.intake.grid import Book, Grid, Value, texts_among
from scorecard.intake.readers import biff, biff12, ooxml, opendocument
from scorecard.intake.readers.ahead import Ahead
from scorecard.intake.readers.compound import Compound
from scorecard.intake.readers.gate import LOCKED, Admitted, Refused
from scorecard.intake.readers.look import MOST_MERGED, Look, check_span
from scorecard.intake.readers.shape import cut_to_filled

MOST_TEXT = 32_767
"""Characters a cell can hold in any spreadsheet program."""
MOST_TEXT_IN_ALL = 50_000_000
_DAMAGED = "is damaged, or no workbook that can be read. Save a new copy as .xlsx and upload that."


def read_xlsx(file: Admitted, _: str | None) -> Book:
    """.xlsx and .xlsm. Raises Refused."""
    return _read(file, *ooxml.looks(file.parts))


def read_xlsb(file: Admitted, _: str | None) -> Book:
    """The binary kin of .xlsx. Raises Refused."""
    return _read(file, *biff12.looks(file.parts))


def read_ods(file: Admitted, _: str | None) -> Book:
    """OpenDocument. Raises Refused."""
    return _read(file, opendocument.looks(file.parts["content.xml"]), date_1904=False)


def read_xls(file: Admitted, _: str | None) -> Book:
    """Excel 5 to 2003. Raises Refused."""
    container = Compound(file.path.read_bytes())
    if "encryptedpackage" in container:
        raise Refused(LOCKED)
    if "worddocument" in container or "powerpoint document" in container:
        raise Refused("is a Word or PowerPoint document, not a spreadsheet. Upload the workbook itself.")
    name = next((one for one in ("workbook", "book") if one in container), None)
    if name is None:
        raise Refused("is an Office file, but holds no workbook. Upload the spreadsheet itself.")
    try:
        looks, date_1904 = biff.looks(container.stream(name))
    except (struct.error, IndexError) as error:
        raise Refused(_DAMAGED) from error
    return _read(file, looks, date_1904)


def _read(file: Admitted, looks: dict[str, Look], date_1904: bool) -> Book:
    """The sheets in their order. Raises Refused for what calamine can't read."""
    for sheet, look in looks.items():
        check_span(sheet, look)
    file.parts.clear()
    try:
        workbook, sheets = (file.ahead or Ahead(file.path)).result()
        texts = _Texts()
        metas = workbook.sheets_metadata
        grids = tuple(_grid(sheets.get(meta.name), meta, looks.get(meta.name, Look()), texts, date_1904) for meta in metas)
    except python_calamine.PasswordError as error:
        raise Refused(LOCKED) from error
    except (MemoryError, KeyboardInterrupt, SystemExit, Refused):
        raise
    except BaseException as error:
        # A damaged file may raise the reader's own panic, which is no Exception.
        raise Refused(_DAMAGED) from error
    cut = [name for name, look in looks.items() if len(look.merged) == MOST_MERGED]
    notes = [f'Sheet "{name}" has more merged ranges than a table needs; {MOST_MERGED:,} were noted.' for name in cut]
    return Book(grids=grids, notes=tuple(notes), date_1904=date_1904)


def _grid(sheet: Any, meta: Any, look: Look, texts: "_Texts", date_1904: bool) -> Grid:
    hidden = meta.visible != python_calamine.SheetVisibleEnum.Visible
    if sheet is None:
        return Grid(meta.name, [], hidden=hidden)
    rows: list[list[Value]] = sheet.to_python(skip_empty_area=False)
    places = [*look.error_cells, *look.uncached]
    for at, column in places:
        if at <= len(rows) and column <= len(rows[at - 1]):
            rows[at - 1][column - 1] = None
    reported = max((row for row, _ in places), default=0), max((column for _, column in places), default=0)
    rows = cut_to_filled(rows, reported)
    grid = Grid(
        sheet=meta.name,
        rows=rows,
        merged=look.merged,
        formats=look.formats,
        error_cells=look.error_cells,
        uncached=look.uncached,
        comments=look.comments,
        hidden=hidden,
        date_1904=date_1904,
    )
    texts.mend(grid)
    height, width = len(rows), len(rows[0]) if rows else 0
    rows = cut_to_filled(rows, reported)
    # Blank texts at the end went too: a grid of another size has other columns.
    return grid if rows and (len(rows), len(rows[0])) == (height, width) else replace(grid, rows=rows)


class _Texts:
    """Looks at every text of a book, by columns: most have nothing to change."""

    def __init__(self) -> None:
        self._characters = 0

    def mend(self, grid: Grid) -> None:
        """Take blanks off the end of texts, None where nothing else was in one, and put a sign where half of one stands.

        Raises Refused for more text than spreadsheets hold.
        """
        for place in range(len(grid.columns())):
            texts = set(texts_among(grid.coded(place).values))
            if not texts:
                continue
            joined = "\0".join(texts)
            self._count(texts, len(joined) - len(texts) + 1)
            # A blank text is no larger than any other, so that one look at the smallest tells whether there is one; and one at all of them
            # joined, whether one ends in a blank.
            plain = joined.isascii() and min(texts)[:1] > " " and joined[-1] > " " and " \0" not in joined and "\n\0" not in joined
            spoilt = {} if plain else _spoilt(texts)
            if spoilt:
                grid.mend(place, spoilt)

    def _count(self, texts: set[str], characters: int) -> None:
        """Equal texts of a column count once."""
        self._characters += characters
        if characters > MOST_TEXT and max(map(len, texts)) > MOST_TEXT:
            raise Refused("holds a cell longer than any spreadsheet allows (32,767 characters). Shorten it.")
        if self._characters > MOST_TEXT_IN_ALL:
            raise Refused("holds more than 50 million characters of text. Save the sheet that matters as CSV.")


def _spoilt(texts: set[str]) -> dict[str, Value]:
    """What takes the place of some texts."""
    return {text: clean for text in texts if text[:1] <= " " or text[-1:] <= " " or not text.isascii() if (clean := _clean(text)) != text}


def _clean(text: str) -> str | None:
    # Nobody sees a blank behind a text; before one it may stand for a level.
    text = text.rstrip()
    if not text:
        return None
    # A lone half of a surrogate pair can't be written to any file or store.
    return text if text.isascii() else text.encode("utf-8", "replace").decode()
