"""Where the tables of a sheet stand: heading rows below titles, repeated headings, what is title and what is data."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from scorecard.intake.cells.labels import PARTS, announces, kind_of_label, kind_of_label_alone
from scorecard.intake.cells.steps import is_level, is_of_chain
from scorecard.intake.grid import Grid, Value
from scorecard.intake.headings.heading import Heading, Known
from scorecard.intake.headings.heading_row import recognise
from scorecard.intake.headings.headlines import (
    LABEL,
    has_own_title,
    have_lines_of_their_own,
    is_blank,
    named_period,
    of_objective,
    perspective_in,
)
from scorecard.intake.places.first_heading import first_heading
from scorecard.intake.places.further_headings import heads_another, other_headings, repeated_headings, sections

FAR = 40
"""A first heading row is looked for in this many non-empty rows."""


@dataclass(frozen=True, slots=True)
class Table:
    """A heading row and the rows below it, down to the next table. Row numbers are the sheet's."""

    heading_row: int
    headings: tuple[Heading, ...]
    rows: tuple[int, ...]
    """Non-empty rows below the heading."""
    repeated: tuple[int, ...] = ()
    """Rows that only repeat the heading, and titles printed again above them."""
    titles: tuple[int, ...] = ()
    """Rows of titles between this table and the one above it."""
    headlined: bool = False
    """Each of several tables of these headings has a line of its own above it."""
    bands: tuple[int, ...] = ()
    """Rows that named something for the rows below them."""
    folded: tuple[int, ...] = ()
    """Rows whose numbers stand in the row of their measure."""
    reckoned: tuple[int, ...] = ()
    """Rows of numbers that are reckoned from those of their measure, such as a variance."""
    units: tuple[tuple[str, str | None, str], ...] = ()
    """Units that the columns name, each with the one above it and its level."""

    def fields(self) -> set[str]:
        return {one.field for one in self.headings if one.field}


def find_tables(grid: Grid, known: Known, about: str = "", heading_row: int | None = None) -> list[Table]:
    """The tables of a sheet, top to bottom; none where no row reads as a heading.

    `known` is what a person said about headings, `heading_row` where the first one stands; `about` names the file and the sheet.
    """
    rows = grid.filled()
    at = heading_row if heading_row in rows else first_heading(grid, rows[:FAR], known, about)
    if at is None:
        return []
    if heading_row is None:
        at = next((row for row in rows[:FAR] if row < at - 1 and heads_another(grid, row, known)), at)
    headings = _headings(grid, at, known)
    below = rows[bisect_right(rows, at) :]
    repeated = repeated_headings(grid, at, headings)
    others = sorted({*other_headings(grid, at, known, repeated), *sections(grid, at, headings, repeated)})
    tables = []
    for start, end in zip([at, *others], [*others, below[-1] + 1 if below else at], strict=True):
        again = repeated if start == at else ()
        tables.append(Table(start, _headings(grid, start, known), _between(below, start, end, repeated), again))
    return _titled(grid, [part for table in tables for part in _parted(grid, table)])


def _headings(grid: Grid, row: int, known: Known) -> tuple[Heading, ...]:
    return tuple(recognise(grid.row(row), grid.first_column, known))


def _between(rows: Sequence[int], start: int, end: int, repeated: Sequence[int]) -> tuple[int, ...]:
    """The rows below `start` and above `end`, which are in order, without those that repeat a heading."""
    found = rows[bisect_right(rows, start) : bisect_left(rows, end)]
    return tuple(row for row in found if row not in repeated) if repeated else tuple(found)


def _parted(grid: Grid, table: Table) -> list[Table]:
    """A table whose heading stands again below a title is several tables; without titles it is printed page by page."""
    lone = "okr_text" not in table.fields() and not _names_objectives(grid, table)
    cuts = [row for row in table.repeated if _is_title(grid, row - 1, table, labelled=not (lone or has_own_title(grid, row)))]
    if have_lines_of_their_own(grid, (table.heading_row, *table.repeated)):
        cuts = list(table.repeated)
    above = {value for row in range(grid.first_row, table.heading_row) for value in grid.row(row)}
    pages = () if lone else tuple(row for row in cuts if above.issuperset(grid.row(row - 1)) and not is_blank(grid, row - 1))
    if pages:
        rows = tuple(row for row in table.rows if row + 1 not in pages)
        table = replace(table, rows=rows, repeated=tuple(sorted({*table.repeated, *(row - 1 for row in pages)})))
        cuts = [row for row in cuts if row not in pages]
    if not cuts:
        return [table]
    headlined = lone and len(cuts) == len(table.repeated)
    parts = []
    for start, end in zip([table.heading_row, *cuts], [*cuts, grid.first_row + len(grid.rows)], strict=True):
        rows = tuple(row for row in table.rows if start < row < end)
        again = tuple(row for row in table.repeated if start < row < end)
        parts.append(Table(start, table.headings, rows, again, headlined=headlined))
    return parts


