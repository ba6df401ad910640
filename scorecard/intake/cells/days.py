"""Days in all the spellings people use: both orders, month words in six languages, ISO, a spreadsheet's day count."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from scorecard.intake.cells.periods import MONTHS, period
from scorecard.intake.cells.vocabulary import TOLD, one_of, plain
from scorecard.intake.grid import Value
from scorecard.model.period import period_of

_TIME = r"(?:(?:\s+|t)\d{1,2}:\d\d(?::\d\d(?:[.,]\d+)?)?\s*(?:[ap]m|z|utc|[+-]\d\d:?\d\d)?)?"
_BEFORE = rf"(?:(?:{one_of(TOLD['times']['before_a_day'])})\.?,?\s+){{0,2}}"
_NUMERIC = re.compile(rf"{_BEFORE}(?P<a>\d{{1,4}})(?P<mark>[-/.]|\.\s)(?P<b>\d{{1,2}})(?P=mark)'?(?P<c>\d{{1,4}}){_TIME}")
_COMPACT = re.compile(r"(20\d\d)(0[1-9]|1[0-2])([0-3]\d)")
_DAY = r"(?P<day>\d{1,2})(?:\.|st|nd|rd|th|er|º|ª|e)?"
_MONTH = r"(?P<month>[^\W\d_]{3,12})\.?"
_YEAR = r"'?(?P<year>\d{4}|\d\d)"
_ANY_BEFORE = rf"(?!{one_of(TOLD['times']['other_than_a_day'])}\s){_BEFORE}(?:[^\W\d_]+\.?,?\s+)?"
"""A weekday in whatever language."""
_WORDY = [
    re.compile(rf"{_ANY_BEFORE}{_DAY}[\s/-]*(?:de\s+|of\s+)?{_MONTH},?[\s/-]*(?:de\s+|del\s+)?{_YEAR}{_TIME}"),
    re.compile(rf"{_ANY_BEFORE}{_MONTH}[\s/-]+{_DAY},?[\s/-]+(?P<year>\d{{4}}){_TIME}"),
    re.compile(rf"(?P<year>\d{{4}})[\s/-]+{_MONTH}[\s/-]+{_DAY}"),
]
_CJK = re.compile(r"(?P<a>\d{4})\s?[年년]\s?(?P<b>\d{1,2})\s?[月월]\s?(?P<c>\d{1,2})\s?[日일号]?")
_WEEK_WORD = one_of(TOLD["times"]["week"])
_WEEKS = [
    re.compile(rf"{_WEEK_WORD}\.?[\s-]*(?P<week>\d\d?)[\s/,.-]*(?:de\s+|of\s+)?'?(?P<year>20\d\d|(?<=[\s/'])\d\d)"),
    re.compile(rf"(?P<year>20\d\d)[\s/-]*{_WEEK_WORD}\.?\s*(?P<week>\d\d?)"),
]
_END = re.compile(rf"(?:{one_of(TOLD['times']['end'])}(?![a-z])|eo(?=[qhm]\S)|d')[\s-]*(?=\S)")
_FIRST, _FIRST_1904 = date(1899, 12, 30), date(1904, 1, 1)
"""Day 0 of a spreadsheet's count; the 1900 system counts a 29 February 1900 that never was."""
_SERIALS = (20_000, 80_000)
"""1954 to 2119: what a bare number must lie between to be taken as a day."""
_YEARS = (1900, 2150)
_YEARS_ALONE = (2010, 2060)
"""What a bare number must lie between to be taken as a year in a column of days."""
_MONTHS = (190_001, 210_012)
"""Numbers that can be a month: 202606."""


