"""Days and parts of a year as headings have them in short: "9/7", "9/14", "9/21"; "Actual Q2", "YTD May"; "Q1 T", "Q1 A"."""

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from scorecard.intake.cells.times import MONTHS, day, period
from scorecard.intake.headings.aliases import plain
from scorecard.model.perspective import normalised

ANY_YEAR = 2000
"""For a part of a year that is only to be known as one."""
_DAY = re.compile(r"\s*(?P<first>\d{1,2})/(?P<second>\d{1,2})\s*")
_DAY_OF_MONTH = re.compile(
    r"\s*(?:(?P<day>\d{1,2})\.?[\s/-]?(?P<month>[^\W\d_]{3,})|(?P<month2>[^\W\d_]{3,})[\s/-](?P<day2>\d{1,2}))\.?\s*"
)
""""06-Jul", "6. Juli", "Jul 6"."""
_QUARTER = re.compile(r"^(?P<part>[qtk][1-4]|[hs][12]) (?P<rest>.+)$|^(?P<rest2>.+) (?P<part2>[qtk][1-4]|[hs][12])$")
"""Quarter, trimestre, kwartaal; half year, semestre."""
WORDS_OF_OTHER_THINGS = {"set", "out", "ago", "gen", "mag", "lug"}
"""That are short for a month in some language."""
_UP_TO = {
    "ytd", "cum", "cumulative", "cumulatief", "kumuliert", "kum", "cumul", "cumule", "acumulado", "to", "tot", "en", "met", "until", "thru",
    "through", "up", "end", "of", "eind", "einde", "ultimo", "fin", "bis", "ende", "zum", "per", "as", "at", "au", "ate", "hasta",
    "al", "stand",
}  # fmt: skip
_SHORT = re.compile(r"\bt m\b|\ba fin\b")
"""Of "t/m" and "à fin de": letters that alone could mean a target or an actual."""
_TO_A_MONTH = re.compile(rf"\ba ({'|'.join(MONTHS)})\b")
"""Of "avance a junio"."""
_LETTER = re.compile(r"(?P<time>.*[\d\W])(?P<letter>[ATPB])", re.IGNORECASE)
_LETTERS = {"A": "actual", "T": "target", "P": "plan", "B": "budget"}
_YEAR = 2000
"""Any leap year; only distances count."""


_QUARTERS, _HALVES = "quartal|quarter|qtr|kwartaal|trimestre|trim", "halbjahr|hj|half|half year|semestre|halfjaar|semester"
_NTH = r" ?(?:st|nd|rd|th|ere|er|e|o|a)?"
_SPELT = re.compile(
    rf"\b(?:(?P<nth>[1-4]){_NTH} (?:(?P<quarter>{_QUARTERS})|(?:{_HALVES}))"
    rf"|(?:(?P<quarter2>{_QUARTERS})|(?:{_HALVES})) (?P<number>[1-4]))\b"
)


_YEAR_OF_A_PROJECT = re.compile(
    r"\b(?:(?:year|yr|y|project year|py|jahr|jaar|annee|ano|anno|term|periodo|tertial|tertiaal|trimester) ?(?P<year>[1-9])(?!\d)"
    rf"|(?P<nth>[1-9]){_NTH} (?:term|periodo|tertial|tertiaal|trimester))\b"
)
"""The years of a project counted from its start; terms of a school year."""


def _in_short(told: re.Match[str]) -> str:
    """ "q2" of "2nd quarter"."""
    return f"{'q' if told['quarter'] or told['quarter2'] else 'h'}{told['nth'] or told['number']}"


class Part(NamedTuple):
    name: str
    """"Q2" of a quarter, "H1" of a half year, "05" of a month, "Y1" of a project's first year."""
    rest: str
    """What else the heading says: "actual"."""


def part_of_year(bare: str) -> Part | None:
    """The quarter, half year or month that a heading's words name beside others; how far into the month is not among these."""
    year = _YEAR_OF_A_PROJECT.search(bare)
    around = bare.replace(year[0], "", 1) if year else ""
    if year and around.strip() and (around[0] == " " or around[-1] == " "):
        return Part(f"Y{year['year'] or year['nth']}", around.strip())
    bare = _SPELT.sub(_in_short, bare)
    quarter = _QUARTER.match(bare)
    if quarter:
        rest = quarter["rest"] or quarter["rest2"]
        # "Actual YTD Q2" holds what was reached by then.
        words = [word for word in _SHORT.sub(" ", rest).split() if word not in _UP_TO]
        part = quarter["part"] or quarter["part2"]
        return Part(f"{'H' if part[0] in 'hs' else 'Q'}{part[1]}", " ".join(words) or "actual")
    words = _TO_A_MONTH.sub(r"\1", _SHORT.sub(" ", bare)).split()
    months = [word for word in words if word in MONTHS and word not in WORDS_OF_OTHER_THINGS]
    if len(months) != 1 or bare == months[0]:
        return None
    rest = [word for word in words if word != months[0] and word not in _UP_TO]
    # "YTD May" holds what was reached by then; so does "Stand Mai".
    return Part(f"{MONTHS[months[0]]:02}", " ".join(rest) or "actual")


