"""The sheets of a workbook, each with its tables set upright and what holds for all rows of a table."""

import re
from dataclasses import dataclass, field, replace
from pathlib import Path

from scorecard.intake.cells.times import period, period_in_text
from scorecard.intake.find import Table, find_tables, titles
from scorecard.intake.gathered import Context
from scorecard.intake.grid import Book, Grid, address, column_letter, place_of
from scorecard.intake.headings import Heading, fingerprint, plain
from scorecard.intake.noise import noise
from scorecard.intake.piece import Piece, Place
from scorecard.intake.reshape import Known, pieces
from scorecard.intake.roles import Read
from scorecard.intake.settled import settled, tells_okrs
from scorecard.intake.spread import spread
from scorecard.model.perspective import perspective_named
from scorecard.model.reading import Given

GENERIC = re.compile(
    r"^(?:(?:annual|quarterly|yearly|monthly|company|corporate|team|individual|department|all|my|our) )?"
    r"(?:sheet|blad|tabelle|feuil|hoja|plan|planilha|table|data|export|okrs?|kpis?|goals?|objectives?|key results?|overview|scorecard"
    r"|template|import|list|tracker|kpi tracker|annual|quarterly|monthly|yearly|company|corporate|teams?|individuals?|departments?"
    r"|divisions?|groups?|actuals?|targets?|baselines?|values|measures?|metrics?|summary|resumen|dashboard)[ _-]?\d*$",
    re.IGNORECASE,
)
"""Names of sheets that name no unit."""
_EXAMPLE = re.compile(r"example|sample|beispiel|muster|voorbeeld|exemple|ejemplo|exemplo", re.IGNORECASE)
_PERIOD_LABELS = ("period", "quarter", "kwartaal", "periode", "quartal", "reporting period", "cycle", "trimestre", "periodo")
_PERSPECTIVE_LABELS = ("perspective", "perspectief", "perspektive", "perspectiva", "axe")
_UNIT_LABELS = (
    "unit", "team", "department", "business unit", "division", "afdeling", "abteilung", "bereich", "departement", "equipe", "area",
    "departamento", "equipo",
)  # fmt: skip


_ROLES = {
    **dict.fromkeys(("target", "targets", "zielwerte", "doelwaarden", "streefwaarden", "cibles", "metas"), "target"),
    **dict.fromkeys(("baseline", "baselines", "startwerte", "nulmetingen"), "baseline"),
    **dict.fromkeys(("actual", "actuals", "istwerte", "realisatie"), "current"),
}


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

    def is_added(self, heading: Heading) -> bool:
        return heading.column >= self.piece.grid.first_column + self.piece.width

    def settle(self) -> None:
        """Say in the sheet's own rows what became of the table's."""
        if self.done is None:
            return
        if not self.piece.as_it_stands:
            self.done.skipped = in_sheet(self.piece, self.done.skipped)
            self.done.filled = {
                _moved(self.piece, cell): sorted({self.piece.place(row, self.piece.grid.first_column)[0] for row in rows})
                for cell, rows in self.done.filled.items()
            }
        for reason, rows in self.aside.items():
            self.done.skipped.setdefault(reason, []).extend(rows)


@dataclass(slots=True)
class Sheet:
    grid: Grid
    parts: list[Part]
    titles: set[int] = field(default_factory=set)
    """Rows above the headings that belong to no table."""
    example: bool = False
    """The sheet shows how to fill in another one, and is not counted."""

    @property
    def as_it_stands(self) -> bool:
        """Its tables stand below each other over the whole width, each cell in its place."""
        width = len(self.grid.rows[0]) if self.grid.rows else 0
        return all(part.piece.as_it_stands and part.piece.width == width for part in self.parts)

    def holds(self, row: int) -> bool:
        """The row is some table's, heading included."""
        return any(row in part.rows for part in self.parts)


def sheets_of(book: Book, given: Given, file: str) -> list[Sheet]:
    """The visible sheets in their order."""
    known: Known = {heading: name for told in given.corrections.values() for heading, name in told.items()}
    found = [(grid, _found(grid, given, f"{Path(file).stem} {grid.sheet}", known)) for grid in book.grids if not grid.hidden]
    shapes = [_shape(told) for _, told in found]
    sheets = []
    for (grid, told), shape in zip(found, shapes, strict=True):
        alike = bool(shape) and shapes.count(shape) > 1
        example = alike and _EXAMPLE.search(grid.sheet) is not None
        sheets.append(Sheet(grid, [], example=True) if example else _sheet(grid, told, given, file, alike))
    return sheets


def _found(grid: Grid, given: Given, about: str, known: Known) -> list[tuple[Piece, list[Table]]]:
    """The tables of a sheet, by the piece of the sheet that they are read from."""
    if not grid.rows:
        return []
    return [(piece, find_tables(piece.grid, given.corrections, about)) for piece in pieces(grid, known, about)]


