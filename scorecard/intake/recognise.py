"""From the sheets of a file to its objectives, key results and values; and the account of how each was understood."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np
import pyarrow as pa
from rapidfuzz import fuzz

from scorecard.intake.answers import gather_answers, holds_answers
from scorecard.intake.balance import balance, balance_of_reshaped, left_aside
from scorecard.intake.checks import check_columns, check_digits, check_grid
from scorecard.intake.columns import Columns
from scorecard.intake.find import Table, filled, lists_findings, occupied
from scorecard.intake.gathered import Gathered
from scorecard.intake.grid import Book, Grid, Value, address
from scorecard.intake.headings import CORRECTED
from scorecard.intake.layouts import OkrTable
from scorecard.intake.linked import (
    gather_dependencies,
    gather_plan,
    gather_units,
    gather_values,
    is_log,
    names_known,
    only_values,
    says_yes_or_no,
    skip_initiatives,
    tell_parents,
)
from scorecard.intake.milestones import are_milestones, gather_milestones, parted
from scorecard.intake.naming import counted
from scorecard.intake.own_data import gather_data, holds_data
from scorecard.intake.plain import gather_plain
from scorecard.intake.planned import gather_plans, holds_plans
from scorecard.intake.plans import is_called_plan, is_plan
from scorecard.intake.roles import Read
from scorecard.intake.said import tell_drift
from scorecard.intake.settled import without_own_progress
from scorecard.intake.sheets import Part, Sheet, sheets_of
from scorecard.intake.snapshots import day_of_sheet, is_of_a_day
from scorecard.intake.tables import SOURCE_ROWS, Reading
from scorecard.model.finding import Severity
from scorecard.model.reading import Cells, ColumnReading, FileReading, Given, SheetReading, SkippedRows

HEAD = 50
"""Rows within which titles and headings stand; below them a column is mostly of one kind."""
COPY_LIKENESS = 85.0
"""A table whose key results are this like an earlier table's (0 to 100) is a copy of it, where half of them are the same to the letter:
"Raise sales in Riga" and "Raise sales in Rouen" are alike too.
"""


def recognise(book: Book, given: Given, *, name: str, sha256: str) -> Reading:
    """What the sheets of a file hold and how they were understood; `name` is the file's as the person knows it.

    Never raises for what is wrong with the file: the account's status and findings say it.
    """
    if book.refused:
        return Reading(FileReading(name, sha256, "refused", f"{name} {book.refused}"), None)
    if book.question:
        return Reading(FileReading(name, sha256, "question", f"{name} {book.question}"), None)
    ours = _own(book, name, sha256)
    if ours is not None:
        return ours
    own = [grid for grid in book.grids if lists_findings(grid.rows)]
    book = replace(book, grids=tuple(grid for grid in book.grids if not lists_findings(grid.rows)))
    gathered = Gathered(name)
    sheets = sheets_of(book, given, name)
    _gather(sheets, gathered)
    tell_parents(gathered)
    _tell_yearless(sheets, gathered)
    for sheet in sheets:
        check_grid(sheet.grid, gathered, sheet.aside)
    accounts = tuple(_account(sheet, gathered) for sheet in sheets) + tuple(_skipped(grid, gathered) for grid in book.grids if grid.hidden)
    reason = "written by Scorecard: list of findings"
    accounts += tuple(SheetReading(grid.sheet, "skipped", reason, len(filled(grid)), cells=left_aside(grid)) for grid in own)
    _note(book, gathered)
    account = FileReading(name, sha256, "loaded", "", accounts, (*gathered.findings, *gathered.uncounted()))
    if not gathered.holds_anything():
        why = (
            "its headings were recognised, but nothing stands below them."
            if any(sheet.parts and not sheet.done for sheet in sheets)
            else "no row names an objective, a key result or a measure as a heading."
        )
        reason = f"{name} was read, but no OKR table was recognised in it: {why}"
        return Reading(account.ended("nothing", reason), None)
    content = gathered.content(lambda: _source_rows([grid for grid in book.grids if not grid.hidden]))
    return Reading(counted(account, content), content)


OWN = (
    (holds_answers, gather_answers, "is a check-in workbook, but nothing was filled in that can be loaded."),
    (holds_plans, gather_plans, "is a planning workbook, but nothing is planned in it yet."),
    (holds_data, gather_data, "was written by Scorecard, but holds no objective."),
)
"""The workbooks that we write to be read again: how they are known and read, and what is said of one that holds nothing."""


def _own(book: Book, name: str, sha256: str) -> Reading | None:
    """A workbook of ours that came back; None for any other."""
    for holds, gather, empty in OWN:
        if holds(book):
            gathered = Gathered(name)
            sheets = gather(book, gathered)
            account = FileReading(name, sha256, "loaded", "", sheets, (*gathered.findings, *gathered.uncounted()))
            if not gathered.holds_anything():
                return Reading(account.ended("nothing", f"{name} {empty}"), None)
            content = gathered.content(lambda: _source_rows(book.grids))
            return Reading(counted(account, content), content)
    return None


KIND_ORDER = ("units", "initiatives", "objectives", "okr", "log", "plan", "milestones", "dependencies")


def _kind(table: Table, sheet: str) -> str:
    fields = table.fields()
    grouped = any(one.group for one in table.headings)
    plain = not fields & {"target", "current", "baseline", "progress"} and not {"objective", "key_result"} <= fields
    if "depends_on" in fields and plain:
        return "dependencies"
    if "initiative" in fields and not fields & {"objective", "key_result", "okr_text"} and not grouped:
        return "initiatives"
    if not fields & {"objective", "key_result", "key_result_id", "objective_id", "okr_text"} and "unit" in fields:
        return "units"
    if are_milestones(fields):
        return "milestones"
    if is_plan(fields) or (is_log(table) and is_called_plan(sheet) and "observed_on" not in fields):
        return "plan"
    if is_log(table):
        return "log"
    return "okr" if "key_result" in fields or "okr_text" in fields or grouped else "objectives"


def _gather(sheets: list[Sheet], gathered: Gathered) -> None:
    """Tables in the order in which they need each other: objectives before key results before their values."""
    kinds = [(sheet, part, _kind(part.table, part.context.sheet)) for sheet in sheets for part in sheet.parts if part.table.rows]
    kinds.sort(key=lambda told: _newest_first(told[1]))
    results_elsewhere = any(kind == "okr" and not is_log(part.table) for _, part, kind in kinds)
    earlier: dict[tuple[int, str | None, str | None], list[Columns]] = {}
    for wanted in KIND_ORDER:
        for sheet, part, kind in kinds:
            if kind != wanted:
                continue
            if kind == "objectives" and results_elsewhere:
                part.table = without_own_progress(part.table)
            columns = Columns(part.piece.grid, part.table.headings, part.table.rows)
            mark = gathered.mark()
            # What is told of two units, or of two periods, is no copy.
            known = earlier.setdefault((id(sheet), part.context.unit, part.context.period), [])
            if kind != "log" and _copy_of(columns, known):
                part.done = _left_out(part, gathered)
            elif kind == "units":
                part.done = gather_units(columns, gathered)
            elif kind == "dependencies":
                part.done = gather_dependencies(columns, part.context, gathered)
            elif kind == "initiatives":
                part.done = skip_initiatives(columns)
            elif kind == "plan" and names_known(columns, gathered):
                check_columns(columns, part.context, gathered)
                part.done = gather_plan(columns, replace(part.context, values_are="target"), gathered)
            elif kind == "log" and names_known(columns, gathered):
                check_columns(columns, part.context, gathered, says_yes_or_no(columns, gathered))
                part.done = gather_values(columns, part.context, gathered)
            elif kind == "milestones" and names_known(columns, gathered):
                part.done = gather_milestones(columns, part.context, gathered)
            else:
                results, milestones = parted(columns)
                part.done = _okr(results, part, gathered)
                if milestones is not None:
                    below = gather_milestones(milestones, part.context, gathered, beside=True)
                    _tell_skipped(part.done, below, {*columns.rows} - {*results.rows})
                if kind == "log" or only_values(columns):
                    gathered.borrowed |= set(range(mark[1], len(gathered.key_results)))
            known.append(columns)
            if columns.one("depends_on") and kind != "dependencies":
                gather_dependencies(columns, part.context, gathered)
            for unit, parent, level in part.table.units:
                gathered.units.add(unit=unit, parent=parent, level=level)
            if not part.piece.as_it_stands:
                gathered.move(mark, part.piece.place)
            part.settle()


def _tell_yearless(sheets: list[Sheet], gathered: Gathered) -> None:
    """Sheets that are called after a week or day of a year that nothing tells."""
    for name, year in dict.fromkeys((part.context.sheet, part.context.year) for sheet in sheets for part in sheet.parts):
        if is_of_a_day(name) and day_of_sheet(name, year) is None:
            gathered.find(
                "sheet-without-year", Severity.WARNING,
                "This sheet is called after a day or week of no known year; its values have no day.",
                "Write the year into the name of the sheet or file, or say the period on the Import page.", sheet=name, value=name,
            )  # fmt: skip


def _newest_first(part: Part) -> int:
    """Of sheets called after days the newest says what its key results are; those of no day come before."""
    observed = day_of_sheet(part.context.sheet, part.context.year)
    return -observed.toordinal() if observed else -date.max.toordinal()


def _tell_skipped(into: Read, told: Read, rows: set[int]) -> None:
    """What was left of these rows, which hold something else than the table's key results."""
    for reason, skipped in told.skipped.items():
        for row in skipped:
            if row in rows:
                into.skip(reason, row)


