"""Columns that each list goals: those of one perspective, "Financial", "Customer", …; or of one period, "Q1 goals", "Q2 goals", …"""

from scorecard.intake.cells.numbers import number
from scorecard.intake.cells.times import day, period
from scorecard.intake.cells.words import is_placeholder, items
from scorecard.intake.grid import Grid, Value
from scorecard.intake.headings.aliases import plain
from scorecard.intake.headings.heading import CORRECTED, Heading, Known
from scorecard.intake.headings.heading_row import recognise
from scorecard.intake.headings.headlines import SPEAKS_OF_GOALS
from scorecard.intake.headings.yearless import ANY_YEAR
from scorecard.intake.places.find import find_tables
from scorecard.intake.places.piece import Piece
from scorecard.intake.upright.forms import MOST_ROWS, OBJECTIVE, Line, Told, upright
from scorecard.model.perspective import perspective_named

_OF_EACH = ("owner", "unit", "perspective", "category", "level")
"""What else the row of a goal by period may say."""
LOOKED_AT = 10
"""Rows in which the heading stands."""
LEAST_PERIODS, LEAST_PERSPECTIVES = 2, 3


def lanes(grid: Grid, known: Known, about: str) -> Piece | None:
    """The sheet as a table of one row a goal; None where its columns list none, or hold anything else than texts below their names."""
    if len(grid.rows) > MOST_ROWS or len(grid.rows[0]) < LEAST_PERIODS:
        return None
    for row in grid.filled()[:LOOKED_AT]:
        cells = [(column, value) for column, value in enumerate(grid.row(row), grid.first_column) if value is not None]
        if len(cells) < LEAST_PERIODS or not all(isinstance(value, str) for _, value in cells):
            continue
        headings = recognise(grid.row(row), grid.first_column, known)
        if any(one.how == CORRECTED for one in headings):
            return None
        by_perspective = {perspective_named(one.text) for one in headings}
        if None not in by_perspective and len(by_perspective) == len(headings) >= LEAST_PERSPECTIVES:
            of = {one.column: one.text for one in headings}
            return None if find_tables(grid, known, about) else _told(grid, known, row, of, [], "Perspective")
        periods = {one.column: named for one in headings if (named := _period_of(one.text))}
        others = [one for one in headings if one.column not in periods]
        if len(set(periods.values())) == len(periods) >= LEAST_PERIODS and all(one.field in _OF_EACH for one in others):
            return _told(grid, known, row, periods, others, "Period")
    return None


def _period_of(heading: str) -> str | None:
    """ "Q1 2026" of "Q1 2026 Goals"."""
    words = plain(heading).split()
    goals = [word for word in words if SPEAKS_OF_GOALS.fullmatch(word)]
    named = " ".join(word for word in words if word not in (*goals, "for", "fur", "voor", "of", "de"))
    return named.upper() if goals and named and period(named, year=ANY_YEAR) else None


def _told(grid: Grid, known: Known, head: int, of: dict[int, str], others: list[Heading], name: str) -> Piece | None:
    """One line a goal below the heading in row `head`; `of` says by column what its goals are of, which is a `name`."""
    lines: list[Line] = []
    named = {*of, *(one.column for one in others)}
    for row in (row for row in grid.filled() if row > head):
        cells = dict(enumerate(grid.row(row), grid.first_column))
        if any(value is not None and column not in named for column, value in cells.items()):
            return None
        said = {one.text: Told(cells[one.column], (row, one.column)) for one in others if cells[one.column] is not None}
        for column, what in of.items():
            value = cells[column]
            if value is None or (isinstance(value, str) and is_placeholder(value)):
                continue
            if not _is_goal(value):
                return None
            for text in items(str(value)) if "\n" in str(value) else [value]:
                lines.append(Line(OBJECTIVE, Told(text, (row, column)), row, {name: Told(what, (head, column)), **said}))
    if len({one.text.at[1] for one in lines}) < LEAST_PERIODS:
        return None
    first, second, *_ = of
    labels = {name: Told(name, (head, second)), **{one.text: Told(one.text, (head, one.column)) for one in others}}
    return upright(grid, known, lines, labels, {}, "goals in columns", [(head, first), (head, first)])


def _is_goal(value: Value) -> bool:
    return isinstance(value, str) and number(value) is None and day(value) is None and any(map(str.isalpha, value))
