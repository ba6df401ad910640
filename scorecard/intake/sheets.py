"""The sheets of a workbook, each with its tables set upright and what holds for all rows of a table."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from scorecard.intake.cells.times import period, period_in_text, term_in_text
from scorecard.intake.gathered import Context
from scorecard.intake.grid import Book, Grid, address, column_letter, place_of
from scorecard.intake.headings.heading import Heading, Known
from scorecard.intake.headings.heading_row import fingerprint
from scorecard.intake.headings.headlines import titles
from scorecard.intake.places.by_place import by_place
from scorecard.intake.places.dated import of_the_year, period_of_days
from scorecard.intake.places.find import Table, find_tables
from scorecard.intake.places.monthly import behind_new_year, told_monthly
from scorecard.intake.places.named import DEPARTMENT, units_over
from scorecard.intake.places.noise import noise
from scorecard.intake.places.piece import Piece, Place
from scorecard.intake.places.said import AS_BEFORE, Said, said_of
from scorecard.intake.places.snapshots import dated, day_of_file, is_of_a_day
from scorecard.intake.places.surroundings import GENERIC, context_of, own_period, surroundings, values_are
from scorecard.intake.places.unit_rows import with_units
from scorecard.intake.rows.initiative_rows import initiative_rows
from scorecard.intake.rows.linked import is_log
from scorecard.intake.rows.roles import Read
from scorecard.intake.rows.table_kinds import explains_words, tells_okrs
from scorecard.intake.settling.settled import settled
from scorecard.intake.upright.reshape import pieces
from scorecard.intake.upright.roadmaps import is_named_by_sheet
from scorecard.intake.upright.spread import spread
from scorecard.intake.upright.stacked_headings import OVER_ROWS, OVER_TWO
from scorecard.model.perspective import normalised, perspective_named
from scorecard.model.reading import Arrangement, Given

_EXAMPLE = re.compile(r"example|sample|beispiel|muster|voorbeeld|exemple|ejemplo|exemplo", re.IGNORECASE)

TELL_MORE = {"current", "progress", "status"}
"""A sheet of "Targets" with one of these beside a column of targets tells what was reached too."""
Found = list[tuple[Piece, list[Table]]]
"""Tables by the piece of the sheet that they are read from."""


@dataclass(slots=True)
class Part:
    """One table of a sheet, set upright."""

    piece: Piece
    table: Table
    context: Context
    aside: dict[str, list[int]]
    """Rows of the sheet that are none of the table's, by the reason."""
    rows: frozenset[int]
    """The sheet's rows that the table takes up, its heading included."""
    done: Read | None = None

    def address(self, heading: Heading) -> Place:
        """Where a heading stands in the sheet."""
        return self.piece.place(self.table.heading_row, heading.column)

    @property
    def layout(self) -> tuple[str, ...]:
        """What was done to the table before it was read, and how it was read then."""
        return (*self.piece.told, self.done.layout if self.done else "")

    def settle(self) -> None:
        """Say in the sheet's own rows what became of the table's."""
        if self.done is None:
            return
        if not self.piece.as_it_stands:
            self.done.skipped = in_sheet(self.piece, self.done.skipped)
            self.done.filled = {
                _moved(self.piece, cell): sorted({self.piece.row(row) for row in rows})
                for cell, rows in self.done.filled.items()
            }
        for reason, rows in self.aside.items():
            self.done.skipped.setdefault(reason, []).extend(rows)


@dataclass(slots=True)
class Sheet:
    grid: Grid
    parts: list[Part]
    shape: str
    """The fingerprint of its headings as the importer finds them by itself."""
    said: Said
    titles: set[int] = field(default_factory=set)
    """Rows above the headings that belong to no table."""
    left_out: str = ""
    """Why nothing of it is counted, where it is not."""

    @property
    def done(self) -> bool:
        """Rows of some table of it were read."""
        return any(part.done for part in self.parts)

    @property
    def as_it_stands(self) -> bool:
        """Its tables stand below each other over the whole width, each cell in its place."""
        width = len(self.grid.rows[0]) if self.grid.rows else 0
        return all(part.piece.as_it_stands and part.piece.width == width for part in self.parts)

    @property
    def aside(self) -> frozenset[int]:
        """Rows of which nothing is read: those that its tables skip, and all where nothing of the sheet is counted."""
        if self.left_out:
            return frozenset(range(self.grid.first_row, self.grid.first_row + len(self.grid.rows)))
        return frozenset(row for part in self.parts if part.done for rows in part.done.skipped.values() for row in rows)

    @property
    def rows(self) -> frozenset[int]:
        """Those of its tables, headings included."""
        return frozenset().union(*(part.rows for part in self.parts))


