"""The first heading row of a sheet: of its upper rows the one that reads most like a heading."""

import re
from collections.abc import Sequence
from datetime import date

from scorecard.intake.cells.times import day, period
from scorecard.intake.grid import Grid, Value
from scorecard.intake.headings.heading import Heading, Known, heading_of
from scorecard.intake.headings.heading_row import recognise
from scorecard.intake.headings.heading_score import score
from scorecard.intake.headings.yearless import is_yearless_day, month_initials, spelt_out, without_week

CLEARLY = 1.2
"""How many times the score of the row above a lower one needs: of rows that read about alike the upper one is the heading."""
_WORD = re.compile(r"[^\W\d_]{2,}|^[A-Z] ?\+? ?\d{1,2}\b|^[1-4][QHKT]\b|^[#%№]$|^[JFMASONDEGL]\.?$", re.IGNORECASE)
"""What a heading has: a word, the short name of a part of the year, a sign."""


def first_heading(grid: Grid, rows: Sequence[int], known: Known, about: str) -> int | None:
    """The heading row among these; None where none reads as a heading."""
    best: tuple[float, int] | None = None
    for row in rows:
        cells = grid.row(row)
        if not _could_be_heading(cells):
            continue
        headings = recognise(cells, grid.first_column, known)
        points = 0.0 if _goes_on_below(grid, row, headings) else score(headings, about)
        if points > 0 and (best is None or points > best[0] * CLEARLY):
            best = (points, row)
    return best[1] if best else None


def _goes_on_below(grid: Grid, row: int, headings: Sequence[Heading]) -> bool:
    """Below a day stands a day, below a quarter a quarter: the row is data, and they are no headings."""
    timed = [one for one in headings if one.field == "at_period"]
    if not timed or row + 1 - grid.first_row >= len(grid.rows):
        return False
    below = [(one, grid.at(row + 1, one.column)) for one in timed]
    told = [(one, value) for one, value in below if value is not None]
    return bool(told) and all(_is_of_kind(one, value) for one, value in told)


def _is_of_kind(heading: Heading, value: Value) -> bool:
    """The value is a day as the heading is, or a part of a year as long as the heading's."""
    if isinstance(value, (int, float)):
        return False
    named = period(value) or ""
    alike = heading.period is not None and re.sub(r"\d", "0", named) == re.sub(r"\d", "0", heading.period)
    return alike or (heading.observed is not None and day(value) is not None)


def _could_be_heading(cells: Sequence[Value]) -> bool:
    """Short texts, and dates of one column a week; a row of numbers or sentences is data."""
    told = [value for value in cells if value is not None and not isinstance(value, date) and not _is_day(str(value))]
    counted = [text for value in told if (text := str(value).removesuffix(".0")).isdecimal()]
    if month_initials(counted):
        told = [value for value in told if str(value).removesuffix(".0") not in counted]
    words = [value for value in told if isinstance(value, str)]
    spelt = spelt_out(words)
    texts = [value for value in words if _WORD.search(value) or period(value) or value in spelt or _is_time(value)]
    return bool(texts) and len(texts) * 2 >= len(told) and sum(len(text) > 70 for text in texts) * 3 <= len(texts)


def _is_day(text: str) -> bool:
    """Of no year, or with the word for its week before it."""
    return is_yearless_day(text) or without_week(text) != text


def _is_time(text: str) -> bool:
    """A week of a year, or of the year that the sheet is about: "2026-W27", "W1"."""
    return len(text) <= _LONGEST_TIME and heading_of(text, text, 0).field == "at_period"


_LONGEST_TIME = 12
"""Characters."""