def _okr(columns: Columns, part: Part, gathered: Gathered) -> Read:
    """One table of OKRs, without the second copy that a repeated heading may introduce."""
    table = part.table
    check_columns(columns, part.context, gathered)
    if table.repeated:
        cut = table.repeated[0]
        first = Columns(columns.grid, table.headings, [row for row in table.rows if row < cut])
        second = Columns(columns.grid, table.headings, [row for row in table.rows if row > cut])
        if first.rows and second.rows and _copy_of(second, [first]):
            made = OkrTable(first, part.context, gathered).gather()
            _left_out(replace(part, table=replace(table, rows=tuple(second.rows))), gathered)
            made.skipped["the same table again"] = list(second.rows)
            return made
    return gather_plain(columns, part.context, gathered) or OkrTable(columns, part.context, gathered).gather()


def _copy_of(columns: Columns, earlier: list[Columns]) -> bool:
    told = _results(columns) if earlier else []
    if len(told) < 2:
        return False
    for other in earlier:
        known = _results(other)
        if len(told) < 3 and told != known:
            continue
        pairs = list(zip(told, known, strict=False))
        if len(known) != len(told) or sum(a == b for a, b in pairs) < 0.5 * len(pairs):
            continue
        if sum(fuzz.ratio(a, b) >= COPY_LIKENESS for a, b in pairs) >= 0.8 * len(pairs) and not _say_other_numbers(columns, other):
            return True
    return False


