"""Sheets and files that are called after a day or a week: what they hold is how things stood then."""

import re
from datetime import date
from functools import lru_cache

from scorecard.intake.cells.days import day
from scorecard.intake.cells.times import MONTHS, period
from scorecard.intake.headings.yearless import ANY_YEAR, week_end
from scorecard.intake.places.find import Table
from scorecard.intake.places.piece import Added, Piece, with_columns
from scorecard.model.period import period_of

_AROUND = re.compile(
    r"\b(?:check[ -]?ins?|updates?|status|stand|snapshot|review|report|meeting|as (?:of|at)|week ending|voortgang|bericht|point|suivi"
    r"|seguimiento|per|op|am|vom|zum|au|du|le|al|del?)\b",
    re.IGNORECASE,
)
"""What a name says beside the day."""
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_YEARLESS = re.compile(rf"\d{{1,2}}[. ]{{1,2}}(?:{_MONTH})\.?|(?:{_MONTH})\.? \d{{1,2}}|\d{{1,2}}\.\d{{1,2}}\.|\d\d\.\d\d", re.IGNORECASE)
"""1.1 may be the number of an objective."""
_WEEK = re.compile(
    r"(?:calendar week|week|woche|semaine|semana|settimana|kw|wk|w)[ .]{0,2}(?P<week>\d{1,2})(?:[ /-]{1,3}(?P<year>20\d\d))?",
    re.IGNORECASE,
)
STANDING = {"current", "progress", "confidence", "status"}
"""Fields of which a key result has another value each time that somebody looks."""
BY_SHEET, BY_FILE = "dated by the sheet's name", "dated by the file's name"
BY_NAME = "the name's day"
"""How a column came that says it."""
_MONTH_ID = re.compile(r"\d{4}-\d{2}")
_IN_FILE = re.compile(
    r"(?<!\d)(?:(?P<year>20\d\d)(?P<mark>[-_. ]?)(?P<month>0[1-9]|1[0-2])(?P=mark)(?P<day>0[1-9]|[12]\d|3[01])"
    r"|(?P<day2>\d{1,2})[-_. ](?P<month2>\d{1,2})[-_. ](?P<year2>20\d\d))(?!\d)"
)


def bare_name(name: str) -> str:
    """Without what a name says beside its day."""
    return " ".join(_AROUND.sub(" ", name).strip(" -–_:,()").split())


@lru_cache(maxsize=1_024)
def day_of_sheet(name: str, year: int | None) -> date | None:
    """The day that a sheet is called after, the last one of a week; in the year given where the name says none."""
    told = bare_name(name)
    week = _WEEK.fullmatch(told)
    if week:
        of = week["year"] or f"{year or ''}"
        return week_end(of, week["week"]) if of else None
    if _YEARLESS.fullmatch(told):
        return day(f"{told.rstrip('.')}{' ' if any(map(str.isalpha, told)) else '.'}{year}") if year else None
    return day(told)


def month_of_sheet(name: str, year: int | None) -> str | None:
    """The month that a sheet is called after, such as 2026-07; in the year given where the name says none."""
    told = period(bare_name(name), year=year)
    return told if told and is_month(told) else None


def is_month(period_id: str) -> bool:
    return _MONTH_ID.fullmatch(period_id) is not None


def end_of_month(name: str, year: int | None) -> date | None:
    """The last day of the month that a sheet is called after."""
    month = month_of_sheet(name, year)
    return period_of(month).ends_on if month else None


def day_of_file(name: str, period_id: str | None) -> date | None:
    """The one whole day in a file's name; None where it lies outside of the period that the rows are of, or could be another one too."""
    found = set()
    for told in _IN_FILE.finditer(name):
        if told["year"]:
            year, month, number = told["year"], told["month"], told["day"]
        else:
            year, month, number = told["year2"], told["month2"].zfill(2), told["day2"].zfill(2)
            if month != number and max(month, number) <= "12":
                return None
            month, number = (number, month) if month > "12" else (month, number)
        found.add(day(f"{year}-{month}-{number}"))
    observed = found.pop() if len(found) == 1 else None
    within = period_of(period_id) if period_id else None
    outside = observed and within and within.starts_on and within.ends_on and not within.starts_on <= observed <= within.ends_on
    return None if outside else observed


def is_of_a_day(name: str) -> bool:
    """Whether a sheet is called after a day or week, of whatever year: it is no unit's."""
    return day_of_sheet(name, ANY_YEAR) is not None


def dated(piece: Piece, table: Table, sheet: date | None, file: date | None) -> tuple[Piece, Table]:
    """The table with a column for the day that its values are of, where it has none and its sheet or file is called after one."""
    observed = sheet or file
    fields = table.fields()
    standing = fields & STANDING and fields & {"objective", "key_result", "key_result_id"}
    if observed is None or fields & {"observed_on", "at_period"} or not standing:
        return piece, table
    places = {row: piece.place(row, piece.grid.first_column) for row in table.rows}
    column = Added("observed_on", BY_NAME, dict.fromkeys(table.rows, observed), places)
    return with_columns(piece, table, [column], BY_SHEET if sheet else BY_FILE)