_SPELT_OUT = re.compile(r"[1-4]\w* [a-z]{2,}|[a-z]{2,} [1-4]\b|^[1-4][a-z]$|^i+v? [a-z]{2,}")
""" "1. Quartal", "Quarter 1", "1T", "II trim."; one letter before the number may be a strategy's."""


def bare_part(text: str, bare: str) -> str | None:
    """The part of a year that is all a heading says: "Q1", "Jan", "1. Halbjahr"; "Year 1" of a project."""
    if bare in MONTHS:
        return f"{MONTHS[bare]:02}"
    # Kwartaal, trimestre.
    quarter = re.fullmatch(r"[qkt]([1-4])|h([1-4])", bare)
    if quarter:
        return f"Q{quarter[1]}" if quarter[1] else f"H{quarter[2]}"
    year = _YEAR_OF_A_PROJECT.fullmatch(bare)
    if year:
        return f"Y{year['year'] or year['nth']}"
    named = period(text, year=ANY_YEAR) if _SPELT_OUT.search(bare) else None
    return named[5:] if named and named[5:6] in ("Q", "H") else None


def cuts(text: str, most: int = 2) -> list[tuple[str, str]]:
    """One word, two or at `most` so many at either end of a text, which may name a time, and what else it says."""
    words = text.split()
    parts = [(" ".join(words[:cut]), " ".join(words[cut:])) for cut in range(1, min(most + 1, len(words)))]
    backwards = [(" ".join(words[-cut:]), " ".join(words[:-cut])) for cut in range(1, min(most + 1, len(words)))]
    return [*parts, *backwards]


def time_named(when: str) -> tuple[str | None, str | None]:
    """The period that these words are, or the part of a year that they do not name."""
    bare = plain(when)
    if bare in WORDS_OF_OTHER_THINGS:
        return None, None
    named = period(when)
    return named, None if named else bare_part(when, bare)


class OfTime(NamedTuple):
    when: str
    """As written."""
    period: str | None
    part: str | None
    """Where it names no year, as `Part.name`."""
    rest: str
    """What else the heading says."""


_AROUND_TIMES = re.compile(r"[()\[\]:|]+|\s[-–—/]\s|_(?=[A-Za-z])|(?<=\d)\s?[–—-]\s?(?=[A-Za-z])")
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_SAID_AGAIN = re.compile(rf"(?<=\d)\s*[(\[]\s*(?:{_MONTH})\.?\s*[-–/]\s*(?:{_MONTH})\.?\s*[)\]]", re.IGNORECASE)
""" "(Jan-Mar)" behind "Q1"."""
LONGEST_OF_TIME = 60
WORDS_OF_A_TIME = 3
""""1st quarter 2026"."""


@lru_cache(maxsize=20_000)
def of_time(text: str) -> OfTime | None:
    """A heading that names a time and something of it: "Q1 KR", "Owner (Q1 2026)", "Q2 - Result"."""
    if len(text) > LONGEST_OF_TIME:
        return None
    # The months say a quarter beside it once more.
    told = cuts(" ".join(_AROUND_TIMES.sub(" ", _SAID_AGAIN.sub(" ", text)).split()), WORDS_OF_A_TIME)
    for when, rest in sorted(told, key=lambda cut: -len(cut[0].split())):
        named, part = time_named(when)
        if named or part:
            return OfTime(when, named, part, rest)
    return None


def spelt_out(texts: Sequence[str]) -> dict[str, str]:
    """ "Q1 T" and "Q1 A" as "Q1 target" and "Q1 actual", by text; one letter says so only where an A stands beside another."""
    told = {text: found for text in texts if (found := _LETTER.fullmatch(text)) and _is_time(found["time"])}
    letters = {found["letter"].upper() for found in told.values()}
    if "A" not in letters or len(letters) < 2:
        return {}
    return {text: f"{found['time'].strip()} {_LETTERS[found['letter'].upper()]}" for text, found in told.items()}


