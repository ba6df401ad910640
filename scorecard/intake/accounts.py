"""The account of how a file was understood, sheet by sheet: what was read, what was skipped and why, what each column was taken for."""

from collections.abc import Sequence

from scorecard.intake.balance import balance, balance_of_reshaped, left_aside
from scorecard.intake.gathered import Gathered
from scorecard.intake.grid import Book, Grid, address
from scorecard.intake.headings.heading import CORRECTED, OWN_PROGRESS
from scorecard.intake.places.said import tell_drift
from scorecard.intake.rows.checks import check_digits
from scorecard.intake.rows.roles import Read
from scorecard.intake.sheets import Part, Sheet
from scorecard.model.finding import Severity
from scorecard.model.reading import Cells, ColumnReading, SheetReading, SkippedRows


def account_of(sheet: Sheet, gathered: Gathered) -> SheetReading:
    """What became of a sheet's rows and columns, once its tables were read."""
    if sheet.left_out:
        return _aside(sheet, sheet.left_out)
    done = [part for part in sheet.parts if part.done]
    reads = [read for part in done if (read := part.done)]
    rows = sheet.grid.occupied()
    if not done:
        check_digits(sheet.grid, gathered)
        reason = "headings without rows below them" if sheet.parts else "no OKR table recognised" if rows else "the sheet is empty"
        return _aside(sheet, reason)
    skipped = _skipped_rows(sheet, reads)
    columns = [column for part in done for column in _columns(part, sheet.grid.sheet, gathered)]
    tell_drift(sheet.said, {one.heading: one.field for one in columns}, sheet.grid.sheet, gathered)
    return SheetReading(
        sheet=sheet.grid.sheet,
        status="read",
        rows_read=len(rows),
        heading_row=done[0].address(done[0].table.headings[0])[0],
        layout=", ".join(dict.fromkeys(word for part in done for word in part.layout if word)),
        objectives=sum(read.objectives for read in reads),
        check_ins=sum(read.check_ins for read in reads),
        columns=tuple(columns),
        skipped=tuple(skipped),
        filled_down=tuple(one for read in reads for one in read.filled_down()),
        fingerprint=sheet.shape,
        cells=_books(sheet, done, skipped, gathered),
    )


def account_of_hidden(grid: Grid, gathered: Gathered) -> SheetReading:
    """A hidden sheet is not read, and said to be there."""
    rows = len(grid.occupied())
    gathered.find(
        "sheet-hidden", Severity.NOTE, f'The sheet "{grid.sheet}" is hidden ({rows:,} rows) and was not loaded.',
        "Unhide the sheet and upload the workbook again, if its rows matter.", sheet=grid.sheet,
    )  # fmt: skip
    return SheetReading(grid.sheet, "skipped", "the sheet is hidden", rows, cells=left_aside(grid))


def account_of_findings(grid: Grid) -> SheetReading:
    """A list of findings that we wrote holds nothing new."""
    reason = "written by Scorecard: list of findings"
    return SheetReading(grid.sheet, "skipped", reason, len(grid.filled()), cells=left_aside(grid))


def tell_yearless(sheets: Sequence[Sheet], gathered: Gathered) -> None:
    """Sheets that are called after a day, week or month of a year that nothing tells."""
    contexts = (part.context for sheet in sheets for part in sheet.parts)
    for name in dict.fromkeys(one.sheet for one in contexts if one.of_a_day and one.observed is None):
        gathered.find(
            "sheet-without-year", Severity.WARNING,
            "This sheet is called after a day, week or month of no known year; its values have no day.",
            "Write the year into the name of the sheet or file, or say the period on the Import page.", sheet=name, value=name,
        )  # fmt: skip


