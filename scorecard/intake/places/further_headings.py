"""Headings below the first one of a sheet: the same heading once more, or that of another table."""

from collections.abc import Sequence
from datetime import date

from scorecard.intake.cells.labels import announces, objective_in_line
from scorecard.intake.cells.times import day
from scorecard.intake.grid import Grid, Value, texts_among
from scorecard.intake.headings.aliases import LONGEST_NAME, names_among
from scorecard.intake.headings.columns import is_timed
from scorecard.intake.headings.heading import Heading, Known, heading_of
from scorecard.intake.headings.heading_row import LEAST_BESIDE, recognise
from scorecard.intake.headings.heading_score import CORE
from scorecard.intake.headings.headlines import has_own_title, is_blank

MOST_DIFFERENT = 1_000
"""Values by which a column is asked first; a column of more is asked only in rows that may be a heading by the others."""
LEAST_NAMES, SHARE_OF_NAMES = 3, 0.7
"""Cells of a heading that are names of fields."""
LEAST_APART = 2
"""Of a heading below a blank row that has nothing but names."""
HALF = 0.5
"""Of a heading below a title of its own, whatever it is about."""
YEARS = frozenset(map(float, range(1990, 2101)))
_OF_RESULTS = {"baseline", "target", "current", "progress", "key_result", "objective"}
_AROUND = " \t\n\u00a0:.*#-–"
MARKS = 3
"""Characters by which a repeated heading may be longer than the heading."""


def repeated_headings(grid: Grid, at: int, headings: Sequence[Heading]) -> tuple[int, ...]:
    """The rows below `at` that only say its headings again."""
    return tuple(row for row in _as_above(grid, at, headings) if _repeats(grid, row, headings))


def other_headings(grid: Grid, at: int, known: Known, repeated: Sequence[int]) -> list[int]:
    """The rows below `at` that head other tables, those aside that repeat its heading."""
    rows = [row for row in _all_names(grid, at) if row not in repeated]
    return [row for row in rows if heads_another(grid, row, known, apart=_stands_apart(grid, row))]


def sections(grid: Grid, at: int, headings: Sequence[Heading], repeated: Sequence[int]) -> list[int]:
    """Rows below a blank one that begin as the heading does and name other columns: each heads a section of another kind."""
    first, start = headings[0], at - grid.first_row + 1
    column = grid.columns()[first.column - grid.first_column][start:] if first.field is None else []
    again = [row for row, value in enumerate(column, start=at + 1) if value is not None and _words(value) == _words(first.text)]
    apart = (row for row in again if row not in repeated and is_blank(grid, row - 1))
    return [row for row in apart if all(isinstance(value, str) for value in grid.row(row) if value is not None)]


def heads_another(grid: Grid, row: int, known: Known, *, apart: bool = False) -> bool:
    """A row that reads as the heading of another table: nearly all its cells are names of fields; all, where it stands `apart`;
    half of at least three, where it has a title of its own.
    """
    cells = grid.row(row)
    told = [value for value in cells if value is not None]
    if _begins_with_objective(told):
        return any(one.field == "key_result" for one in recognise(cells, grid.first_column, known))
    texts = [value for value in told if isinstance(value, str) and len(value) < LONGEST_NAME]
    years = [value for value in told if apart and _is_year(value)]
    if len(texts) + len(years) < len(told):
        return False
    found = recognise(cells, grid.first_column, known)
    sure = [one for one in found if one.field and one.how in ("exact", "alias", "numbered group")]
    fields = {one.field for one in sure}
    if (apart and len(fields) == len(told) > 1) or (len(fields) > 1 and _begins_log(grid, row)):
        return True
    times = {(one.field, one.period, one.quarter, one.week) for one in found if is_timed(one) and one.field in _OF_RESULTS | {"at_period"}}
    if apart and fields & CORE and len(times) > 1 and len(times) + len(fields) == len(told):
        return True
    if years:
        return False
    if len(told) > 2 and len(fields) >= max(2, HALF * len(told)) and has_own_title(grid, row):
        return True
    bare = apart and not fields & _OF_RESULTS
    of_initiatives = "initiative" in fields and (len(fields) == len(told) or bare)
    return len(sure) >= max(LEAST_NAMES, SHARE_OF_NAMES * len(told)) and (bool(fields & CORE) or of_initiatives)


def _as_above(grid: Grid, at: int, headings: Sequence[Heading]) -> list[int]:
    """The rows below that say again what one of the telling headings says."""
    found: set[int] = set()
    telling = [one for one in headings if one.field in CORE or one.field == "title"]
    # A table may know its key results by what stands below their heading; the heading still begins as before.
    for one in telling or headings[:1]:
        if telling or one.field is not None:
            column, text, start = grid.columns()[one.column - grid.first_column], _words(one.text), at - grid.first_row + 1
            texts = texts_among(grid.coded(one.column - grid.first_column).between(start, len(column)).values)
            # One look at all texts together tells most columns to hold no such cell.
            if text not in "\n".join(texts).casefold():
                continue
            again = {value for value in texts if len(value) <= len(one.text) + MARKS and _words(value) == text}
            if again:
                found.update(row for row, value in enumerate(column[start:], start=at + 1) if value in again)
    return sorted(found)


