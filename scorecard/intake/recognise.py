"""From the sheets of a file to its objectives, key results and values; and the account of how each was understood."""

import re
from dataclasses import replace
from datetime import date

from scorecard.intake.accounts import account_of, account_of_findings, account_of_hidden, tell_notes, tell_terms, tell_yearless
from scorecard.intake.copies import is_copy, leave_out
from scorecard.intake.gathered import Gathered
from scorecard.intake.grid import Book
from scorecard.intake.headings.columns import Columns
from scorecard.intake.own.answers import gather_answers, holds_answers
from scorecard.intake.own.own_data import gather_data, holds_data
from scorecard.intake.own.own_sheets import lists_findings
from scorecard.intake.own.planned import gather_plans, holds_plans
from scorecard.intake.rows.checks import check_columns, check_grid
from scorecard.intake.rows.layouts import OkrTable
from scorecard.intake.rows.linked import (
    are_deeds,
    gather_dependencies,
    gather_parents,
    gather_plan,
    gather_units,
    gather_values,
    is_log,
    names_known,
    only_values,
    says_yes_or_no,
    serve_known_objectives,
    skip_initiatives,
    tell_parents,
)
from scorecard.intake.rows.milestones import gather_milestones, parted, skip_milestones
from scorecard.intake.rows.overlaid import lay_over
from scorecard.intake.rows.plain import gather_plain
from scorecard.intake.rows.repeats import counted
from scorecard.intake.rows.roles import Read
from scorecard.intake.rows.table_kinds import KIND_ORDER, kind_of, of_their_results, without_own_progress
from scorecard.intake.sheets import Part, Sheet, sheets_of
from scorecard.intake.source_rows import source_rows
from scorecard.intake.tables import Reading
from scorecard.intake.upright.roadmaps import is_named_by_sheet
from scorecard.model.reading import FileReading, Given


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
    tell_yearless(sheets, gathered)
    tell_terms(sheets, gathered)
    for sheet in sheets:
        check_grid(sheet.grid, gathered, sheet.aside)
    accounts = [account_of(sheet, gathered) for sheet in sheets]
    accounts += [account_of_hidden(grid, gathered) for grid in book.grids if grid.hidden]
    accounts += map(account_of_findings, own)
    tell_notes(book, gathered)
    account = FileReading(name, sha256, "loaded", "", tuple(accounts), (*gathered.findings, *gathered.uncounted()))
    if not gathered.holds_anything():
        why = (
            "its headings were recognised, but nothing stands below them."
            if any(sheet.parts and not sheet.done for sheet in sheets)
            else "no row names an objective, a key result or a measure as a heading."
        )
        reason = f"{name} was read, but no OKR table was recognised in it: {why}"
        return Reading(account.ended("nothing", reason), None)
    content = gathered.content(lambda: source_rows([grid for grid in book.grids if not grid.hidden]))
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
            content = gathered.content(lambda: source_rows(book.grids))
            return Reading(counted(account, content), content)
    return None


def _gather(sheets: list[Sheet], gathered: Gathered) -> None:
    """Tables in the order in which they need each other; of those of one kind the newest first."""
    tables = [(kind_of(part.table, part.context.sheet), sheet, part) for sheet in sheets for part in sheet.parts if part.table.rows]
    results_elsewhere = any(kind in ("okr", "more") and not is_log(part.table) for kind, _, part in tables)
    last = {id(part) for kind, _, part in tables if results_elsewhere and kind == "objectives" and of_their_results(part.table)}
    tables.sort(key=lambda told: (len(KIND_ORDER) if id(told[2]) in last else _turn(told[0], told[2]), _newest_first(told[2])))
    earlier: dict[tuple[int, str | None, str | None], list[Columns]] = {}
    for kind, sheet, part in tables:
        measured = of_their_results(part.table) if id(part) in last else None
        if measured and names_known(Columns(part.piece.grid, measured.headings, measured.rows), gathered):
            kind, part.table = kind_of(measured, part.context.sheet), measured
        if kind == "objectives" and results_elsewhere:
            part.table = without_own_progress(part.table)
        columns = Columns(part.piece.grid, part.table.headings, part.table.rows)
        mark = gathered.mark()
        # What is told of two units, or of two periods, is no copy.
        known = earlier.setdefault((id(sheet), part.context.unit, part.context.period), [])
        repeats = kind != "log" and is_copy(columns, known)
        part.done = leave_out(part, gathered) if repeats else _read(kind, columns, part, gathered, elsewhere=results_elsewhere)
        known.append(columns)
        if columns.one("depends_on") and kind != "dependencies":
            gather_dependencies(columns, part.context, gathered)
        if kind in ("okr", "objectives", "more"):
            gather_parents(columns, gathered)
        for unit, parent, level in part.table.units:
            gathered.units.add(unit=unit, parent=parent, level=level)
        if not part.piece.as_it_stands:
            gathered.move(mark, part.piece.place)
        part.settle()