def _titled(grid: Grid, tables: list[Table]) -> list[Table]:
    """Each table with the title rows above it; they are no rows of the table before."""
    made: list[Table] = []
    for table in tables:
        titles: list[int] = []
        if made:
            above = made[-1]
            labelled = _names_objectives(grid, table) or len(table.headings) == 1
            row = table.heading_row - 1
            # A title may have a blank row on both sides.
            row -= is_blank(grid, row) and has_own_title(grid, row)
            while (
                above.rows
                and above.rows[-1] == row
                and _is_title(grid, row, above, labelled=labelled and not has_own_title(grid, row + 1))
            ):
                titles.insert(0, row)
                above, row = replace(above, rows=above.rows[:-1]), row - 1
            made[-1] = above
        elif not _names_objectives(grid, table):
            row = table.heading_row - 1
            row -= is_blank(grid, row)
            first = row
            while _is_title(grid, row, table, labelled=not table.headlined or row < first) or _tells_of_it(grid, row):
                titles.insert(0, row)
                row -= 1
            titles[:0] = _text_below_label(grid, row)
        made.append(replace(table, titles=tuple(titles)))
    return made


def _is_title(grid: Grid, row: int, table: Table, *, labelled: bool) -> bool:
    """One text at the left of the row, or a label and its value; with `labelled` only what has a label in front."""
    if not 0 <= row - grid.first_row < len(grid.rows):
        return False
    cells = grid.row(row)
    told = [value for value in cells if value is not None]
    if not told or len(told) > 2 or not isinstance(told[0], str) or cells.index(told[0]) > 1 or PARTS.match(told[0]):
        return False
    beside = len(told) == 2 and isinstance(told[1], str) and kind_of_label_alone(told[0]) == "objective"
    if beside or announces(told) == "objective" or _is_step(told):
        return True
    is_label = LABEL.match(told[0]) is not None or kind_of_label(told[0]) is not None or perspective_in(told[0]) is not None
    is_label = is_label or named_period(told[0]) is not None
    if len(told) == 2:
        says_more = kind_of_label(told[0]) == "objective" and isinstance(told[1], str) and LABEL.match(told[1]) is not None
        return told[0].rstrip().endswith(":") or says_more or (is_label and not labelled)
    return is_label or (not labelled and cells[0] is not None)


def _is_step(told: Sequence[Value]) -> bool:
    """ "Outcome 1" and its text in two cells."""
    return len(told) == 2 and isinstance(told[1], str) and is_level(told[0]) and is_of_chain(str(told[0]))


def _tells_of_it(grid: Grid, row: int) -> bool:
    """ "Objective" and its text in two cells above its table, "Owner" and a name between them."""
    told = [value for value in grid.row(row) if value is not None] if row >= grid.first_row else []
    return len(told) == 2 and isinstance(told[0], str) and of_objective(told[0]) is not None


def _names_objectives(grid: Grid, table: Table) -> bool:
    """A column has objectives, and no numbers: a "Goal" behind key results may be their target."""
    columns = [one.column for one in table.headings if one.field == "objective"]
    first = table.rows[0] if table.rows else None
    return any(first is None or not isinstance(grid.at(first, column), float) for column in columns)


def _text_below_label(grid: Grid, row: int) -> list[int]:
    """The rows of "Objective 1" and, below it, the words of the objective, each alone in its row, down to this one."""
    told = [[value for value in grid.row(at) if value is not None] for at in (row - 1, row)] if row > grid.first_row else []
    if [len(cells) for cells in told] != [1, 1] or not all(isinstance(value, str) for cells in told for value in cells):
        return []
    return [row - 1, row] if kind_of_label_alone(told[0][0]) == "objective" else []
