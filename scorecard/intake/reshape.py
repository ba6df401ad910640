"""Sheets that are no plain table, set upright: turned tables, tables side by side, headings over two rows.

Each step takes a grid and gives grids; what a sheet shows decides, never where it comes from.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import pairwise

from scorecard.intake.aliases import plain, role_of, without_brackets
from scorecard.intake.boards import board
from scorecard.intake.cells.numbers import number
from scorecard.intake.cells.times import day, period
from scorecard.intake.cells.units import is_currency, is_measure
from scorecard.intake.cells.words import is_placeholder
from scorecard.intake.find import find_tables
from scorecard.intake.forms import form
from scorecard.intake.grid import Grid, Value
from scorecard.intake.heading_row import recognise
from scorecard.intake.heading_score import CORE, richness
from scorecard.intake.headings import Heading, Known
from scorecard.intake.labels import TOTAL, announces
from scorecard.intake.lanes import lanes
from scorecard.intake.matrix import LOOKED_AT, matrix
from scorecard.intake.piece import Piece
from scorecard.intake.responses import responses
from scorecard.model.perspective import normalised

MOST_LABELS = 60
"""A turned table has its headings in this many rows at most."""


def pieces(grid: Grid, known: Known, about: str) -> list[Piece]:
    """The parts of a sheet that are read by themselves, top to bottom and left to right.

    `known` is what a person said about headings; `about` names the sheet and its file.
    """
    filled_in = form(grid, known, about, lambda: [table.heading_row for table in find_tables(grid, known, about)])
    if filled_in:
        return [filled_in]
    parted = board(grid, known) or responses(grid, known) or lanes(grid, known, about)
    if parted:
        return [parted]
    turned = _turned(grid, known)
    if turned:
        return turned
    histories, rest = _histories(grid, known, about)
    return [*histories, *(_one_heading(matrix(Piece(part), known), known) for part in _side_by_side(rest, known))]


# Turned tables

_ATTRIBUTES = {"baseline", "target", "current", "progress", "owner", "due_on", "status", "weight"}
"""What an objective or key result has; a list of choices has none of it."""


def _turned(grid: Grid, known: Known) -> list[Piece]:
    """A first column that reads as a heading, better than any row does: each further column is a record."""
    if not 2 <= len(grid.rows) <= MOST_LABELS:
        return []
    column, headings = _label_column(grid, known)
    if not headings or richness(headings) < 5 or _best(grid, known)[0] >= 5:
        return []
    if sum(one.field is not None for one in headings) * 2 < len(headings) or not {one.field for one in headings} & _ATTRIBUTES:
        return []
    if _explains(grid, column, headings):
        return []
    first = next(one.text for one in headings if one.field)
    starts = [one.column for one in headings if one.text == first]
    ends = [*starts[1:], grid.first_row + len(grid.rows)]
    return [_turn(grid, column, start, end) for start, end in zip(starts, ends, strict=True)]


_LONG = 20
"""Characters; a level in words is shorter."""


def _explains(grid: Grid, column: int, headings: Sequence[Heading]) -> bool:
    """Beside the words for levels stand sentences without a number: what the words mean, not a record."""
    rows = [grid.rows[one.column - grid.first_row] for one in headings if one.field in ("baseline", "target", "current")]
    told = [value for row in rows for value in row[column - grid.first_column + 1 :] if value is not None]
    sentences = [value for value in told if isinstance(value, str) and len(value) > _LONG and not any(map(str.isdigit, value))]
    return len(sentences) * 2 > len(told)


def _label_column(grid: Grid, known: Known) -> tuple[int, list[Heading]]:
    """The leftmost filled column, its cells read as headings; their `column` is the sheet's row."""
    for offset in range(min(3, len(grid.rows[0]))):
        cells = [row[offset] for row in grid.rows]
        if any(isinstance(value, str) for value in cells):
            return grid.first_column + offset, recognise(cells, grid.first_row, known)
    return grid.first_column, []


