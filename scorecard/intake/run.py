"""Read a file: its sheets, its tables, its rows; and the account of how each was understood."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pyarrow as pa
from rapidfuzz import fuzz

from scorecard.intake.balance import balance, left_aside
from scorecard.intake.cells.times import period, period_in_text
from scorecard.intake.checks import check_columns, check_digits, check_grid
from scorecard.intake.columns import Columns
from scorecard.intake.find import Table, filled, find_tables, lists_findings, occupied, titles, widened
from scorecard.intake.gathered import Context, Gathered
from scorecard.intake.grid import Book, Grid, Value, address
from scorecard.intake.headings import fingerprint
from scorecard.intake.layouts import OkrTable
from scorecard.intake.linked import gather_check_ins, gather_units
from scorecard.intake.roles import Read
from scorecard.intake.sandbox import read_book
from scorecard.intake.tables import SOURCE_ROWS, Content
from scorecard.intake.warm import WarmReaders
from scorecard.model.finding import Severity
from scorecard.model.perspective import perspective_named
from scorecard.model.reading import ColumnReading, FileReading, Given, SheetReading, SkippedRows

GENERIC = re.compile(
    r"^(?:sheet|blad|tabelle|feuil|hoja|plan|planilha|table|data|export|okrs?|kpis?|goals?|objectives?|key results?|overview|scorecard"
    r"|template|import|list|tracker|kpi tracker)[ _-]?\d*$",
    re.IGNORECASE,
)
HEAD = 50
"""Rows within which titles and headings stand; below them a column is mostly of one kind."""
COPY_LIKENESS = 85.0
"""A table whose key results are this like an earlier table's (0 to 100) is a copy of it."""


@dataclass(frozen=True, slots=True)
class Reading:
    account: FileReading
    content: Content | None
    """None: nothing of the file can be loaded."""


@dataclass(slots=True)
class _Sheet:
    grid: Grid
    tables: list[Table]
    context: Context
    reads: list[tuple[Table, Read]]


def read(path: Path, given: Given | None = None, *, name: str | None = None, warm: WarmReaders | None = None) -> Reading:
    """How a file is understood. Never raises for what is wrong with the file: the account's status and findings say it.

    `warm`: children that wait for files, where there are many.
    """
    given = given or Given()
    name = name or path.name
    try:
        sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return Reading(
            FileReading(name, "", "refused", f"{name} can't be opened. Check that it is there and that you may read it."),
            None,
        )
    book = (warm.read_book if warm else read_book)(path, name=name, encoding=given.encoding)
    if book.refused:
        return Reading(FileReading(name, sha256, "refused", book.refused), None)
    if book.question:
        return Reading(FileReading(name, sha256, "question", book.question), None)
    own = [grid for grid in book.grids if lists_findings(grid.rows)]
    book = replace(book, grids=tuple(grid for grid in book.grids if not lists_findings(grid.rows)))
    gathered = Gathered(name)
    sheets = _sheets(book, given, name)
    for sheet in sheets:
        check_grid(sheet.grid, gathered)
    _gather(sheets, gathered)
    accounts = tuple(_account(sheet, gathered) for sheet in sheets) + tuple(_skipped(grid, gathered) for grid in book.grids if grid.hidden)
    reason = "written by Scorecard: list of findings"
    accounts += tuple(SheetReading(grid.sheet, "skipped", reason, len(filled(grid)), cells=left_aside(grid)) for grid in own)
    _note(book, gathered)
    account = FileReading(name, sha256, "loaded", "", accounts, (*gathered.findings, *gathered.uncounted()))
    if not gathered.objectives and not gathered.key_results:
        reason = (
            f"{name} was read, but no OKR table was recognised in it: no row names an objective, a key result or a measure as a heading."
        )
        return Reading(account.ended("nothing", reason), None)
    for sheet in sheets:
        gathered.source_rows.append(_source_rows(sheet.grid))
    return Reading(account, gathered.content())


def _sheets(book: Book, given: Given, file: str) -> list[_Sheet]:
    visible = [grid for grid in book.grids if not grid.hidden]
    found = [(grid, find_tables(grid, given.corrections)) for grid in visible]
    shapes = [fingerprint([one.text for one in tables[0].headings]) if tables else "" for _, tables in found]
    sheets = []
    for (grid, tables), shape in zip(found, shapes, strict=True):
        tables = [replace(table, headings=widened(table.headings, grid, table.rows)) for table in tables]
        if grid.torn:
            torn = set(grid.torn)
            tables = [replace(table, rows=tuple(row for row in table.rows if row not in torn)) for table in tables]
        heading_row = tables[0].heading_row if tables else 0
        sheets.append(_Sheet(grid, tables, _context(grid, heading_row, given, file, among_alike=shapes.count(shape) > 1), []))
    return sheets


