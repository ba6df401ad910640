"""The fix list: a copy of somebody's own workbook with every finding marked at its cell and listed on a sheet of its own.

Values, formulas with their results, formats, comments, macros and all other sheets stay as they are. Where a file can't be
written again (CSV, .xls, .xlsb, .ods, Strict Open XML), or its original is gone, the copy holds the rows as they were read.
"""

import io
import zipfile
from dataclasses import dataclass
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.workbook.properties import CalcProperties
from openpyxl.worksheet.worksheet import Worksheet

from scorecard.errors import UnreadableFile
from scorecard.export import marks
from scorecard.export.results import carry_results
from scorecard.export.rewritten import put, rewritten
from scorecard.intake.grid import Grid
from scorecard.intake.own.own_sheets import TOP, lists_findings
from scorecard.intake.process.sandbox import read_book
from scorecard.intake.readers.encoding import Undecided, decoded
from scorecard.intake.readers.gate import Refused
from scorecard.measures import filters
from scorecard.model.finding import Finding
from scorecard.model.scores import UploadRecord
from scorecard.store.store import Store

MOST_CELLS = 1_500_000
"""Cells that are copied; openpyxl takes about 500 bytes for each. Beyond, the copy is the list alone."""
TITLE = "Findings"
OTHER = "The marks stand in a copy of the rows as they were read, because this kind of file can't be written again as it was."
WHOLE = "A line that could not be split into cells stands whole in its first one: spread it over the columns."
ALONE = "The file is too large to be copied with marks. Mend the original at the cells named here."
LOST = {
    "xl/slicers/": "slicers",
    "xl/ctrlprops/": "form controls",
    "xl/diagrams/": "diagrams",
    "xl/threadedcomments/": "threads of comments",
}
"""Parts that openpyxl leaves out, by what people call them."""


@dataclass(frozen=True, slots=True)
class _Copy:
    """A workbook to be marked, its sheets by the names that findings use, and what the list says of it."""

    book: Workbook
    sheets: dict[str, Worksheet]
    note: str = ""


def fix_list(store: Store, upload_id: int, original: Path | None) -> bytes:
    """The marked copy of one upload. `original` is the file as it came, None when it is no longer there.

    Raises UnreadableFile for an upload that is not there or was undone.
    """
    upload = next((one for one in filters.uploads(store) if one.upload == upload_id and not one.undone), None)
    if upload is None:
        raise UnreadableFile(f"There is no upload {upload_id} that counts.", "`scorecard show uploads` lists them.")
    found = filters.findings(store, upload_id)
    findings = sorted(found, key=lambda one: marks.GRAVEST_FIRST.index(one.severity))
    if _size(store, upload_id) > MOST_CELLS:
        return _saved(_marked(_Copy(Workbook(), {}, ALONE), upload, findings))
    if original is not None and original.is_file():
        own = _own(original, upload, findings)
        if own is not None:
            return own
    book, sheets = rewritten(_grids(store, upload_id, original))
    whole = _whole_lines(original, findings) if original is not None else {}
    for row, line in whole.items():
        put(sheets[""].cell(row, 1), line)
    return _saved(_marked(_Copy(book, sheets, f"{OTHER} {WHOLE}" if whole else OTHER), upload, findings))


def file_name(file: str) -> str:
    """What the fix list of a file is called: `okr.xlsx` gives `okr-fix-list.xlsx`, and so does `okr-fix-list.xlsx`."""
    stem, _, suffix = file.rpartition(".")
    return f"{(stem or suffix).removesuffix('-fix-list')}-fix-list.{'xlsm' if suffix.lower() == 'xlsm' else 'xlsx'}"


