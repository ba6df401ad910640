"""The period of a table from the days in its rows, only where they leave no choice, or from the year that its targets are for."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from scorecard.intake.cells.times import period
from scorecard.intake.gathered import Context
from scorecard.intake.grid import Grid
from scorecard.intake.headings.columns import Columns
from scorecard.intake.places.find import Table
from scorecard.model.period import period_of

_QUARTER_ALONE = re.compile(r"(?:^|[\W_])([QTK][1-4])(?=$|[\W_])", re.IGNORECASE)
"""Quarter, trimestre, kwartaal, without a year."""


def period_of_days(grid: Grid, table: Table, texts: Iterable[str]) -> str | None:
    """A quarter, half year or year that all rows begin and end with to the day; or the quarter that the `texts` around the table
    name without a year, in the year in which all its due days lie. None where days tell neither."""
    columns = Columns(grid, table.headings, table.rows)
    due = {day for day in columns.days(columns.one("due_on")) if day}
    if not due or table.fields() & {"period", "year"}:
        return None
    starts = {day for day in columns.days(columns.one("start_on")) if day}
    if len(starts) == len(due) == 1:
        return _spanned(starts.pop(), due.pop())
    return _in_quarter(texts, sorted(due))


def of_the_year(context: Context, table: Table) -> Context:
    """Where all targets of the table are for a year and a title names a part of it, the goals are the year's: it is a report on them."""
    told = {one.period for one in table.headings if one.field == "target" and one.group is None}
    year, part = told.pop() if len(told) == 1 else None, context.period
    if not year or not part or "-" not in part or not _YEAR.fullmatch(year) or table.fields() & {"period", "year"}:
        return context
    of_part = part.partition("-")[0]
    if of_part != year and of_part not in year.split("/"):
        return context
    return replace(context, period=year, until=period_of(part).ends_on)


_YEAR = re.compile(r"\d{4}(?:/\d{4})?")


def _spanned(first: date, last: date) -> str | None:
    named = (f"{first.year}-Q{(first.month + 2) // 3}", f"{first.year}-H{(first.month + 5) // 6}", f"{first.year}")
    return next((one for one in named if _edges(one) == (first, last)), None)


def _in_quarter(texts: Iterable[str], due: Sequence[date]) -> str | None:
    quarters = {match[1].upper() for text in texts for match in _QUARTER_ALONE.finditer(text)}
    if len(quarters) != 1 or due[0].year != due[-1].year:
        return None
    named = period(quarters.pop(), year=due[0].year)
    first, last = _edges(named) if named else (None, None)
    return named if first and last and first <= due[0] and due[-1] <= last else None


def _edges(named: str) -> tuple[date | None, date | None]:
    told = period_of(named)
    return told.starts_on, told.ends_on