def _context(grid: Grid, heading_row: int, given: Given, file: str, *, among_alike: bool) -> Context:
    """Period, unit and perspective that hold for a whole sheet."""
    texts, labels = titles(grid, heading_row) if heading_row else ([], {})
    sheet = grid.sheet.strip()
    around = next((found for found in map(period_in_text, (*texts, Path(file).stem)) if found), None)
    named = given.period or period(sheet, year=int(around[:4]) if around else None) or period_in_text(sheet)
    named = named or next(
        (period(value) for label, value in labels.items() if label in ("period", "quarter", "kwartaal", "periode", "quartal")),
        None,
    )
    named = named or around
    said = ("perspective", "perspectief", "perspektive", "perspectiva", "axe")
    labelled = next((value for label, value in labels.items() if label in said), None)
    perspective = sheet if perspective_named(sheet) else labelled
    unit_labels = (
        "unit",
        "team",
        "department",
        "business unit",
        "afdeling",
        "abteilung",
        "bereich",
        "departement",
        "equipe",
        "area",
        "departamento",
    )
    unit = given.unit or next((value for label, value in labels.items() if label in unit_labels), None)
    if unit is None and among_alike and not perspective and not period(sheet) and not period_in_text(sheet) and not GENERIC.match(sheet):
        unit = sheet
    year = int(named[:4]) if named else None
    return Context(grid.sheet, named, unit or None, perspective, year)


KIND_ORDER = ("units", "objectives", "okr", "check_ins")


def _kind(table: Table) -> str:
    fields = table.fields()
    if not fields & {"objective", "key_result", "key_result_id", "objective_id", "okr_text"} and "unit" in fields:
        return "units"
    dated = {"observed_on"} & fields and {"key_result", "key_result_id"} & fields
    if dated and {"current", "progress", "confidence"} & fields and not {"target", "baseline", "objective", "year"} & fields:
        return "check_ins"
    if "key_result" in fields or "okr_text" in fields or any(one.group for one in table.headings):
        return "okr"
    return "objectives"


def _gather(sheets: list[_Sheet], gathered: Gathered) -> None:
    """Tables in the order in which they need each other: objectives before key results before check-ins."""
    for kind in KIND_ORDER:
        for sheet in sheets:
            earlier: list[Columns] = []
            for table in sheet.tables:
                if _kind(table) != kind or not table.rows:
                    continue
                columns = Columns(sheet.grid, table.headings, table.rows)
                copied = _copy_of(columns, earlier)
                earlier.append(columns)
                if copied:
                    sheet.reads.append((table, _left_out(table, sheet, gathered)))
                elif kind == "units":
                    sheet.reads.append((table, gather_units(columns, gathered)))
                elif kind == "check_ins":
                    check_columns(columns, sheet.context, gathered)
                    sheet.reads.append((table, gather_check_ins(columns, sheet.context, gathered)))
                else:
                    sheet.reads.append((table, _okr(columns, table, sheet, gathered)))


def _okr(columns: Columns, table: Table, sheet: _Sheet, gathered: Gathered) -> Read:
    """One table of OKRs, without the second copy that a repeated heading may introduce."""
    check_columns(columns, sheet.context, gathered)
    if table.repeated:
        cut = table.repeated[0]
        first = Columns(sheet.grid, table.headings, [row for row in table.rows if row < cut])
        second = Columns(sheet.grid, table.headings, [row for row in table.rows if row > cut])
        if first.rows and second.rows and _copy_of(second, [first]):
            made = OkrTable(first, sheet.context, gathered).gather()
            _left_out(replace(table, rows=tuple(second.rows)), sheet, gathered)
            made.skipped["the same table again"] = list(second.rows)
            return made
    return OkrTable(columns, sheet.context, gathered).gather()


def _copy_of(columns: Columns, earlier: list[Columns]) -> bool:
    told = _results(columns) if earlier else []
    if len(told) < 2:
        return False
    for other in earlier:
        known = _results(other)
        if len(told) < 3 and told != known:
            continue
        pairs = list(zip(told, known, strict=False))
        if len(known) == len(told) and sum(fuzz.ratio(a, b) >= COPY_LIKENESS for a, b in pairs) >= 0.8 * len(pairs):
            return True
    return False


def _results(columns: Columns) -> list[str]:
    column = columns.one("key_result") or columns.one("objective")
    return [text for text in columns.texts(column) if text]


def _left_out(table: Table, sheet: _Sheet, gathered: Gathered) -> Read:
    read = Read(layout="copy of the table above")
    for row in table.rows:
        read.skip("the same table again", row)
    gathered.find(
        "table-repeated", Severity.WARNING, "This table repeats the one above it; only the first was loaded.",
        "Delete the copy, or upload it as a file of its own.", sheet=sheet.grid.sheet, cell=f"A{table.rows[0]}",
    )  # fmt: skip
    return read


