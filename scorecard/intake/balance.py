"""The books of a sheet: every cell that holds something was used, kept, skipped or reported. Nothing is lost in silence."""

from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import repeat
from operator import itemgetter

from scorecard.intake.gathered import Gathered
from scorecard.intake.grid import Grid, Value, address, column_letter
from scorecard.intake.headings.columns import is_timed, plain_one
from scorecard.intake.headings.heading import Heading
from scorecard.intake.places.find import Table
from scorecard.intake.places.piece import Place
from scorecard.intake.sheets import Part
from scorecard.model.finding import Severity
from scorecard.model.reading import Cells, SkippedRows

MOST_COLUMNS = 10
"""Columns without a heading that are named one by one; the rest is counted."""
BY_PERIOD = {"at_period", "baseline", "current", "progress", "status", "target"}
"""Fields whose columns of one period are read."""


def left_aside(grid: Grid) -> Cells:
    """The books of a sheet without a table, or of one that is hidden: the account gives the reason."""
    filled, unreadable = _told(grid)
    return Cells(read=filled + unreadable, skipped=filled, unreadable=unreadable)


def balance(grid: Grid, tables: Sequence[Table], skipped: Iterable[SkippedRows], gathered: Gathered) -> Cells:
    """The books of a sheet with tables; cells below no heading, and columns that nothing reads, become findings.

    Counts by rows and columns, never cell by cell: a sheet may hold millions.
    """
    aside = {row for one in skipped for row in one.rows}
    headings = {table.heading_row for table in tables} - aside
    used = kept = unplaced = 0
    for table, end in zip(tables, [*(table.heading_row for table in tables[1:]), grid.first_row + len(grid.rows)], strict=True):
        region = grid.rows[table.heading_row - grid.first_row : end - grid.first_row]
        taken = {*table.rows} - aside
        others = [cells for row, cells in enumerate(region, table.heading_row) if row not in taken]
        passed = {one.column for one in table.headings if one.field is None} | {one.column for one in unused(table.headings)}
        named = {one.column for one in table.headings}
        loose = {}
        for column in range(grid.first_column, grid.first_column + len(region[0])):
            if column in passed or column not in named:
                at = itemgetter(column - grid.first_column)
                count = _count(map(at, region)) - _count(map(at, others))
                if column in passed:
                    kept += count
                elif count:
                    loose[column] = count
        used += _filled_between(grid, table.heading_row - grid.first_row, end - grid.first_row) - _filled(others) - sum(loose.values())
        unplaced += sum(loose.values())
        _report_unused(grid, table, gathered)
        rows = sorted(taken)
        firsts = (next(row for row in rows if grid.at(row, column) is not None) for column in loose)
        _report_loose(grid, dict(zip(loose, zip(firsts, loose.values(), strict=True), strict=True)), gathered)
    filled, unreadable = _told(grid)
    above, skipped_cells = _filled(_rows(grid, headings)), _filled(_rows(grid, aside))
    lost = filled - above - skipped_cells - used - unplaced
    if lost:
        gathered.find(
            "cells-unplaced", Severity.WARNING, f"{lost:,} cells stand in rows that belong to no table; they are kept, but not used.",
            "Compare the sheet with what was loaded, and report the file's layout.", sheet=grid.sheet,
        )  # fmt: skip
    return Cells(filled + unreadable, above, used - kept, kept, skipped_cells, unreadable, unplaced + lost)


def balance_of_reshaped(grid: Grid, parts: Sequence[Part], skipped: Iterable[SkippedRows], gathered: Gathered) -> Cells:
    """The books of a sheet that was turned, parted or written out before it was read: what is set aside by row, or stands in a
    column that no table reads, was not used.
    """
    aside = {row for one in skipped for row in one.rows}
    headings = {part.address(one) for part in parts for one in part.table.headings}
    named = sum(grid.at(row, column) is not None for row, column in headings if row not in aside)
    known, loose = _unread(parts, headings)
    kept, unplaced = (sorted(place for place in places if place[0] not in aside) for places in (known, loose))
    by_column: dict[int, list[int]] = {}
    for row, column in unplaced:
        by_column.setdefault(column, []).append(row)
    _report_loose(grid, {column: (rows[0], len(rows)) for column, rows in by_column.items()}, gathered)
    filled, unreadable = _told(grid)
    skipped_cells = _filled(_rows(grid, aside))
    used = filled - named - skipped_cells - len(kept) - len(unplaced)
    return Cells(filled + unreadable, named, used, len(kept), skipped_cells, unreadable, len(unplaced))


