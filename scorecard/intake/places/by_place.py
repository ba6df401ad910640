"""A table whose measures have no heading that says so: the texts at the left of targets and of what was reached of them."""

import re
from collections.abc import Callable

from scorecard.intake.cells.numbers import number
from scorecard.intake.cells.times import day, period
from scorecard.intake.grid import Grid, Value
from scorecard.intake.headings.aliases import GOALS, field_of, plain
from scorecard.intake.headings.columns import is_timed
from scorecard.intake.headings.heading import CORRECTED, Heading, Known
from scorecard.intake.headings.heading_row import recognise
from scorecard.intake.places.find import FAR, Table
from scorecard.intake.settling.initiatives import BY_OTHERS

UNNAMED = "–"
"""What a column without a heading is shown as."""
LEVELS = ("baseline", "target", "current")
LEAST_ROWS = 2
MOST = 0.5
"""More of the cells than this are names of measures, or levels."""


def by_place(grid: Grid, known: Known) -> list[Table]:
    """The table of a sheet in which no row reads as a heading by itself, or none."""
    rows = grid.filled()
    for at in rows[:FAR]:
        below = tuple(row for row in rows if row > at)
        headings = recognise(grid.row(at), grid.first_column, known)
        levels = [one for one in headings if one.field in LEVELS and (one.how in ("exact", "alias") or is_timed(one))]
        if not {one.field for one in levels} >= {"target"} or len({one.field for one in levels}) < LEAST_FIELDS:
            continue
        if not (any(map(_is_called_target, levels)) or _is_about_measures(grid, at)):
            continue
        named = _measures(grid, below, headings, min(one.column for one in levels), known)
        if named and all(_are_mostly(_is_level, grid, below, one.column) for one in levels if one.field == "target"):
            told = tuple(sorted((named, *(one for one in headings if one.column != named.column)), key=lambda one: one.column))
            return [Table(at, told, below)]
    return []


LEAST_FIELDS = 2
"""A target alone may be anything's."""


def _is_called_target(one: Heading) -> bool:
    """Not a budget or a plan, which accounts have too."""
    words = plain(one.text).split()
    return one.field == "target" and (not is_timed(one) or any(word in GOALS or field_of(word)[0] == "target" for word in words))


_MEASURES = re.compile(r"\b(?:kpi|okr)s?\b|scorecard|indicat(?:or|eur)|indicador|kennzahl|kengetal", re.IGNORECASE)


def _is_about_measures(grid: Grid, row: int) -> bool:
    """The sheet is called so, or a title above the row says it."""
    titles = (value for above in grid.rows[: row - grid.first_row] for value in above if isinstance(value, str) and len(value) < LONGEST)
    return any(_MEASURES.search(text) for text in (grid.sheet, *titles))


LONGEST = 200
"""Characters."""


def _measures(grid: Grid, rows: tuple[int, ...], headings: list[Heading], end: int, corrections: Known) -> Heading | None:
    """The heading of the one column before `end` that nothing is known of, where different texts of several words stand in it."""
    known = {one.column: one for one in headings}
    free = [column for column in range(grid.first_column, end) if column not in known or known[column].field is None]
    told = [column for column in free if any(grid.at(row, column) is not None for row in rows)]
    if len(told) != 1 or len(rows) < LEAST_ROWS:
        return None
    text = known[told[0]].text if told[0] in known else UNNAMED
    if corrections.get(text, "key_result") != "key_result":
        return None
    cells = [grid.at(row, told[0]) for row in rows]
    if len({*cells}) < len(cells) or not all(map(_is_text, cells)) or not _are_mostly(_is_name, grid, rows, told[0]):
        return None
    return Heading(told[0], text, "key_result", CORRECTED if text in corrections else BY_OTHERS)


def _are_mostly(kind: Callable[[Value], bool], grid: Grid, rows: tuple[int, ...], column: int) -> bool:
    told = [value for row in rows if (value := grid.at(row, column)) is not None]
    return sum(map(kind, told)) > MOST * len(told)


def _is_text(value: Value) -> bool:
    return isinstance(value, str) and any(map(str.isalpha, value)) and day(value) is None and period(value) is None


def _is_name(value: Value) -> bool:
    return len(str(value).split()) > 1


def _is_level(value: Value) -> bool:
    return number(value) is not None
