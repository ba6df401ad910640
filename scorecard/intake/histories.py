"""Histories of measures: days down the first column, a measure in each column beside it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from scorecard.intake.aliases import plain, role_of
from scorecard.intake.cells.numbers import number
from scorecard.intake.cells.times import day, period
from scorecard.intake.cells.words import is_placeholder
from scorecard.intake.grid import Grid, Value
from scorecard.intake.heading_row import recognise
from scorecard.intake.headings import Known
from scorecard.intake.labels import TOTAL
from scorecard.intake.piece import Piece
from scorecard.intake.stacked_headings import has_bands, under_bands
from scorecard.intake.turned import turn
from scorecard.model.perspective import normalised

_ABOUT_MEASURES = re.compile(
    r"kpi|indicator|measure|metric|scorecard|okr|actual|target|baseline|kennzahl|indicad|metas|zielwert|doelwaard", re.IGNORECASE
)
LEAST_ROWS = 3
"""Of a block: its heading, and days or targets below."""
MOST_TIMES = 1_000
"""Different texts of a column that are asked for a part of a year."""


def histories(grid: Grid, known: Known, about: str) -> tuple[list[Piece], Grid]:
    """Blocks with days, below targets, down their first column and a measure in each column beside it, turned; and the grid without them.

    Only in a sheet or file that speaks of measures, in its name or above targets, for the names of the columns do not say what they are.
    """
    by_name = _ABOUT_MEASURES.search(about) is not None
    if len(grid.rows) < LEAST_ROWS or not (by_name or _ABOUT_MEASURES.search(_title(grid))):
        return [], grid
    times = _times(grid.coded(0).values)
    if not times:
        return [], grid
    totals = {value for value in grid.coded(0).values if isinstance(value, str) and TOTAL.search(normalised(value))}
    roles = {value for value in grid.coded(0).values if _is_role(value)}
    rows = list(grid.rows)
    found: list[Piece] = []
    start = 0
    while start <= len(rows) - LEAST_ROWS:
        end = start + 1
        while end < len(rows) and rows[end][0] in roles:
            end += 1
        while end < len(rows) and rows[end][0] in times:
            end += 1
        end += end < len(rows) and rows[end][0] in totals and rows[end - 1][0] in times
        # A title may speak of measures in passing: beside it targets have to be told.
        of_measures = by_name or rows[start + 1][0] in roles
        if not of_measures or end - start < LEAST_ROWS or not _heads_measures(rows, start, end, grid.first_column, known):
            start = max(end - 1, start + 1)
            continue
        names: list[Value] = _without_periods(rows[start], grid.first_column, known)
        top = start
        if start and has_bands(rows[start - 1], names):
            names, top = _below_bands(rows[start - 1], names), start - 1
        told: list[list[Value]] = [["KPI", *names[1:]], *([_time_or_role(row[0]), *row[1:]] for row in rows[start + 1 : end])]
        block = replace(grid, rows=told, first_row=grid.first_row + start)
        found.append(turn(block, grid.first_column, block.first_row, block.first_row + len(told)))
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
    """The names of the columns with the words that stand above several of them; the first column holds times."""
    names: list[Value] = []
    for band, _, name in under_bands(upper, lower):
        names.append(f"{band} {name}" if names and band is not None and name is not None else name)
    return names


def _time_or_role(value: Value) -> Value:
    """A cell of the first column as the heading that it becomes."""
    return value if _is_role(value) else day(value) or period(value) or value


def _is_role(value: Value) -> bool:
    """ "Target" above the days, for each measure."""
    return isinstance(value, str) and role_of(plain(value)) in ("target", "baseline")


def _is_time(value: Value) -> bool:
    if isinstance(value, (int, float)):
        return False
    return day(value) is not None or period(value) is not None
