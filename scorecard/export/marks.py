"""Findings as they stand in somebody's own workbook: a fill and a comment at the cell, and a sheet that lists them all.

Texts of findings hold data, so every one is written as a text: never a formula, a link or a number.
"""

import math
import re
from collections.abc import Sequence

from openpyxl.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import quote_sheetname
from openpyxl.utils.exceptions import CellCoordinatesException
from openpyxl.workbook import Workbook
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from scorecard.export.cells import allowed
from scorecard.model.finding import LIST_HEADINGS, LIST_TITLE, Finding, Severity

FILLS = {Severity.ERROR: "FFF3C9C0", Severity.WARNING: "FFF7E3B0", Severity.NOTE: "FFD6E4F0"}
"""The word stands in the comment and on the list, so that nobody depends on colour."""
GRAVEST_FIRST = list(Severity)
MOST_COMMENT = 4_000
"""Characters of one cell's marks; the list has all of them."""
_OURS = re.compile(r"^Scorecard, (?:error|warning|note) \d+: ")
WIDTHS = (6, 10, 18, 9, 22, 28, 60, 50)
FIRST_ROW = 6
"""Of the findings on the list; the rows above hold its title, two notes, a blank and the headings."""


def clear(sheet: Worksheet) -> None:
    """Take away what an earlier fix list marked: our lines of the comments, and our fills under them."""
    # Only the cells that are there: walking the rows would make all the others.
    for cell in sheet._cells.values():
        if not isinstance(cell, Cell) or cell.comment is None:
            continue
        lines = cell.comment.text.split("\n")
        theirs = [line for line in lines if not _OURS.match(line)]
        if len(theirs) == len(lines):
            continue
        rest = "\n".join(theirs).strip("\n")
        cell.comment = _comment(rest, cell.comment.author) if rest else None
        if cell.fill.fill_type == "solid" and cell.fill.fgColor.rgb in FILLS.values():
            cell.fill = PatternFill()


def mark(sheet: Worksheet, finding: Finding, number: int) -> str:
    """Mark the finding's cell, of merged ones the first. Returns its address, or "" where the sheet can't have such a cell.

    Call it with the gravest findings first: the first to come decides the fill.
    """
    cell = _cell(sheet, finding.cell)
    if cell is None:
        return ""
    line = " ".join(f"Scorecard, {finding.severity.value} {number}: {finding.message} {finding.fix}".split())
    before = cell.comment
    marked = before is not None and any(_OURS.match(one) for one in before.text.split("\n"))
    if before is None:
        cell.comment = _comment(line, "Scorecard")
    elif len(before.text) + len(line) <= MOST_COMMENT or not marked:
        cell.comment = _comment(f"{before.text}\n{line}", before.author)
    if not marked:
        cell.fill = PatternFill("solid", fgColor=FILLS[finding.severity])
    return cell.coordinate


def _cell(sheet: Worksheet, address: str) -> Cell | None:
    try:
        cell = sheet[address] if address else None
    except (CellCoordinatesException, ValueError):
        return None
    if isinstance(cell, MergedCell):
        around = next((area for area in sheet.merged_cells.ranges if address in area), None)
        cell = sheet.cell(around.min_row, around.min_col) if around else None
    return cell if isinstance(cell, Cell) else None


def _comment(text: str, author: str | None) -> Comment:
    """A comment large enough to be read whole."""
    told = allowed(text)
    return Comment(told, author or "", width=300, height=min(600, 20 + 17 * _lines(told, 46)))


def _lines(text: str, width: int) -> int:
    """On how many lines a text stands, at most twenty."""
    return min(20, sum(max(1, math.ceil(len(line) / width)) for line in text.split("\n")))


def add_list(book: Workbook, title: str, notes: Sequence[str], findings: Sequence[Finding], cells: Sequence[tuple[str, str]]) -> None:
    """A last sheet with every finding, shown first when the workbook is opened. `cells` are the marked ones, as sheet and address.

    Last, because macros may count the sheets; no sheet but this one is selected, for what is typed goes into all selected ones.
    """
    sheet = book.create_sheet(_free(title, book.sheetnames))
    for other in book.worksheets:
        other.sheet_view.tabSelected = False
    book.active = sheet
    _put(sheet.cell(1, 1), LIST_TITLE).font = Font(bold=True, size=16)
    for row, note in enumerate(notes, start=2):
        _put(sheet.cell(row, 1), note)
    for column, (text, width) in enumerate(zip(LIST_HEADINGS, WIDTHS, strict=True), start=1):
        head = _put(sheet.cell(FIRST_ROW - 1, column), text)
        head.font, head.fill, head.border = Font(bold=True), PatternFill("solid", fgColor="FFE7EDF2"), Border(bottom=Side("thin"))
        sheet.column_dimensions[head.column_letter].width = width
    for number, (finding, cell) in enumerate(zip(findings, cells, strict=True), start=1):
        _line(sheet, FIRST_ROW - 1 + number, number, finding, cell)
    sheet.freeze_panes = f"A{FIRST_ROW}"
    if findings:
        sheet.auto_filter.ref = f"A{FIRST_ROW - 1}:H{FIRST_ROW - 1 + len(findings)}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr.fitToPage = 0, True
    sheet.print_title_rows = f"{FIRST_ROW - 1}:{FIRST_ROW - 1}"


def _line(sheet: Worksheet, row: int, number: int, finding: Finding, cell: tuple[str, str]) -> None:
    told = (finding.severity.value, finding.sheet, finding.cell, finding.heading, finding.value, finding.message, finding.fix)
    sheet.cell(row, 1, number).alignment = Alignment(vertical="top")
    for column, text in enumerate(told, start=2):
        _put(sheet.cell(row, column), text).alignment = Alignment(vertical="top", wrap_text=column > 4)
    sheet.cell(row, 2).fill = PatternFill("solid", fgColor=FILLS[finding.severity])
    # Not every program makes a row as high as its wrapped texts when it opens a file.
    sheet.row_dimensions[row].height = 15 * max(_lines(text, width) for text, width in zip(told, WIDTHS[1:], strict=True))
    name, address = cell
    if address:
        link = sheet.cell(row, 4)
        link.hyperlink = Hyperlink(ref=link.coordinate, location=f"{quote_sheetname(name)}!{address}")
        link.font = Font(color="FF0563C1", underline="single")


def _put(cell: Cell | MergedCell, text: str) -> Cell:
    """A text as that text, whatever it begins with."""
    assert isinstance(cell, Cell)
    if text:
        cell.value = allowed(text)
        cell.data_type = "s"
    return cell


def _free(title: str, taken: Sequence[str]) -> str:
    """The title, or with a number behind it where a sheet has that name already; Excel does not tell upper case from lower."""
    known = {name.casefold() for name in taken}
    return next(name for name in (title, *(f"{title} {n}" for n in range(2, len(known) + 3))) if name.casefold() not in known)
