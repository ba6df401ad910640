"""Days and parts of a year that name no year, as headings have them: "9/7", "9/14", "9/21"; "Actual Q2", "YTD May"."""

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from scorecard.intake.cells.times import MONTHS

_DAY = re.compile(r"\s*(?P<first>\d{1,2})/(?P<second>\d{1,2})\s*")
_QUARTER = re.compile(r"^[qtk](?P<quarter>[1-4]) (?P<rest>.+)$|^(?P<rest2>.+) [qtk](?P<quarter2>[1-4])$")
"""Quarter, trimestre, kwartaal."""
_WORDS_OF_OTHER_THINGS = {"set", "out", "ago", "mar", "fin"}
"""That are short for a month in some language."""
_UP_TO = {
    "ytd", "cum", "cumulative", "cumulatief", "kumuliert", "kum", "cumul", "cumule", "acumulado", "to", "t", "m", "tot", "en", "met",
    "until", "thru", "through", "up", "end", "of", "eind", "einde", "ultimo", "fin", "a", "bis", "ende", "zum", "per", "as", "at", "au",
    "ate", "hasta", "al", "stand",
}  # fmt: skip
_YEAR = 2000
"""Any leap year; only distances count."""


class Part(NamedTuple):
    name: str
    """"Q2" of a quarter, "05" of a month."""
    rest: str
    """What else the heading says: "actual"."""


def part_of_year(bare: str) -> Part | None:
    """The quarter or month that a heading's words name beside others; how far into the month is not among these."""
    quarter = _QUARTER.match(bare)
    if quarter:
        return Part(f"Q{quarter['quarter'] or quarter['quarter2']}", quarter["rest"] or quarter["rest2"])
    words = bare.split()
    months = [word for word in words if word in MONTHS and word not in _WORDS_OF_OTHER_THINGS]
    if len(months) != 1 or len(words) == 1:
        return None
    rest = [word for word in words if word != months[0] and word not in _UP_TO]
    # "YTD May" holds what was reached by then; so does "Stand Mai".
    return Part(f"{MONTHS[months[0]]:02}", " ".join(rest) or "actual")


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