def _own(original: Path, upload: UploadRecord, findings: list[Finding]) -> bytes | None:
    """The file itself with marks; None when openpyxl can't read it or can't write it again."""
    content = original.read_bytes()
    try:
        book = load_workbook(io.BytesIO(content), keep_vba=upload.file.lower().endswith(".xlsm"), rich_text=True)
        # Strict Open XML opens without an error and without a sheet.
        if not book.worksheets:
            return None
    except Exception:
        # A file from anywhere can make it raise anything; the rows as read are still there.
        return None
    _clear(book)
    copy = _Copy(book, {sheet.title: sheet for sheet in book.worksheets}, _lost(content))
    # Some programs leave out how a workbook is calculated, and openpyxl then knows nothing of it.
    book.calculation = book.calculation or CalcProperties()
    book.calculation.fullCalcOnLoad = True
    marked = _marked(copy, upload, findings)
    try:
        saved = _saved(marked)
    except Exception:
        return None
    out = io.BytesIO()
    carry_results(io.BytesIO(content), io.BytesIO(saved), out)
    return out.getvalue()


def _clear(book: Workbook) -> None:
    """A fix list that came back: its list and its marks make room for the new ones."""
    ours = [sheet for sheet in book.worksheets if lists_findings(sheet.iter_rows(max_row=TOP, max_col=10, values_only=True))]
    for sheet in ours:
        book.remove(sheet)
    for sheet in book.worksheets if ours else ():
        marks.clear(sheet)


def _marked(copy: _Copy, upload: UploadRecord, findings: list[Finding]) -> Workbook:
    cells = []
    for number, finding in enumerate(findings, start=1):
        sheet = copy.sheets.get(finding.sheet)
        address = marks.mark(sheet, finding, number) if sheet is not None else ""
        cells.append((sheet.title if sheet is not None else "", address))
    counted = f"{len(findings):,} findings" if len(findings) > 1 else "1 finding"
    told = f"{upload.file}, uploaded {upload.uploaded_at[:10]}: {counted}." if findings else f"{upload.file}: no findings."
    todo = "Mend the marked cells, save this workbook and upload it: Scorecard then tells which findings are gone." if findings else ""
    marks.add_list(copy.book, TITLE, (told, todo, copy.note), findings, cells)
    if not copy.sheets:
        copy.book.remove(copy.book.worksheets[0])
    return copy.book


def _saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _size(store: Store, upload_id: int) -> int:
    with store.cursor() as cursor:
        [(cells,)] = cursor.execute("select coalesce(sum(len(cells)), 0) from source_row where upload_id = ?", [upload_id]).fetchall()
    return int(cells)


def _grids(store: Store, upload_id: int, original: Path | None) -> list[Grid]:
    """The sheets as read anew with their numbers and days, else the rows that the store keeps as texts."""
    book = read_book(original) if original is not None else None
    if book is not None and book.grids:
        return [grid for grid in book.grids if not lists_findings(grid.rows)]
    with store.cursor() as cursor:
        kept = cursor.execute("select sheet, row, cells from source_row where upload_id = ? order by sheet, row", [upload_id]).fetchall()
    sheets: dict[str, list[list[str | None]]] = {}
    for sheet, row, cells in kept:
        rows = sheets.setdefault(sheet, [])
        rows.extend([] for _ in range(row - 1 - len(rows)))
        rows.append(cells)
    return [Grid(sheet, [list(cells) for cells in rows]) for sheet, rows in sheets.items()]


def _whole_lines(original: Path, findings: list[Finding]) -> dict[int, str]:
    """The lines of a text file that could not be split, by their numbers: the copy would be without what they say."""
    numbers = [int(one.cell.removeprefix("A")) for one in findings if one.code == "line-unreadable"]
    if not numbers:
        return {}
    try:
        text = decoded(original.read_bytes(), None)[0]
    except (OSError, Refused, Undecided):
        return {}
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return {number: lines[number - 1] for number in numbers if number <= len(lines)}


def _lost(content: bytes) -> str:
    """What the copy can't keep of a workbook, said on the list."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = [name.lower() for name in archive.namelist()]
        found = [word for folder, word in LOST.items() if any(name.startswith(folder) for name in names)]
        drawings = [name for name in archive.namelist() if name.lower().startswith("xl/drawings/drawing")]
        if any(b"<xdr:sp>" in archive.read(name) or b"<xdr:sp " in archive.read(name) for name in drawings):
            found.append("drawn shapes")
    return f"This copy is without the {', '.join(found)} of your workbook; they are still in the original." if found else ""