def _shape(found: list[tuple[Piece, list[Table]]]) -> str:
    """What a sheet looks like, whether or not it says in a column whose it is."""
    tables = [table for _, told in found for table in told]
    return fingerprint([one.text for one in tables[0].headings if one.field != "unit"]) if tables else ""


def _sheet(grid: Grid, found: list[tuple[Piece, list[Table]]], given: Given, file: str, alike: bool) -> Sheet:
    parts = []
    above: set[int] = set()
    for piece, tables in found:
        for number, table in enumerate(tables):
            table = replace(table, headings=settled(table.headings, piece.grid, table.rows))
            source = grid if piece.turned else piece.grid
            top = piece.place(tables[0].heading_row, piece.grid.first_column)[0]
            own = () if piece.turned or not number else table.titles
            context = _context(source, top, own, given, file, among_alike=alike)
            left_out = noise(piece.grid, table)
            aside: dict[str, list[int]] = {}
            for row, why in left_out.items():
                aside.setdefault(why, []).append(row)
            aside["title or notes above the heading"] = list(own)
            aside["repeats the heading"] = list(table.repeated)
            if grid.torn and not piece.turned:
                left_out |= dict.fromkeys(grid.torn, "")
            if left_out:
                table = replace(table, rows=tuple(row for row in table.rows if row not in left_out))
            wide, table = spread(piece, table)
            aside["names what the rows below it belong to"] = list(table.bands) if not wide.rows else []
            part = Part(wide, table, context, in_sheet(piece, {why: rows for why, rows in aside.items() if rows}), _rows(wide, table))
            if tells_okrs(part.table):
                parts.append(part)
                if not number:
                    above |= set(range(grid.first_row, top))
    return Sheet(grid, parts, above)


def _rows(piece: Piece, table: Table) -> frozenset[int]:
    if piece.turned:
        return frozenset(range(piece.grid.first_column, piece.grid.first_column + piece.width))
    first = piece.grid.first_column
    return frozenset(piece.place(row, first)[0] for row in (table.heading_row, *table.rows))


def _context(grid: Grid, heading_row: int, own: tuple[int, ...], given: Given, file: str, *, among_alike: bool) -> Context:
    """Period, unit and perspective that hold for a whole table: from its own titles, the sheet's, its name, the file's name."""
    texts, labels = titles(grid, heading_row)
    nearer, told = titles(replace(grid, rows=[grid.rows[row - grid.first_row] for row in own]), grid.first_row + len(own))
    labels |= told
    sheet = grid.sheet.strip()
    around = next((found for found in map(period_in_text, (*texts, Path(file).stem)) if found), None)
    here = next((found for found in map(period_in_text, nearer) if found), None)
    of_sheet = (period(sheet, year=int(around[:4]) if around else None) or period_in_text(sheet)) if sheet else None
    labelled = next((found for found in (period(value) for label, value in labels.items() if label in _PERIOD_LABELS) if found), None)
    named = given.period or here or of_sheet or labelled or around
    over = next((text for text in nearer if perspective_named(text)), None)
    perspective = over or next((value for label, value in labels.items() if label in _PERSPECTIVE_LABELS), None)
    perspective = sheet if perspective_named(sheet) and not over else perspective
    unit = given.unit or next((value for label, value in reversed(labels.items()) if label in _UNIT_LABELS), None)
    timed = perspective or period(sheet) or period_in_text(sheet) or (around and period(sheet, year=int(around[:4])))
    if unit is None and among_alike and not timed and not GENERIC.match(sheet):
        unit = sheet
    values_are = _values_are(sheet) or _values_are(Path(file).stem)
    return Context(grid.sheet, named, unit or None, perspective, int(named[:4]) if named else None, values_are)


def _values_are(name: str) -> str | None:
    """What the values of a sheet or file are, by its name: "targets", "KPI baselines 2026"."""
    words = set(plain(name).split())
    told = {_ROLES[word] for word in words if word in _ROLES}
    return told.pop() if len(told) == 1 else None


def in_sheet(piece: Piece, told: dict[str, list[int]]) -> dict[str, list[int]]:
    """Rows of a piece as the sheet's; of a turned one the sheet's columns, named in the reason."""
    first = piece.grid.first_column
    if piece.turned:
        return {f"column {column_letter(piece.place(row, first)[1])}: {why}": [] for why, rows in told.items() for row in rows}
    return {why: sorted({piece.place(row, first)[0] for row in rows}) for why, rows in told.items()}


def _moved(piece: Piece, cell: str) -> str:
    return address(*piece.place(*place_of(cell)))