def _say_other_numbers(columns: Columns, other: Columns) -> bool:
    """Of two tables of the same key results, row by row: most levels that both tell differ."""
    if len(columns.rows) != len(other.rows):
        return False
    told = [(columns.one(name), other.one(name)) for name in ("baseline", "target", "current")]
    pairs = [pair for one, known in told if one and known for pair in zip(columns.numbers(one), other.numbers(known), strict=True)]
    levels = [(one.value, known.value) for one, known in pairs if one and known]
    return sum(one != known for one, known in levels) * 2 > len(levels)


def _results(columns: Columns) -> list[str]:
    column = columns.one("key_result") or columns.one("objective")
    return [text for text in columns.texts(column) if text]


def _left_out(part: Part, gathered: Gathered) -> Read:
    read = Read(layout="copy of the table above")
    for row in part.table.rows:
        read.skip("the same table again", row)
    gathered.find(
        "table-repeated", Severity.WARNING, "This table repeats the one above it; only the first was loaded.",
        "Delete the copy, or upload it as a file of its own.", sheet=part.context.sheet, cell=f"A{part.table.rows[0]}",
    )  # fmt: skip
    return read


def _account(sheet: Sheet, gathered: Gathered) -> SheetReading:
    rows = occupied(sheet.grid)
    if sheet.left_out:
        return _aside(sheet, sheet.left_out)
    reads = [part.done for part in sheet.parts if part.done]
    if not reads:
        check_digits(sheet.grid, gathered)
        reason = "headings without rows below them" if sheet.parts else "no OKR table recognised" if rows else "the sheet is empty"
        return _aside(sheet, reason)
    done = [part for part in sheet.parts if part.done]
    first = done[0]
    heading_row = first.address(first.table.headings[0])[0]
    skipped = [one for read_ in reads for one in read_.skipped_rows()]
    told = {row for one in skipped for row in one.rows}
    above = tuple(row for row in rows if row in sheet.titles and row not in told)
    if above:
        skipped.insert(0, SkippedRows(above, "title or notes above the heading"))
    bare = tuple(part.table.heading_row for part in sheet.parts if not part.done and not part.piece.turned)
    if bare:
        skipped.append(SkippedRows(bare, "a heading without rows below"))
    if sheet.grid.torn:
        skipped.append(SkippedRows(sheet.grid.torn, "more cells than the heading"))
    if sheet.grid.unsplit:
        skipped.append(SkippedRows(sheet.grid.unsplit, "a line that can't be split into cells"))
    told |= {*sheet.titles, *bare, *sheet.grid.torn, *sheet.rows}
    elsewhere = tuple(row for row in filled(sheet.grid) if row not in told)
    if elsewhere:
        skipped.append(SkippedRows(elsewhere, "outside the tables"))
    columns = []
    for part in done:
        for one in part.table.headings:
            if one.field is None and one.how in part.piece.told:
                continue  # another column holds what it says, in another shape
            cell = address(*part.address(one))
            columns.append(ColumnReading(cell, one.text, one.field, one.how))
            if one.field is None and one.how != CORRECTED:
                gathered.find(
                    "heading-not-recognised", Severity.NOTE, "This heading is not known; the column is kept, but not used.",
                    "Say what the column means on the Import page, if it matters.", sheet=sheet.grid.sheet, cell=cell, heading=one.text,
                )  # fmt: skip
    tell_drift(sheet.said, {one.heading: one.field for one in columns}, sheet.grid.sheet, gathered)
    return SheetReading(
        sheet=sheet.grid.sheet,
        status="read",
        rows_read=len(rows),
        heading_row=heading_row,
        layout=", ".join(dict.fromkeys(word for part in done for word in part.layout if word)),
        objectives=sum(read_.objectives for read_ in reads),
        check_ins=sum(read_.check_ins for read_ in reads),
        columns=tuple(columns),
        skipped=tuple(skipped),
        filled_down=tuple(one for read_ in reads for one in read_.filled_down()),
        fingerprint=sheet.shape,
        cells=_books(sheet, done, skipped, gathered),
    )


