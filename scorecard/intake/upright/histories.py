"""Histories of measures: days down the first column, a measure in each column beside it."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import takewhile

from scorecard.intake.cells.labels import TOTAL
from scorecard.intake.cells.numbers import number
from scorecard.intake.cells.times import day, period
from scorecard.intake.cells.words import is_placeholder
from scorecard.intake.grid import Grid, Value
from scorecard.intake.headings.aliases import field_of, plain, role_of
from scorecard.intake.headings.heading import Known
from scorecard.intake.headings.heading_row import recognise
from scorecard.intake.places.piece import Piece
from scorecard.intake.upright.stacked_headings import has_bands, under_bands
from scorecard.intake.upright.turned import turn
from scorecard.model.perspective import normalised

_ABOUT_MEASURES = re.compile(
    r"kpi|indicator|measure|metric|scorecard|okr|actual|target|baseline|kennzahl|indicad|metas|zielwert|doelwaard", re.IGNORECASE
)
_LEVELS, _TEXTS = ("target", "baseline"), ("unit_of_measure", "unit", "owner")
"""Fields of measures that rows beside the days may tell, in numbers and in words."""
_ASIDE = ("period", "year", "comment", "status")
"""Fields of the row, not of a measure."""
LEAST_ROWS = 3
"""Of a block: its heading, and days or targets below."""
MOST_TITLES = 10
"""Texts in a column that counts the rows: what heads it, and titles above."""
MOST_TIMES = 1_000
"""Different texts of a column that are asked for a part of a year."""


def histories(grid: Grid, known: Known, about: str) -> tuple[list[Piece], Grid]:
    """Blocks with days down a column, beside targets, and a measure in each column at their right, turned; and the grid without them.

    Only in a sheet or file that speaks of measures, in its name or above targets, for the names of the columns do not say what they are.
    """
    by_name = _ABOUT_MEASURES.search(about) is not None
    if len(grid.rows) < LEAST_ROWS or not (by_name or _ABOUT_MEASURES.search(_title(grid))):
        return [], grid
    at = _column_of_times(grid)
    if at is None:
        return [], grid
    rows = list(grid.rows)
    found: list[Piece] = []
    start = 0
    lines = _Lines(rows, at, grid.coded(at).values)
    while start <= len(rows) - LEAST_ROWS:
        end = lines.end_below(start)
        # A title may speak of measures in passing: beside it targets have to be told.
        of_measures = by_name or any(row[at] in lines.roles for row in rows[start + 1 : end])
        if not of_measures or end - start < LEAST_ROWS or not _heads_measures(lines, start, end, grid.first_column + at, known):
            start = max(end - 1, start + 1)
            continue
        head = rows[start][at:]
        names: list[Value] = _of_measures(lines, start, end, grid.first_column + at, known)
        top = start
        if start and has_bands(rows[start - 1][at:], names):
            names, top = _below_bands(rows[start - 1][at:], names), start - 1
        aside = [value is not None and name is None for value, name in zip(head, names, strict=True)]
        told: list[list[Value]] = [["KPI", *names[1:]]]
        for label, row in zip(lines.labels(start + 1, end), rows[start + 1 : end], strict=True):
            told.append([label, *(None if other else value for value, other in zip(row[at + 1 :], aside[1:], strict=True))])
        block = replace(grid, rows=told, first_row=grid.first_row + start, first_column=grid.first_column + at)
        found.append(turn(block, block.first_column, block.first_row, block.first_row + len(told)))
        # What is told of rows and not of measures is no part of it.
        rows[top:end] = [
            [*row[:at], *(value if other else None for value, other in zip(row[at:], aside, strict=True))] for row in rows[top:end]
        ]
        start = end
    return found, replace(grid, rows=rows) if found else grid


def _column_of_times(grid: Grid) -> int | None:
    """The first column, or the one behind a column that counts the rows or tells their years."""
    words = [value for value in grid.coded(0).values if isinstance(value, str) and not value.strip().isdecimal()]
    counted = len(grid.rows[0]) > 1 and len(words) <= MOST_TITLES and not _times(words)
    if counted and _times(grid.coded(1).values):
        return 1
    return 0 if _times(grid.coded(0).values) else None


class _Lines:
    """What the rows of a sheet are by their cell in the column of days."""

    def __init__(self, rows: Sequence[Sequence[Value]], at: int, values: Sequence[Value]) -> None:
        self.rows, self.at = rows, at
        self.times = _times(values)
        self.roles = {value: role for value in values if (role := _role(value))}
        self.texts = {value for value, role in self.roles.items() if role not in _LEVELS}
        self._totals = {value for value in values if isinstance(value, str) and TOTAL.search(normalised(value))}

    def end_below(self, start: int) -> int:
        """The row after those of days and roles below a heading; a blank row may part days."""
        end = start + 1
        while self._is(end, self.roles):
            end += 1
        first = end
        while self._is(end, self.times) or (end > first and self._is_blank(end) and self._is(end + 1, self.times)):
            end += 1
        last = end
        while end > first and (self._is(end, self.roles) or self._is(end, self._totals)):
            end += 1
        # What a level adds up to is none; of what came in each month a target tells that the sum is meant.
        told = {self.roles.get(row[self.at]) for row in [*self.rows[start + 1 : first], *self.rows[last:end]]}
        return end if "target" in told else last

    def are_remarks(self, rows: Sequence[Sequence[Value]], place: int) -> bool:
        """Words in a column beside days each of which stands once."""
        told = [row[self.at + place] for row in rows if row[self.at] not in self.texts]
        times = [row[self.at] for row in rows if row[self.at] in self.times]
        words = [value for value in told if isinstance(value, str) and number(value) is None and not is_placeholder(value)]
        return bool(words) and len(words) == len(told) - told.count(None) and len(set(times)) == len(times)

    def labels(self, start: int, end: int) -> list[Value]:
        """What stands before some rows as the headings that they become; the year may stand before the month."""
        return [self._label(row) for row in self.rows[start:end]]

    def _label(self, row: Sequence[Value]) -> Value:
        value = row[self.at]
        if value is None or value in self.roles:
            return value
        year = number(row[0]) if self.at else None
        dated = period(f"{value} {year.value:.0f}") if year and _is_year(year.value) else None
        return dated or day(value) or period(value) or value

    def _is(self, row: int, among: Collection[Value]) -> bool:
        return row < len(self.rows) and self.rows[row][self.at] in among

    def _is_blank(self, row: int) -> bool:
        return row < len(self.rows) and all(value is None for value in self.rows[row])


def _counts(value: Value) -> bool:
    """A number of the row or a year, or what heads a column of them."""
    if not isinstance(value, str) or value.strip().isdecimal():
        return True
    return [one.field for one in recognise([value], 0, {})] in (["outline"], ["year"])


def _is_year(value: float) -> bool:
    return 1990 <= value <= 2100


def _title(grid: Grid) -> str:
    """The texts that stand alone in their rows, down to the first row of several."""
    told = ([value for value in row if value is not None] for row in grid.rows)
    return "\n".join(str(cells[0]) for cells in takewhile(lambda cells: len(cells) < 2, told) if cells)


def _times(values: Sequence[Value]) -> set[Value]:
    """Days and periods; and months, quarters or weeks without a year, where there are several."""
    words = [value for value in values if value is not None and not isinstance(value, (int, float))]
    named = recognise(words[:MOST_TIMES], 0, {})
    return {*filter(_is_time, words), *(words[one.column] for one in named if one.field == "at_period")}


def _heads_measures(lines: "_Lines", start: int, end: int, first_column: int, known: Known) -> bool:
    """The row names measures, none of them by a word for a column of OKRs, and below each stand numbers."""
    if lines.at and not all(_counts(row[0]) for row in lines.rows[start:end]):
        return False
    head = _of_measures(lines, start, end, first_column, known)
    named = [place for place, value in enumerate(head) if place and isinstance(value, str)]
    if not named or any(one.field for one in recognise(head, first_column, known) if one.column > first_column and one.how != "fuzzy"):
        return False
    below = [row for row in lines.rows[start + 1 : end] if row[lines.at] not in lines.texts]
    values = [row[lines.at + place] for row in below for place in named if row[lines.at + place] is not None]
    numeric = [value for value in values if number(value) is not None]
    return bool(numeric) and all(number(value) is not None or is_placeholder(str(value)) for value in values)


def _of_measures(lines: "_Lines", start: int, end: int, first_column: int, known: Known) -> list[Value]:
    """The names above the columns but those of a quarter or year, which only say of what the day in the row is a part, and of remarks."""
    head = lines.rows[start][lines.at :]
    fields = {one.column - first_column: one.field for one in recognise(head, first_column, known)}
    below = lines.rows[start + 1 : end]
    return [
        None if place and (fields.get(place) in _ASIDE or (not fields.get(place) and lines.are_remarks(below, place))) else value
        for place, value in enumerate(head)
    ]


def _below_bands(upper: Sequence[Value], lower: Sequence[Value]) -> list[Value]:
    """The names of the columns with the words that stand above several of them; the first column holds times."""
    names: list[Value] = []
    for band, _, name in under_bands(upper, lower):
        names.append(f"{band} {name}" if names and band is not None and name is not None else name)
    return names


def _role(value: Value) -> str | None:
    """What a row tells of each measure, "Target" or "Unit"; None for another row."""
    role = role_of(plain(value)) or field_of(plain(value))[0] if isinstance(value, str) else None
    return role if role in _LEVELS or role in _TEXTS else None


def _is_time(value: Value) -> bool:
    if isinstance(value, (int, float)):
        return False
    return day(value) is not None or period(value) is not None