def _account(sheet: _Sheet, gathered: Gathered) -> SheetReading:
    rows = occupied(sheet.grid)
    if not sheet.reads:
        check_digits(sheet.grid, gathered)
        reason = "no OKR table recognised" if rows else "the sheet is empty"
        return SheetReading(sheet.grid.sheet, "read", reason, len(rows), cells=left_aside(sheet.grid))
    first = sheet.tables[0]
    skipped = [one for _, read_ in sheet.reads for one in read_.skipped_rows()]
    above = tuple(row for row in rows if row < first.heading_row)
    if above:
        skipped.insert(0, SkippedRows(above, "title or notes above the heading"))
    bare = tuple(table.heading_row for table in sheet.tables if not table.rows)
    if bare:
        skipped.append(SkippedRows(bare, "a heading without rows below"))
    if sheet.grid.torn:
        skipped.append(SkippedRows(sheet.grid.torn, "more cells than the heading"))
    repeated = tuple(row for table, _ in sheet.reads for row in table.repeated)
    if repeated:
        skipped.append(SkippedRows(repeated, "repeats the heading"))
    columns = tuple(
        ColumnReading(address(table.heading_row, one.column), one.text, one.field, one.how)
        for table, _ in sheet.reads
        for one in table.headings
    )
    for table, _ in sheet.reads:
        for one in table.headings:
            if one.field is None:
                gathered.find(
                    "heading-not-recognised", Severity.NOTE, "This heading is not known; the column is kept, but not used.",
                    "Say what the column means on the Import page, if it matters.", sheet=sheet.grid.sheet,
                    cell=address(table.heading_row, one.column), heading=one.text,
                )  # fmt: skip
    return SheetReading(
        sheet=sheet.grid.sheet,
        status="read",
        rows_read=len(rows),
        heading_row=first.heading_row,
        layout=", ".join(dict.fromkeys(read_.layout for _, read_ in sheet.reads)),
        objectives=sum(read_.objectives for _, read_ in sheet.reads),
        key_results=sum(read_.key_results for _, read_ in sheet.reads),
        check_ins=sum(read_.check_ins for _, read_ in sheet.reads),
        columns=columns,
        skipped=tuple(skipped),
        filled_down=tuple(one for _, read_ in sheet.reads for one in read_.filled_down()),
        fingerprint=fingerprint([one.text for one in first.headings]),
        cells=balance(sheet.grid, sheet.tables, skipped, gathered),
    )


def _skipped(grid: Grid, gathered: Gathered) -> SheetReading:
    rows = len(occupied(grid))
    gathered.find(
        "sheet-hidden", Severity.NOTE, f'The sheet "{grid.sheet}" is hidden ({rows:,} rows) and was not loaded.',
        "Unhide the sheet and upload the workbook again, if its rows matter.", sheet=grid.sheet,
    )  # fmt: skip
    return SheetReading(grid.sheet, "skipped", "the sheet is hidden", rows, cells=left_aside(grid))


def _note(book: Book, gathered: Gathered) -> None:
    for note in book.notes:
        gathered.find("file-note", Severity.NOTE, note, "")
    for line, reason in book.skipped_lines:
        gathered.find(
            "line-unreadable", Severity.ERROR, f"Line {line} was left out: {reason}.",
            "Double the quotes inside the text, or export the file again.", cell=f"A{line}",
        )  # fmt: skip


def _source_rows(grid: Grid) -> pa.Table:
    """Every non-empty row as read, as texts: the columns one by one, then their cells put in the order of the rows."""
    kept = pa.array(filled(grid), pa.int32())
    if not len(kept):
        return SOURCE_ROWS.empty_table()
    columns = [pa.concat_arrays([_as_texts(told[:HEAD]), _as_texts(told[HEAD:])]) for told in grid.columns()]
    height, width = len(grid.rows), len(columns)
    at = kept.to_numpy() - grid.first_row
    order = (at[:, None] + np.arange(width) * height).ravel()
    cells = pa.concat_arrays(columns).take(pa.array(order))
    lists = pa.ListArray.from_arrays(pa.array(np.arange(0, len(order) + 1, width), pa.int32()), cells)
    return pa.table([pa.array([grid.sheet] * len(kept), pa.string()), kept, lists], schema=SOURCE_ROWS)


def _as_texts(values: Sequence[Value]) -> pa.Array:
    """A column of one kind is turned by Arrow, a mixed one value by value; a whole number has no point."""
    try:
        told = pa.array(values)
    except (pa.ArrowInvalid, pa.ArrowTypeError):
        told = pa.nulls(0)
    if pa.types.is_string(told.type):
        return told
    if pa.types.is_floating(told.type) or pa.types.is_date(told.type):
        return told.cast(pa.string())
    return pa.array([None if value is None else _as_text(value) for value in values], pa.string())


def _as_text(value: Value) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