def sheets_of(book: Book, given: Given, file: str) -> list[Sheet]:
    """The visible sheets in their order."""
    read = [_read(grid, given, file) for grid in book.grids if not grid.hidden]
    if not any(tables for _, told, _, _ in read for _, tables in told):
        read = [(grid, _by_place(told, said), shape, said) for grid, told, shape, said in read]
    alike = [_alike(told) for _, told, _, _ in read]
    monthly = told_monthly({grid.sheet: [(piece.grid, table) for piece, tables in told for table in tables] for grid, told, _, _ in read})
    turned = behind_new_year(grid.sheet for grid, *_ in read if grid.sheet in monthly)
    months = {name: name in turned for name in monthly}
    sheets = []
    for (grid, found, shape, said), kind in zip(read, alike, strict=True):
        example = bool(kind) and alike.count(kind) > 1 and _EXAMPLE.search(grid.sheet) is not None
        if said.arrangement.left_out or example:
            why = "left out by a person" if said.arrangement.left_out else "an example beside the sheet of the same headings"
            sheets.append(Sheet(grid, [], shape, said, left_out=why))
            continue
        told = replace(given, period=said.arrangement.period or given.period, unit=said.arrangement.unit or given.unit)
        like = [other.sheet for (other, *_), its in zip(read, alike, strict=True) if its == kind] if kind else []
        sheets.append(_sheet(Sheet(grid, [], shape, said), found, told, file, like, months))
    _date_logs(sheets)
    return sheets


def _date_logs(sheets: Sequence[Sheet]) -> None:
    """Columns of values by days without a year are of the one year that the other sheets are about."""
    parts = [part for sheet in sheets for part in sheet.parts]
    years = {part.context.year for part in parts if part.context.year}
    for part in parts:
        if len(years) == 1 and part.context.year is None and is_log(part.table):
            part.context = replace(part.context, year=max(years))


def _read(grid: Grid, given: Given, file: str) -> tuple[Grid, Found, str, Said]:
    """The tables of a sheet, its shape as the importer finds it by itself, and what was said about such a shape."""
    grid = grid.without_margins()
    about = f"{Path(file).stem} {grid.sheet}"
    found = _found(grid, {}, about)
    headings = _headings(found)
    shape = fingerprint(list(headings) or _first_row(grid))
    said = said_of(shape, headings, given, file=file, sheet=grid.sheet)
    if said.changes_tables:
        found = _found(grid, said.fields, about, said.arrangement.heading_row)
    return grid, found, shape, said


def _found(grid: Grid, known: Known, about: str, heading_row: int | None = None) -> Found:
    """The tables of a sheet, by the piece of the sheet that they are read from; as it stands where a person says where its heading is."""
    if not grid.rows:
        return []
    parts = pieces(grid, known, about) if heading_row is None else [Piece(grid)]
    return [(piece, find_tables(piece.grid, known, about, heading_row)) for piece in parts]


def _by_place(found: Found, said: Said) -> Found:
    """The tables of a sheet, of a file without any heading of ours, by where their columns stand."""
    return [(piece, [] if piece.turned else by_place(piece.grid, said.fields)) for piece, _ in found]


def _headings(found: Found) -> dict[str, str | None]:
    """The headings of the first table, with what they are taken for."""
    for piece, tables in found:
        for table in tables:
            return {one.text: one.field for one in settled(table.headings, piece.grid, table.rows)}
    return {}


def _first_row(grid: Grid) -> list[str]:
    return next(([str(value) for value in row if value is not None] for row in grid.rows if row.count(None) < len(row)), [])


def _alike(found: Found) -> str:
    """What a sheet looks like, whether or not it says in a column whose it is."""
    tables = [table for _, told in found for table in told]
    return fingerprint([one.text for one in tables[0].headings if one.field != "unit"]) if tables else ""


def _are_units(names: Sequence[str]) -> bool:
    """Of sheets of one shape as many or more are not called after a perspective: Finance beside HR is a department."""
    plain = [name for name in map(str.strip, names) if not GENERIC.match(name) and not is_of_a_day(name)]
    own = [name for name in plain if not period(name) and not period_in_text(name) and not term_in_text(name, alone=True)]
    return len(own) > 1 and sum(perspective_named(name) is not None for name in own) * 2 <= len(own)


