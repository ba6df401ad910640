"""A planning workbook that came back: its columns are known by their codes, so that nobody need say what they mean."""

from scorecard.intake.balance import left_aside
from scorecard.intake.cells.times import period
from scorecard.intake.gathered import Context, Gathered
from scorecard.intake.grid import Book, Grid, address
from scorecard.intake.headings.columns import Columns
from scorecard.intake.headings.heading import Heading
from scorecard.intake.own.own_sheets import NEAR, codes, uncoded
from scorecard.intake.rows.checks import check_columns, check_grid
from scorecard.intake.rows.layouts import OkrTable
from scorecard.intake.rows.linked import gather_dependencies
from scorecard.model.finding import Severity
from scorecard.model.own_book import EXAMPLE, OKRS, PERIOD, PLANNED, UNIT
from scorecard.model.period import is_period
from scorecard.model.reading import Cells, ColumnReading, SheetReading, SkippedRows

HOW = "marked by Scorecard"
AN_EXAMPLE = "an example of the planning workbook"


def holds_plans(book: Book) -> bool:
    """Whether the file is a planning workbook of ours."""
    return any(OKRS in codes(grid, NEAR) for grid in book.grids)


def gather_plans(book: Book, gathered: Gathered) -> tuple[SheetReading, ...]:
    """The accounts of its sheets; what was planned is gathered."""
    found = []
    for grid in book.grids:
        known = codes(grid)
        if OKRS in known:
            found.append(_sheet(grid, known, gathered))
        else:
            reason = "a sheet beside the plan; nothing on it is read"
            found.append(SheetReading(grid.sheet, "skipped", reason, len(grid.occupied()), cells=left_aside(grid)))
    return tuple(found)


def _sheet(grid: Grid, known: dict[str, tuple[int, int]], gathered: Gathered) -> SheetReading:
    coded, first = known[OKRS]
    marks = {row: str(grid.at(row, first)) for row in grid.filled() if grid.at(row, first) is not None and row != coded}
    told = {mark: next((text.removeprefix(mark) for text in marks.values() if text.startswith(mark)), "") for mark in (UNIT, PERIOD)}
    heading = _heading(grid, known, marks)
    headings = tuple(Heading(column, _named(grid, heading, column), code, HOW) for code, (_, column) in known.items() if code in PLANNED)
    below = [row for row in grid.filled() if row > heading]
    examples = [row for row in below if _is_example(grid, row, known, marks)]
    rows = [row for row in below if row not in examples and any(grid.at(row, one.column) is not None for one in headings)]
    columns = Columns(grid, headings, rows)
    about = told[PERIOD] if is_period(told[PERIOD]) else period(told[PERIOD])
    context = Context(grid.sheet, about, told[UNIT] or None, year=int(about[:4]) if about else None)
    check_grid(grid, gathered)
    check_columns(columns, context, gathered)
    read = OkrTable(columns, context, gathered).gather()
    if columns.one("depends_on"):
        gather_dependencies(columns, context, gathered)
    above = [row for row in grid.filled() if row < heading and row != coded]
    aside = {"names the columns": [coded], "title or notes above the heading": above, AN_EXAMPLE: examples}
    skipped = (*(SkippedRows(tuple(rows), why) for why, rows in aside.items() if rows), *read.skipped_rows())
    return SheetReading(
        grid.sheet, "read", "", len(grid.occupied()), heading, "planning workbook", objectives=read.objectives,
        check_ins=read.check_ins, columns=_columns(grid, heading, headings, known, rows), skipped=skipped,
        filled_down=read.filled_down(), cells=_cells(grid, heading, known, rows, skipped, gathered),
    )  # fmt: skip


def _heading(grid: Grid, known: dict[str, tuple[int, int]], marks: dict[int, str]) -> int:
    """The row that has most columns filled among those between the notes and the first example; people may have renamed each of them."""
    coded = known[OKRS][0]
    last = min((row for row, text in marks.items() if text.startswith(EXAMPLE)), default=coded + MOST_ABOVE)
    places = [column for code, (_, column) in known.items() if code in PLANNED]
    between = [row for row in grid.filled() if coded < row < last]
    return max(between, key=lambda row: (sum(grid.at(row, column) is not None for column in places), -row), default=coded)


MOST_ABOVE = 10
"""Rows from the codes to the headings at the most, where every example was deleted."""


def _named(grid: Grid, heading: int, column: int) -> str:
    return str(grid.at(heading, column) or "")


def _is_example(grid: Grid, row: int, known: dict[str, tuple[int, int]], marks: dict[int, str]) -> bool:
    """An example row as it was written: typed over, it is a plan."""
    mark, place = marks.get(row, ""), known.get("key_result")
    return mark.startswith(EXAMPLE) and place is not None and grid.at(row, place[1]) == mark.removeprefix(EXAMPLE)


def _columns(
    grid: Grid, heading: int, headings: tuple[Heading, ...], known: dict[str, tuple[int, int]], rows: list[int]
) -> tuple[ColumnReading, ...]:
    own = tuple(ColumnReading(address(heading, one.column), one.text or str(one.field), one.field, HOW) for one in headings)
    others = uncoded(grid, known, [*rows, heading])
    return own + tuple(ColumnReading(address(heading, one), _named(grid, heading, one), None, "not recognised") for one in others)


def _cells(
    grid: Grid, heading: int, known: dict[str, tuple[int, int]], rows: list[int], skipped: tuple[SkippedRows, ...], gathered: Gathered
) -> Cells:
    """The books of the sheet: what stands in columns that somebody added is kept, and told."""
    whole = left_aside(grid)
    aside = {row for one in skipped for row in one.rows}

    def count(numbers: list[int]) -> int:
        return sum(value is not None for row in numbers for value in grid.row(row))

    taken = [row for row in rows if row not in aside]
    kept = 0
    for column in uncoded(grid, known, taken):
        kept += sum(grid.at(row, column) is not None for row in taken)
        gathered.find(
            "heading-not-recognised", Severity.NOTE, "This column was added by hand; it is kept, but not used.", "",
            sheet=grid.sheet, cell=address(heading, column), heading=_named(grid, heading, column),
        )  # fmt: skip
    named, skipped_cells = count([heading]), count(sorted(aside))
    return Cells(whole.read, named, whole.read - whole.unreadable - named - skipped_cells - kept, kept, skipped_cells, whole.unreadable)