def _turn(grid: Grid, column: int, start: int, end: int, label: str | None = None) -> Piece:
    """The rows from `start` to before `end`, from `column` on, with rows and columns changed."""
    taken = grid.rows[start - grid.first_row : end - grid.first_row]
    rows = [list(cells) for cells in zip(*(row[column - grid.first_column :] for row in taken), strict=True)]
    if label and rows:
        rows[0] = [label, *(value if _is_role(value) else day(value) or period(value) or value for value in rows[0][1:])]
    formats = {
        (across, down): grid.number_format(down, across)
        for down in range(start, end)
        for across in range(column, column + len(rows))
        if grid.number_format(down, across) != "General"
    }
    turned = replace(grid, rows=rows, first_row=column, first_column=start, formats=formats, merged=())
    return Piece(turned, turned=True, told=("transposed",))


_ABOUT_MEASURES = re.compile(
    r"kpi|indicator|measure|metric|scorecard|okr|actual|target|baseline|kennzahl|indicad|metas|zielwert|doelwaard", re.IGNORECASE
)


def _histories(grid: Grid, known: Known, about: str) -> tuple[list[Piece], Grid]:
    """Blocks with days, below targets, down their first column and a measure in each column beside it, turned; and the grid without them.

    Only in a sheet or file that speaks of measures, in its name or above targets, for the names of the columns do not say what they are.
    """
    by_name = _ABOUT_MEASURES.search(about) is not None
    if len(grid.rows) < 3 or not (by_name or _ABOUT_MEASURES.search(_title(grid))):
        return [], grid
    times = _times(grid.coded(0).values)
    if not times:
        return [], grid
    totals = {value for value in grid.coded(0).values if isinstance(value, str) and TOTAL.search(normalised(value))}
    roles = {value for value in grid.coded(0).values if _is_role(value)}
    rows = list(grid.rows)
    found: list[Piece] = []
    start = 0
    while start < len(rows) - 2:
        end = start + 1
        while end < len(rows) and rows[end][0] in roles:
            end += 1
        while end < len(rows) and rows[end][0] in times:
            end += 1
        end += end < len(rows) and rows[end][0] in totals and rows[end - 1][0] in times
        # A title may speak of measures in passing: beside it targets have to be told.
        told = by_name or rows[start + 1][0] in roles
        if not told or end - start < 3 or not _heads_measures(rows, start, end, grid.first_column, known):
            start = max(end - 1, start + 1)
            continue
        names: list[Value] = _without_periods(rows[start], grid.first_column, known)
        top = start
        if start and _has_bands(rows[start - 1], names):
            names, top = _below_bands(rows[start - 1], names), start - 1
        block = replace(grid, rows=[names, *rows[start + 1 : end]], first_row=grid.first_row + start)
        found.append(_turn(block, grid.first_column, block.first_row, block.first_row + len(block.rows), label="KPI"))
        rows[top:end] = [[None] * len(names)] * (end - top)
        start = end
    return found, replace(grid, rows=rows) if found else grid


def _title(grid: Grid) -> str:
    """The text that stands alone in the first row."""
    told = [value for value in grid.rows[0] if value is not None]
    return str(told[0]) if len(told) == 1 else ""


def _times(values: Sequence[Value]) -> set[Value]:
    """Days and periods; and months, quarters or weeks without a year, where there are several."""
    words = [value for value in values if value is not None and not isinstance(value, (int, float))]
    named = recognise(words[:MOST_TIMES], 0, {})
    return {*filter(_is_time, words), *(words[one.column] for one in named if one.field == "at_period")}


MOST_TIMES = 1_000
"""Different texts of a column that are asked for a part of a year."""


def _heads_measures(rows: Sequence[Sequence[Value]], start: int, end: int, first_column: int, known: Known) -> bool:
    """The row names measures, none of them by a word for a column of OKRs, and below each stand numbers."""
    head = _without_periods(rows[start], first_column, known)
    named = [place for place, value in enumerate(head) if place and isinstance(value, str)]
    if not named or any(one.field for one in recognise(head, first_column, known) if one.column > first_column and one.how != "fuzzy"):
        return False
    values = [row[place] for row in rows[start + 1 : end] for place in named if row[place] is not None]
    numeric = [value for value in values if number(value) is not None]
    return bool(numeric) and all(number(value) is not None or is_placeholder(str(value)) for value in values)


def _without_periods(head: Sequence[Value], first_column: int, known: Known) -> list[Value]:
    """The names above the columns but those of a quarter or year, which only say of what the day in the row is a part."""
    periods = {one.column - first_column for one in recognise(head, first_column, known) if one.field in ("period", "year")} - {0}
    return [None if place in periods else value for place, value in enumerate(head)]


