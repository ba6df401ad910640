"""Days that name no year, as weekly sheets head their columns: "9/7", "9/14", "9/21"."""

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

_DAY = re.compile(r"\s*(?P<first>\d{1,2})/(?P<second>\d{1,2})\s*")
_YEAR = 2000
"""Any leap year; only distances count."""


def is_yearless_day(text: str) -> bool:
    return _DAY.fullmatch(text) is not None


def month_days(texts: Sequence[str]) -> list[str] | None:
    """The days as "09-07", all in the one order, month or day first, in which they follow each other evenly; None where that is not one."""
    told = [(int(match["first"]), int(match["second"])) for text in texts if (match := _DAY.fullmatch(text))]
    orders = [days for days in (_days(told), _days([(month, day) for day, month in told])) if days and _evenly(days)]
    return [f"{one:%m-%d}" for one in orders[0]] if len(orders) == 1 else None


def _days(told: Sequence[tuple[int, int]]) -> list[date] | None:
    try:
        return [date(_YEAR, month, day) for month, day in told]
    except ValueError:
        return None


def _evenly(days: Sequence[date]) -> bool:
    """Forwards or backwards by whole weeks, which may be left out; or on the same day of months."""
    steps = [(after - before).days for before, after in pairwise(days)]
    one_way = all(step > 0 for step in steps) or all(step < 0 for step in steps)
    return bool(steps) and one_way and (all(step % 7 == 0 for step in steps) or len({one.day for one in days}) == 1)