def _sheet(sheet: Sheet, found: Found, given: Given, file: str, alike: Sequence[str], months: Mapping[str, bool]) -> Sheet:
    """The sheet with its tables, each set upright; `alike` are the sheets of its shape, itself among them, `months` those of months
    and whether these lie behind the turn of the year."""
    grid, said = sheet.grid, sheet.said
    units = _are_units(alike)
    for piece, tables in found:
        owners = {} if piece.turned else units_over(piece.grid, tables)
        section: str | None = None
        for number, table in enumerate(tables):
            headings = settled(table.headings, piece.grid, table.rows)
            headings = tuple(replace(one, how=AS_BEFORE) if one.text in said.carried else one for one in headings)
            table = replace(table, headings=headings)
            source = grid if piece.turned else piece.grid
            top = piece.place(tables[0].heading_row, piece.grid.first_column)[0]
            own = () if piece.turned or not number else table.titles
            placed = any(one.field == "perspective" for one in headings)
            beside = titles(grid, _top_of_heading(piece, grid, top))[0] if piece.as_it_stands and source is not grid else []
            around = surroundings(source, top, own, beside, Path(file).stem, owners.get(table.heading_row))
            around = replace(around, section=section)
            section = own_period(around) or section
            monthly, turned = grid.sheet in months, months.get(grid.sheet, False)
            context = context_of(around, given, among_alike=len(alike) > 1, placed=placed or units, monthly=monthly, turned=turned)
            context = replace(context, layout=said.arrangement.layout)
            if context.period is None:
                told_by_days = period_of_days(piece.grid, table, (around.sheet, around.file, *around.titles))
                context = replace(context, period=told_by_days, year=int(told_by_days[:4])) if told_by_days else context
            elif context.period != (said.arrangement.period or given.period):
                context = of_the_year(context, table)
            if context.values_are in table.fields() and table.fields() & TELL_MORE:
                context = replace(context, values_are=None)
            table, units_named = with_units(piece.grid, table)
            left_out = {**initiative_rows(piece.grid, table), **noise(piece.grid, table), **units_named}
            left_out |= _left_out(piece.grid, table, said.arrangement)
            aside: dict[str, list[int]] = {}
            for row, why in left_out.items():
                aside.setdefault(why, []).append(row)
            aside["title or notes above the heading"] = list(own)
            aside["repeats the heading"] = list(table.repeated)
            if grid.torn and not piece.turned:
                left_out |= dict.fromkeys(grid.torn, "")
            if left_out:
                table = replace(table, rows=tuple(row for row in table.rows if row not in left_out))
            wide, table = spread(piece, table, _named_after(grid.sheet, file))
            if context.unit == grid.sheet and is_named_by_sheet(table.headings) and not DEPARTMENT.search(grid.sheet):
                context = replace(context, unit=given.unit)
            wide, table = dated(wide, table, context.observed, day_of_file(Path(file).stem, context.period))
            aside["names what the rows below it belong to"] = list(table.bands) if not wide.rows else []
            aside["its numbers stand in the row of its measure"] = list(table.folded) if not wide.rows else []
            aside["reckoned from the rows of its measure"] = list(table.reckoned) if not wide.rows else []
            told_aside = in_sheet(piece, {why: rows for why, rows in aside.items() if rows})
            told_aside |= {why: sorted(rows) for why, rows in piece.aside.items()}
            part = Part(wide, table, context, told_aside, _rows(wide, table))
            # Where a person says that a heading is, its columns are shown, so that they can be named.
            if (tells_okrs(part.table) and not explains_words(part.table, wide.grid)) or said.arrangement.heading_row is not None:
                sheet.parts.append(part)
                if not number:
                    sheet.titles |= set(range(grid.first_row, top))
    return sheet


def _top_of_heading(piece: Piece, grid: Grid, heading_row: int) -> int:
    """The first row of a heading; of one over several rows the upper ones were emptied into the lowest."""
    row = heading_row
    while row > grid.first_row and heading_row - row < OVER_ROWS and OVER_TWO in piece.told:
        cells, own = (one.rows[row - 1 - grid.first_row] for one in (grid, piece.grid))
        if any(value is not None for value in own) or all(value is None for value in cells):
            break
        row -= 1
    return row


def _named_after(sheet: str, file: str) -> str | None:
    """What a sheet is about by its own name or else its file's, where that says more than what such files are called."""
    names = (" ".join(name.replace("_", " ").split()) for name in (sheet, Path(file).stem))
    return next((name for name in names if any(map(str.isalpha, name)) and not GENERIC.match(name) and not values_are(name)), None)


def _left_out(grid: Grid, table: Table, arrangement: Arrangement) -> dict[int, str]:
    """The rows that a person names as no data, by their first text."""
    named = {normalised(text) for text in arrangement.rows_left_out}
    if not named:
        return {}
    first = {row: next((value for value in grid.row(row) if value is not None), None) for row in table.rows}
    return {row: "left out by a person" for row, value in first.items() if normalised(str(value)) in named}


def _rows(piece: Piece, table: Table) -> frozenset[int]:
    if piece.turned:
        return frozenset(range(piece.grid.first_column, piece.grid.first_column + piece.width))
    rows = (table.heading_row, *table.rows)
    return frozenset(map(piece.row, rows) if piece.rows else rows)


def in_sheet(piece: Piece, told: dict[str, list[int]]) -> dict[str, list[int]]:
    """Rows of a piece as the sheet's; of a turned one the sheet's columns, named in the reason."""
    first = piece.grid.first_column
    if piece.turned:
        return {f"column {column_letter(piece.place(row, first)[1])}: {why}": [] for why, rows in told.items() for row in rows}
    return {why: sorted(set(map(piece.row, rows))) for why, rows in told.items()}


def _moved(piece: Piece, cell: str) -> str:
    return address(*piece.place(*place_of(cell)))