def _is_time(text: str) -> bool:
    words = text.strip(" -_/").casefold()
    return words in MONTHS or re.fullmatch(r"[qhtk][1-4]", words) is not None or period(words) is not None


def week_end(year: str, week: str) -> date | None:
    """The Sunday of an ISO week; None for one that its year does not have."""
    try:
        return date.fromisocalendar(int(year), int(week), 7)
    except ValueError:
        return None


_INITIALS = ("JFMAMJJASOND", "EFMAMJJASOND", "GFMAMGLASOND")
"""Of the months, in the order of the year: in most languages, Spanish, Italian."""


def month_initials(texts: Sequence[str]) -> list[str] | None:
    """J, F, M, A, …, 1, 2, 3, … or M1, M2, M3, … as "01", "02", …; None where they are not those of a whole year."""
    told = [text.removesuffix(".").upper() for text in texts]
    numbers = [text[1:].lstrip() if text[:1] == "M" and text[-1:].isdecimal() else text for text in told]
    counted = numbers == [str(month) for month in range(1, len(MONTHS_OF_A_YEAR) + 1)]
    return list(MONTHS_OF_A_YEAR) if counted or "".join(told) in _INITIALS else None


MONTHS_OF_A_YEAR = tuple(f"{month:02}" for month in range(1, 13))


_WEEK_OF = re.compile(
    r"\s*(?:w\.?/?[ce]\.?|(?:week|wk|wc)(?: of| commencing| starting| beginning| ending| end(?:ed)?| from| van| vanaf| tot)?"
    r"|woche (?:vom|ab|bis)|sem(?:aine)? du|semana del?|semana de|settimana del)\s*:?\s+(?=.{0,12}\d)",
    re.IGNORECASE,
)


def without_week(text: str) -> str:
    """ "01-Sep" of "w/c 01-Sep": the day that a week is called after; other texts as they are."""
    begun = _WEEK_OF.match(text) if len(text) <= LONGEST_WEEK else None
    rest = text[begun.end() :] if begun else ""
    return rest if rest and (is_yearless_day(rest) or day(rest) is not None) else text


LONGEST_WEEK = 40
"""Characters."""


def is_yearless_day(text: str) -> bool:
    return _DAY.fullmatch(text) is not None or _of_named_month(text) is not None


def _of_named_month(text: str) -> tuple[int, int] | None:
    """Month and day."""
    match = _DAY_OF_MONTH.fullmatch(text)
    month = MONTHS.get(normalised(match["month"] or match["month2"])) if match else None
    return (month, int(match["day"] or match["day2"])) if match and month else None


def day_of_year(text: str, year: int) -> date | None:
    """ "Sep 4" as a day of this year."""
    told = _of_named_month(text)
    try:
        return date(year, *told) if told else None
    except ValueError:
        return None


_OF_A_YEAR = re.compile(r"(?P<month>0?[1-9]|1[0-2])/(?P<year>[2-3]\d)")


def months_of_years(texts: Sequence[str]) -> list[str] | None:
    """ "11/26", "12/26", "01/27" as months, where several follow each other; else they are days."""
    told = [match for text in texts if (match := _OF_A_YEAR.fullmatch(text))]
    months = [int(one["year"]) * 12 + int(one["month"]) for one in told]
    if len(told) < max(3, len(texts)) or any(after - before != 1 for before, after in pairwise(months)):
        return None
    return [f"20{one['year']}-{int(one['month']):02}" for one in told]


def month_days(texts: Sequence[str]) -> list[str] | None:
    """The days as "09-07", all in the one order, month or day first, in which they follow each other evenly; None where that is not one."""
    named = [one for text in texts if (one := _of_named_month(text))]
    if named:
        days = _days(named) if len(named) == len(texts) else None
        return [f"{one:%m-%d}" for one in days] if days and _evenly(days) else None
    told = [(int(match["first"]), int(match["second"])) for text in texts if (match := _DAY.fullmatch(text))]
    orders = [days for days in (_days(told), _days([(month, day) for day, month in told])) if days and _evenly(days)]
    return [f"{one:%m-%d}" for one in orders[0]] if len(orders) == 1 else None


def are_weekly(texts: Sequence[str]) -> bool:
    """Days with their months' names, whole weeks apart."""
    days = _days([told for text in texts if (told := _of_named_month(text))]) or []
    steps = {(after - before).days for before, after in pairwise(days)}
    return len(days) == len(texts) > 1 and all(step and step % 7 == 0 for step in steps)


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