def _below_bands(upper: Sequence[Value], lower: Sequence[Value]) -> list[Value]:
    """The names of the columns with the words that stand above several of them."""
    joined: list[Value] = []
    above: Value = None
    for top, bottom in zip(upper, lower, strict=True):
        above = top if top is not None else above if bottom is not None else None
        joined.append(f"{above} {bottom}" if joined and above is not None and bottom is not None else bottom)
    return joined


def _is_role(value: Value) -> bool:
    """ "Target" above the days, for each measure."""
    return isinstance(value, str) and role_of(plain(value)) in ("target", "baseline")


def _is_time(value: Value) -> bool:
    if isinstance(value, (int, float)):
        return False
    return day(value) is not None or period(value) is not None


# Tables side by side


def _side_by_side(grid: Grid, known: Known) -> list[Grid]:
    """Two or more tables with headings in one row, each with an objective or a key result of its own."""
    worth, row = _best(grid, known)
    if worth <= 0:
        return [grid]
    headings = [one for one in recognise(grid.row(row), grid.first_column, known) if one.group is None and one.step is None]
    starts = _starts(headings)
    if len(starts) < 2:
        return [grid]
    ends = [*starts[1:], grid.first_column + len(grid.rows[0])]
    parts = [(grid.first_column if one is starts[0] else one, end) for one, end in zip(starts, ends, strict=True)]
    return [
        replace(grid, rows=[list(row[start - grid.first_column : end - grid.first_column]) for row in grid.rows], first_column=start)
        for start, end in parts
    ]


def _starts(headings: Sequence[Heading]) -> list[int]:
    """The columns in which the first heading of a table stands again: the same texts in the same order, at least two."""
    texts = [one.text.casefold() for one in headings]
    fields = [one.field for one in headings]
    first = next((place for place, field in enumerate(fields) if field in CORE), None)
    if first is None:
        return []
    again = [place for place, text in enumerate(texts) if text == texts[first]]
    if len(again) < 2:
        return []
    # What stands left of the first heading of the first table belongs to each table alike.
    lead = next((back for back in range(1, first + 1) if texts[again[1] - back] != texts[first - back]), first + 1) - 1
    begins = [place - lead for place in again]
    alike = all(texts[begin + 1] == texts[begins[0] + 1] for begin in begins if begin + 1 < len(texts))
    sides = [fields[begin:end] for begin, end in zip(begins, [*begins[1:], len(fields)], strict=True)]
    return [headings[begin].column for begin in begins] if alike and all(len({*side} - {None}) > 1 for side in sides) else []


# Headings over two rows

OVER_TWO = "heading over two rows"
OVER_ROWS = 2
"""Rows above its lowest that a heading may have."""


def _one_heading(piece: Piece, known: Known) -> Piece:
    """Where two rows together read as a richer heading than either, their texts stand joined in the lower one."""
    grid = piece.grid
    rows = list(grid.rows)
    joined: list[int] = []
    for upper in range(min(len(rows), LOOKED_AT) - 1):
        lower = upper + 1
        if (joined and joined[-1] == upper) or not _has_bands(rows[upper], rows[lower]) or not _could_head(rows[lower]):
            continue
        if _stands_again(grid.rows, lower) or _is_labelled(rows[upper]):
            continue
        if _join(rows, upper, lower, grid.first_column, known):
            joined.append(lower)
            # A third row above the two may say the year of their quarters.
            if upper and not _is_labelled(rows[upper - 1]) and _has_bands(rows[upper - 1], rows[lower]):
                _join(rows, upper - 1, lower, grid.first_column, known)
    if not joined:
        return piece
    return replace(piece, grid=replace(grid, rows=rows), told=(*piece.told, OVER_TWO))