def _turn(kind: str, part: Part) -> int:
    """When a table is read: levels of known key results beside what else is said of these, and a look at one month behind all values."""
    if _holds_levels(kind, part) or (kind == "okr" and are_deeds(part.table)):
        return KIND_ORDER.index("more")
    if kind == "more" and _MONTH.fullmatch(part.context.period or ""):
        return len(KIND_ORDER)
    return KIND_ORDER.index(kind)


_MONTH = re.compile(r"\d{4}-\d\d")


def _holds_levels(kind: str, part: Part) -> bool:
    """A sheet of one column a period that is called after the targets or baselines that it has."""
    return kind == "log" and part.context.values_are in ("target", "baseline")


def _newest_first(part: Part) -> int:
    """Of sheets called after days the newest says what its key results are; those of no day come before."""
    observed = part.context.observed
    return -observed.toordinal() if observed else -date.max.toordinal()


def _read(kind: str, columns: Columns, part: Part, gathered: Gathered, *, elsewhere: bool) -> Read:
    """One table by its kind; `elsewhere`: other tables have key results.

    A plan, log or list of milestones whose key results nobody knows yet brings them itself.
    """
    context = part.context
    if kind == "units":
        return gather_units(columns, gathered)
    if kind == "dependencies":
        return gather_dependencies(columns, context, gathered)
    if kind == "initiatives" or (kind == "okr" and elsewhere and are_deeds(part.table) and serve_known_objectives(columns, gathered)):
        return skip_initiatives(columns)
    if kind == "plan" and names_known(columns, gathered):
        check_columns(columns, context, gathered)
        return gather_plan(columns, replace(context, values_are="target"), gathered)
    if _holds_levels(kind, part) and names_known(columns, gathered) and (more := lay_over(columns, context, gathered, part.piece.place)):
        check_columns(columns, context, gathered)
        return more
    if kind == "log" and names_known(columns, gathered):
        check_columns(columns, context, gathered, says_yes_or_no(columns, gathered))
        return gather_values(columns, context, gathered)
    if kind == "milestones" and names_known(columns, gathered):
        return gather_milestones(columns, context, gathered)
    if kind == "milestones" and elsewhere and is_named_by_sheet(columns.headings):
        return skip_milestones(columns)
    if kind == "more" and (more := lay_over(columns, context, gathered, part.piece.place)):
        check_columns(columns, context, gathered)
        return more
    first = len(gathered.key_results)
    results, milestones = parted(columns)
    read = _okr(results, part, gathered)
    if milestones is not None:
        below = gather_milestones(milestones, context, gathered, beside=True)
        _tell_skipped(read, below, {*columns.rows} - {*results.rows})
    if kind == "log" or only_values(columns):
        gathered.borrowed |= set(range(first, len(gathered.key_results)))
    return read


def _okr(columns: Columns, part: Part, gathered: Gathered) -> Read:
    """One table of OKRs, without the second copy that a repeated heading may introduce."""
    table = part.table
    check_columns(columns, part.context, gathered)
    if table.repeated:
        cut = table.repeated[0]
        first = Columns(columns.grid, table.headings, [row for row in table.rows if row < cut])
        second = Columns(columns.grid, table.headings, [row for row in table.rows if row > cut])
        if first.rows and second.rows and is_copy(second, [first]):
            made = OkrTable(first, part.context, gathered).gather()
            made.skipped |= leave_out(replace(part, table=replace(table, rows=tuple(second.rows))), gathered).skipped
            return made
    return gather_plain(columns, part.context, gathered) or OkrTable(columns, part.context, gathered).gather()


def _tell_skipped(into: Read, told: Read, rows: set[int]) -> None:
    """What was left of these rows, which hold something else than the table's key results."""
    for reason, skipped in told.skipped.items():
        for row in skipped:
            if row in rows:
                into.skip(reason, row)