def tell_terms(sheets: Sequence[Sheet], gathered: Gathered) -> None:
    """Sheets of a season, term or cycle whose days nobody can tell, and whose rows name no period of their own."""
    parts = [part for sheet in sheets for part in sheet.parts if part.context.term and part.context.period is None]
    told = dict.fromkeys((part.context.sheet, part.context.term) for part in parts if not {"period", "year"} & part.table.fields())
    for name, term in told:
        gathered.find(
            "period-without-days", Severity.WARNING, f"“{term}” has no days that everybody agrees on; the period is unknown.",
            "Write a period such as 2026-H1 or 2026-Q2 in its place, or say it on the Import page.", sheet=name, value=term,
        )  # fmt: skip


def tell_notes(book: Book, gathered: Gathered) -> None:
    """What the reader of the file decided or left out."""
    for note in book.notes:
        gathered.find("file-note", Severity.NOTE, note, "")
    for line, reason in book.skipped_lines:
        gathered.find(
            "line-unreadable", Severity.ERROR, f"Line {line} was left out: {reason}.",
            "Double the quotes inside the text, or export the file again.", cell=f"A{line}",
        )  # fmt: skip


def _aside(sheet: Sheet, reason: str) -> SheetReading:
    """A sheet of which nothing counts."""
    rows, cells = len(sheet.grid.occupied()), left_aside(sheet.grid)
    return SheetReading(sheet.grid.sheet, "read", reason, rows, fingerprint=sheet.shape, cells=cells)


def _skipped_rows(sheet: Sheet, reads: Sequence[Read]) -> list[SkippedRows]:
    """The rows that made nothing, by the reason: those that the tables skip, then those that are none of theirs."""
    grid = sheet.grid
    skipped = [one for read in reads for one in read.skipped_rows()]
    told = {row for one in skipped for row in one.rows}
    above = tuple(row for row in grid.occupied() if row in sheet.titles and row not in told)
    if above:
        skipped.insert(0, SkippedRows(above, "title or notes above the heading"))
    bare = tuple(part.table.heading_row for part in sheet.parts if not part.done and not part.piece.turned)
    told |= {*sheet.titles, *bare, *grid.torn, *sheet.rows}
    elsewhere = tuple(row for row in grid.filled() if row not in told)
    others = (
        SkippedRows(bare, "a heading without rows below"),
        SkippedRows(grid.torn, "more cells than the heading"),
        SkippedRows(grid.unsplit, "a line that can't be split into cells"),
        SkippedRows(elsewhere, "outside the tables"),
    )
    return [*skipped, *(one for one in others if one.rows)]


def _columns(part: Part, sheet: str, gathered: Gathered) -> list[ColumnReading]:
    """What each column of a table was taken for; one that nobody knows becomes a finding."""
    columns = []
    for one in part.table.headings:
        if one.field is None and one.how in part.piece.told:
            continue  # another column holds what it says, in another shape
        cell = address(*part.address(one))
        columns.append(ColumnReading(cell, one.text, one.field, one.how))
        if one.field is None and one.how == OWN_PROGRESS:
            gathered.find(
                "objective-progress", Severity.NOTE, "How far the objectives are themselves is kept, but not used: key results say it.",
                "Write it beside a key result, if none says it.", sheet=sheet, cell=cell, heading=one.text,
            )  # fmt: skip
        elif one.field is None and one.how != CORRECTED:
            gathered.find(
                "heading-not-recognised", Severity.NOTE, "This heading is not known; the column is kept, but not used.",
                "Say what the column means on the Import page, if it matters.", sheet=sheet, cell=cell, heading=one.text,
            )  # fmt: skip
    return columns


def _books(sheet: Sheet, done: list[Part], skipped: list[SkippedRows], gathered: Gathered) -> Cells:
    """Where each filled cell of the sheet went."""
    if sheet.as_it_stands:
        tables = sorted((part.table for part in sheet.parts), key=lambda table: table.heading_row)
        return balance(sheet.grid, tables, skipped, gathered)
    return balance_of_reshaped(sheet.grid, done, skipped, gathered)