def _unread(parts: Sequence[Part], headings: Set[Place]) -> tuple[set[Place], set[Place]]:
    """The filled cells in tables' rows that no table reads: below headings that are not known, and below none."""
    known: set[Place] = set()
    loose: set[Place] = set()
    for part in parts:
        first, told = part.piece.grid.first_column, {one.column for one in part.table.headings}
        known |= _places(part, [one.column for one in part.table.headings if one.field is None and one.how not in part.piece.told])
        loose |= _places(part, [column for column in range(first, first + part.piece.width) if column not in told])
    for part in parts:
        columns = {one.column for one in part.table.headings if one.field}
        read = {place for (_, column), place in part.piece.moved.items() if column in columns}
        if len(parts) > 1:
            read |= _places(part, columns)
        known, loose = known - read, loose - read
    return known - headings, loose - known - headings


def _places(part: Part, columns: Iterable[int]) -> set[Place]:
    """Where the filled cells of some columns of a table stand in the sheet."""
    piece, rows = part.piece, part.table.rows
    grid = piece.grid
    return {
        piece.place(row, column)
        for column in columns
        for row in rows
        if grid.row(row)[column - grid.first_column] is not None
    }


def unused(headings: Sequence[Heading]) -> list[Heading]:
    """Known columns that no reading takes: a second one of its field, a numbered one whose key result has no text, a kind of value
    that is not read by period."""
    groups = {one.group for one in headings if one.field == "key_result"}
    seen: set[tuple[str, int | None]] = set()
    found = []
    for one in headings:
        if one.field in (None, "objectives_of_perspective", "milestone_mark"):
            continue
        if one.group is None and is_timed(one):
            again = one.field not in BY_PERIOD
        elif one.group is None:
            again = one is not plain_one(headings, one.field)
        else:
            again = (one.field, one.group) in seen or one.group not in groups
            seen.add((one.field, one.group))
        if again:
            found.append(one)
    return found


def _told(grid: Grid) -> tuple[int, int]:
    """How many cells of a sheet hold anything, and how many an error or a formula without a result."""
    return _filled_between(grid, 0, len(grid.rows)), len({*grid.error_cells, *grid.uncached})


def _rows(grid: Grid, numbers: Iterable[int]) -> list[list[Value]]:
    """Rows of errors alone may lie behind the last row that has values."""
    return [grid.row(row) for row in numbers if row - grid.first_row < len(grid.rows)]


def _filled_between(grid: Grid, start: int, end: int) -> int:
    """Cells that hold anything in the rows from one place to another."""
    return sum(_filled_cells(grid, offset, start, end) for offset in range(len(grid.columns())))


def _filled_cells(grid: Grid, offset: int, start: int, end: int) -> int:
    column = grid.columns()[offset][start:end]
    return len(column) - column.count(None) if None in grid.coded(offset).values else len(column)


def _filled(rows: list[list[Value]]) -> int:
    return sum(map(len, rows)) - sum(map(list.count, rows, repeat(None)))


def _count(values: Iterable[Value]) -> int:
    told = list(values)
    return len(told) - told.count(None)


def _report_unused(grid: Grid, table: Table, gathered: Gathered) -> None:
    for one in unused(table.headings):
        gathered.find(
            "column-not-used", Severity.NOTE, "The heading is known, but another column is read for it; this one is kept, but not used.",
            "Name one column for each thing, or say on the Import page which one counts.", sheet=grid.sheet,
            cell=address(table.heading_row, one.column), heading=one.text,
        )  # fmt: skip


def _report_loose(grid: Grid, loose: Mapping[int, tuple[int, int]], gathered: Gathered) -> None:
    """By column: the first row of its cells, and how many they are."""
    for column, (first, count) in list(loose.items())[:MOST_COLUMNS]:
        more = f"{count:,} cells" if count > 1 else "A cell"
        gathered.find(
            "cells-unplaced", Severity.NOTE, f"{more} of column {column_letter(column)} without a heading; kept, but not used.",
            "Write a heading above, if it matters.", sheet=grid.sheet, cell=address(first, column), value=grid.at(first, column),
        )  # fmt: skip
    if len(loose) > MOST_COLUMNS:
        cells = sum(count for _, count in list(loose.values())[MOST_COLUMNS:])
        gathered.find(
            "cells-unplaced", Severity.NOTE, f"{cells:,} cells more in {len(loose) - MOST_COLUMNS:,} columns without a heading.",
            "Write headings above, if they matter.", sheet=grid.sheet,
        )  # fmt: skip