def day(value: Value, *, order: str | None = None, date_1904: bool = False) -> date | None:
    """The day a cell names; None when it names none.

    `order` ("dmy", "mdy", "ymd") decides 03/04/2026; without it the day comes first. A number above 12 decides by
    itself. A bare number from 20,000 to 80,000 is a spreadsheet's day count, from 1900 or, with `date_1904`, from 1904.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, bool):
        return None
    if isinstance(value, (int, float)):
        return _counted(value, date_1904)
    return _typed(value, order, date_1904) if isinstance(value, str) and len(value) < 60 else None


def edge(value: Value, *, first: bool = False) -> date | None:
    """The last day (or the first) of the week, month, quarter or year that a cell names in place of a day.

    Due in "KW 12 2026" or "end of March 2026" means by its last day, starting in it from its first. Weeks are those of
    ISO 8601. None for a fiscal period, whose days the file does not tell, and for what names no period.
    """
    if isinstance(value, str):
        text = plain(value)
        monday = _monday(text)
        if monday:
            return monday if first else monday + timedelta(days=6)
        end = _END.match(text)
        if end and first:
            return None
        value = text[end.end() :] if end else text
    elif isinstance(value, (int, float)) and not (_YEARS_ALONE[0] <= value <= _YEARS_ALONE[1] or _MONTHS[0] <= value <= _MONTHS[1]):
        return None
    named = period(value)
    whole = period_of(named) if named else None
    return None if whole is None else whole.starts_on if first else whole.ends_on


def without_end(text: str) -> str:
    """ "end of Q2" as "q2"."""
    told = plain(text)
    end = _END.match(told)
    return told[end.end() :] if end else told


def _monday(text: str) -> date | None:
    for pattern in _WEEKS:
        match = pattern.fullmatch(text) if len(text) < 30 else None
        if match and not (text[0] == "s" and int(match["week"]) <= 2):  # S1 2026 is a half year
            try:
                return date.fromisocalendar(_full(match["year"]), int(match["week"]), 1)
            except ValueError:
                return None
    return None


def days(column: Sequence[Value], *, order: str | None = None, date_1904: bool = False) -> list[date | None]:
    """A column of days.

    Without `order` the column's own decides; where it shows both orders, a day that could be either is None.
    """
    shown = _orders(column) if order is None else {order}
    told = order or (shown.pop() if len(shown) == 1 else None)
    known: dict[str, date | None] = {}
    found: list[date | None] = []
    for value in column:
        if not isinstance(value, str):
            found.append(day(value, date_1904=date_1904))
            continue
        if value not in known:
            doubtful = len(shown) > 1 and _either(value)
            known[value] = None if doubtful else day(value, order=told, date_1904=date_1904)
        found.append(known[value])
    return found


def day_order(values: Iterable[Value], beside: Iterable[Value] = ()) -> str | None:
    """ "dmy" or "mdy" where a number above 12 tells; None when nothing does, or the column shows both.

    Where the column itself tells nothing, the days in columns `beside` it do: a file is written in one order.
    """
    shown = _orders(values) or _orders(beside)
    return shown.pop() if len(shown) == 1 else None


def shows_both_orders(values: Iterable[Value]) -> bool:
    """Some days of the column can only be day before month, others only month before day."""
    return len(_orders(values)) > 1


def either_order(values: Iterable[Value]) -> frozenset[Value]:
    """Those that name different days in both orders, as 03/04/2026 does."""
    return frozenset(value for value in values if isinstance(value, str) and len(value) < 60 and _either(value))


def _orders(values: Iterable[Value]) -> set[str]:
    shown = set()
    for value in values:
        match = _NUMERIC.fullmatch(plain(value)) if isinstance(value, str) and len(value) < 60 else None
        if match and len(match["a"]) <= 2:
            if int(match["a"]) > 12 >= int(match["b"]):
                shown.add("dmy")
            elif int(match["b"]) > 12 >= int(match["a"]):
                shown.add("mdy")
    return shown


def _either(text: str) -> bool:
    match = _NUMERIC.fullmatch(plain(text))
    if match is None or len(match["a"]) > 2:
        return False
    first, second = int(match["a"]), int(match["b"])
    return first != second and max(first, second) <= 12


def _counted(value: float, date_1904: bool) -> date | None:
    if not _SERIALS[0] <= value <= _SERIALS[1]:
        return None
    return (_FIRST_1904 if date_1904 else _FIRST) + timedelta(days=int(value))


def _typed(value: str, order: str | None, date_1904: bool) -> date | None:
    text = plain(value).lstrip("'")
    if re.fullmatch(r"\d{5}(?:\.\d+)?", text):
        return _counted(float(text), date_1904)
    compact = _COMPACT.fullmatch(text)
    if compact:
        return _made(int(compact[1]), int(compact[2]), int(compact[3]))
    match = _NUMERIC.fullmatch(text) or _CJK.fullmatch(text)
    if match:
        return _numeric(match["a"], match["b"], match["c"], order)
    for pattern in _WORDY:
        match = pattern.fullmatch(text)
        if match and match["month"] in MONTHS:
            return _made(_full(match["year"]), MONTHS[match["month"]], int(match["day"]))
    return None


def _numeric(a: str, b: str, c: str, order: str | None) -> date | None:
    if len(a) == 4 or (order == "ymd" and len(a) == 2):
        return _made(_full(a), int(b), int(c)) if len(c) <= 2 else None
    if len(a) > 2 or len(c) not in (2, 4):
        return None
    first, second = int(a), int(b)
    month_first = second > 12 or (order == "mdy" and first <= 12)
    return _made(_full(c), first, second) if month_first else _made(_full(c), second, first)


def _full(year: str) -> int:
    return int(year) if len(year) == 4 else 2000 + int(year)


def _made(year: int, month: int, number: int) -> date | None:
    if not _YEARS[0] <= year <= _YEARS[1]:
        return None
    try:
        return date(year, month, number)
    except ValueError:
        return None