def _aside(sheet: Sheet, reason: str) -> SheetReading:
    rows, cells = len(occupied(sheet.grid)), left_aside(sheet.grid)
    return SheetReading(sheet.grid.sheet, "read", reason, rows, fingerprint=sheet.shape, cells=cells)


def _books(sheet: Sheet, done: list[Part], skipped: list[SkippedRows], gathered: Gathered) -> Cells:
    if sheet.as_it_stands:
        tables = sorted((part.table for part in sheet.parts), key=lambda table: table.heading_row)
        return balance(sheet.grid, tables, skipped, gathered)
    return balance_of_reshaped(sheet.grid, done, skipped, gathered)


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


def _source_rows(grids: Sequence[Grid]) -> pa.Table:
    return pa.concat_tables(map(_rows_of, grids)) if grids else SOURCE_ROWS.empty_table()


def _rows_of(grid: Grid) -> pa.Table:
    """Every non-empty row as read, as texts: the different ones of each column, then put where they stand."""
    kept = pa.array(filled(grid), pa.int32())
    if not len(kept):
        return SOURCE_ROWS.empty_table()
    height, width = len(grid.rows), len(grid.rows[0])
    texts: list[pa.Array] = []
    order = np.empty((height, width), np.int64)
    known = 0
    for offset in range(width):
        for start, end in ((0, min(HEAD, height)), (min(HEAD, height), height)):
            part = grid.coded(offset).between(start, end)
            order[start:end, offset] = part.codes + known
            texts.append(_as_texts(part.values))
            known += len(part.values)
    order = order[kept.to_numpy() - grid.first_row].ravel()
    cells = pa.concat_arrays(texts).take(pa.array(order))
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
    # Beside days Arrow takes numbers for days too, counted from 1970.
    days = pa.types.is_date(told.type) and all(value is None or isinstance(value, date) for value in values)
    if days or pa.types.is_floating(told.type):
        return told.cast(pa.string())
    return pa.array([None if value is None else _as_text(value) for value in values], pa.string())


def _as_text(value: Value) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