def _join(rows: list[list[Value]], upper: int, lower: int, first_column: int, known: Known) -> bool:
    """Put the upper row's texts into the lower one, where together they are richer than either; not in the rows of a table, whose heading
    stands above all their columns.
    """
    together = _joined(rows[upper], rows[lower], known)
    alone = max(richness(recognise(rows[one], first_column, known)) for one in (upper, lower))
    if richness(recognise(together, first_column, known)) <= alone:
        return False
    top = next((at + 1 for at in range(upper - 1, -1, -1) if rows[at].count(None) == len(rows[at])), 0)
    over_all = (row for row in rows[top:upper] if all(row[at] is not None for at, text in enumerate(together) if text is not None))
    if any(0 < richness(recognise(row, first_column, known)) >= alone for row in over_all):
        return False
    rows[upper], rows[lower] = [None] * len(together), list(together)
    return True


def _stands_again(rows: Sequence[Sequence[Value]], lower: int) -> bool:
    """A heading of one row that stands again further down: what is above it there is data."""
    return any(rows[at] == rows[lower] and (not at or rows[at - 1] != rows[lower - 1]) for at in range(lower))


def _is_labelled(row: Sequence[Value]) -> bool:
    """ "Objective 1" and its text in two cells."""
    return announces([value for value in row if value is not None]) is not None


def _could_head(row: Sequence[Value]) -> bool:
    """Short texts, and beside them numbers that are years one after the other below each band."""
    told = [value for value in row if value is not None]
    short = [value for value in told if isinstance(value, str) and len(value) < 40 and number(value) is None]
    years = [value for value in told if isinstance(value, float)]
    steps = [later - year for year, later in pairwise(years)]
    in_order = all(year in YEARS for year in years) and any(0 < step <= FAR_APART for step in steps) and max(steps) <= FAR_APART
    return len(told) > 1 and len(short) + len(years) == len(told) and (not years or in_order)


YEARS = frozenset(range(1990, 2101))
FAR_APART = 5
"""Years from one column to the next."""


def _has_bands(upper: Sequence[Value], lower: Sequence[Value]) -> bool:
    """Some text of the upper row has a blank at its right, and the lower row names both. One text alone above the first is a title."""
    lone = [place for place, value in enumerate(upper) if value is not None]
    if len(lone) == 1 and lone[0] <= next((place for place, value in enumerate(lower) if value is not None), 0):
        return False
    for place in range(len(upper) - 1):
        if upper[place] is not None and upper[place + 1] is None and lower[place] is not None and lower[place + 1] is not None:
            return True
    return False


def _joined(upper: Sequence[Value], lower: Sequence[Value], known: Known) -> list[Value]:
    joined: list[Value] = []
    above: Value = None
    for top, bottom in zip(upper, lower, strict=True):
        above = top if top is not None else above if bottom is not None else None
        joined.append(_name(above, bottom, top, known))
    return joined


def _name(above: Value, bottom: Value, top: Value, known: Known) -> Value:
    """The text of one column: both words where that is a name, else the one that is."""
    if bottom is None:
        return top
    if above is None:
        return bottom
    words = above.date().isoformat() if isinstance(above, datetime) else f"{above:g}" if isinstance(above, float) else str(above)
    below = f"{bottom:g}" if isinstance(bottom, float) else str(bottom)
    [over], [under] = recognise([words], 1, known), recognise([below], 1, known)
    # The year that a baseline is of is no year of the row.
    dates_level = over.field in ("baseline", "target") and under.field in ("year", "period", "observed_on")
    # What nobody knows below a time, such as a variance, is none of the time's values.
    [time] = recognise([without_brackets(words) or words], 1, known)
    unknown = time.field == "at_period" and isinstance(bottom, str) and not is_measure(bottom) and not is_currency(bottom)
    names = [f"{words} {below}"] if dates_level else [f"{words} {below}", below, *([] if unknown else [words])]
    for text in names:
        [one] = recognise([text], 1, known)
        if one.field:
            return text
    return names[0]


# How much a row reads like a heading


def _best(grid: Grid, known: Known) -> tuple[float, int]:
    """The richness of the row that reads most like a heading, and its number; 0 when none does."""
    told = [(richness(recognise(cells, grid.first_column, known)), -row) for row, cells in _first_rows(grid)]
    worth, row = max(told, default=(0.0, 0))
    return worth, -row


def _first_rows(grid: Grid) -> Iterator[tuple[int, list[Value]]]:
    for offset, cells in enumerate(grid.rows[:LOOKED_AT]):
        if any(isinstance(value, str) and len(value) < 60 for value in cells):
            yield grid.first_row + offset, cells