def _repeats(grid: Grid, row: int, headings: Sequence[Heading]) -> bool:
    """Most of the heading's texts stand again in their columns."""
    core = [one for one in headings if one.field in CORE]
    same = [one for one in headings if _words(grid.at(row, one.column)) == _words(one.text)]
    if len(same) < sum(value is not None for value in grid.row(row)) and _says_otherwise(grid, row, headings):
        return False
    return len(same) >= min(len(headings), max(2, len(headings) * 0.5)) or (len(core) > 1 and all(one in same for one in core))


def _says_otherwise(grid: Grid, row: int, headings: Sequence[Heading]) -> bool:
    """A cell of the row is what another field is called than its column holds: the row heads a table of its own."""
    fields = {one.column: one.field for one in headings}
    told = recognise(grid.row(row), grid.first_column, {})
    return any(one.field and one.how in ("exact", "alias") and one.field != fields.get(one.column) for one in told)


def _words(value: Value) -> str:
    """A heading's words, whatever their case and the marks around them; "" for what is no text."""
    return value.strip(_AROUND).casefold() if isinstance(value, str) else ""


def _all_names(grid: Grid, at: int) -> list[int]:
    """The rows below that could be the heading of another table: most of their cells are what some heading is called."""
    below = at - grid.first_row + 1
    candidates: set[int] = set()
    varied = broken = 0
    for offset, column in enumerate(grid.columns()):
        different = grid.coded(offset).between(below, len(column)).values
        broken += None in different
        if any(len(set(told)) > MOST_DIFFERENT for told in (different[: 2 * MOST_DIFFERENT], different)):
            varied += 1
            continue
        names = names_among(set(different))
        if names:
            candidates.update(row for row, value in enumerate(column[below:], start=at + 1) if value in names)
    width = len(grid.rows[0])
    if varied >= LEAST_APART:
        # A heading without a name in any other column has its names in the varied ones, and little beside them.
        least = width - varied / SHARE_OF_NAMES
        if broken >= least:
            candidates.update(row for row, cells in enumerate(grid.rows[below:], start=at + 1) if cells.count(None) >= least)
    return sorted(row for row in candidates if _is_mostly_names(grid, row))


def _is_mostly_names(grid: Grid, row: int) -> bool:
    """Enough of its cells are names of fields for a look at what each means."""
    cells = grid.row(row)
    names = names_among(set(cells))
    if len(names) > 1 and _begins_log(grid, row):
        return True
    apart = _stands_apart(grid, row)
    told = [value for value in cells if value is not None]
    begins = _begins_with_objective(told)
    if names and (apart or begins) and all(value in names or _is_year(value) or _is_time(value) for value in told[begins:]):
        return True
    least = LEAST_APART if apart else LEAST_NAMES
    share = HALF if has_own_title(grid, row) else SHARE_OF_NAMES
    return sum(value in names for value in cells) >= max(least, share * (len(cells) - cells.count(None)))


def _begins_with_objective(told: Sequence[Value]) -> bool:
    """ "Objective 2: Delight" before the names of columns."""
    return len(told) > LEAST_BESIDE and objective_in_line(told[0]) is not None


def _is_year(value: Value) -> bool:
    return isinstance(value, float) and value in YEARS


def _is_time(value: Value) -> bool:
    """ "Q1", "Jan 2026", "Q1 actual"."""
    return isinstance(value, str) and len(value) < LONGEST_NAME and is_timed(heading_of(value, value, 0))


def _stands_apart(grid: Grid, row: int) -> bool:
    """Nothing stands in the row above, a title behind a blank row, or the line of an objective."""
    return is_blank(grid, row - 1) or has_own_title(grid, row) or _is_below_objective(grid, row)


def _is_below_objective(grid: Grid, row: int) -> bool:
    told = [value for value in grid.row(row - 1) if value is not None] if row > grid.first_row else []
    alone = len(told) == 1 and objective_in_line(told[0]) is not None
    return alone or announces(told) == "objective"


def _begins_log(grid: Grid, row: int) -> bool:
    """Nothing but texts, a name for a day above the first day of its column and one for what is measured: values by day follow."""
    cells = grid.row(row)
    if sum(value is not None for value in cells) < LEAST_NAMES or any(isinstance(value, (int, float, date)) for value in cells):
        return False
    named = {one.field: one.column for one in recognise(cells, grid.first_column, {}) if one.how in ("exact", "alias")}
    if "observed_on" not in named or not named.keys() & (CORE | {"row_id", "current"}) or row + 1 - grid.first_row >= len(grid.rows):
        return False
    above, below = (grid.at(one, named["observed_on"]) for one in (row - 1, row + 1))
    return day(below) is not None and day(above) is None
