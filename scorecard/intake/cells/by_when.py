"""A level and the day by which to reach it in one cell: "> 3:1 by Q4", "95 % bis Dez 2026", "by 30 November: 5"."""

import re
from datetime import date
from functools import lru_cache

from scorecard.intake.cells.days import day, edge, without_end
from scorecard.intake.cells.periods import period
from scorecard.intake.cells.vocabulary import plain
from scorecard.model.period import period_of

_BY = (
    r"(?:(?:by|until|till|before|no later than|not later than|at the latest(?: by)?|due(?: by| on)?|in|@|bis(?: spätestens)?(?: zum)?|zum"
    r"|spätestens(?: bis| am| zum)?|vor|im|tot|per|voor|vóór|uiterlijk(?: op| per)?|avant(?: le)?|au plus tard(?: le| en| fin)?|au|à"
    r"|pour(?: le)?|en|para(?: el)?|antes del?|hasta(?: el)?|a(?: más tardar(?: el)?)?|até|entro(?: il)?|prima del?|senast|inden|innen"
    r"|do)\s+|d['’]ici(?: le| à)?\s+)"
)
_END = r"(?:end(?: of)?|ende|eind(?:e)?|fin(?: de)?|fine|final(?:es)? de|fim de)\s"
_BEHIND = re.compile(
    rf"(?P<level>[^()]*?\d[^()]*?)\s*[,;]?\s*(?:\(\s*)?(?<!\w)(?:{_BY}|(?={_END}))(?P<when>[^()]*[^()\s])\s*\)?", re.IGNORECASE
)
_AHEAD = re.compile(rf"{_BY}(?P<when>[^:]*?[^:\s])\s*[:,–-]\s+(?P<level>\D{{0,20}}\d.*)", re.IGNORECASE)
_END_OF_YEAR = frozenset((
    "eoy", "year end", "year-end", "ye", "year", "the year", "jahresende", "jaareinde", "annee", "ano", "d'annee", "jahr", "jaar",
))  # fmt: skip
_DAY_AND_MONTH = re.compile(r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.?")
_MONTH_AND_NUMBER = re.compile(r"[^\W\d_]{3,12}\.?\s(?P<number>\d{1,2})")
"""The day of a month, or the year."""
_LONGEST, _ANY_YEAR = 80, 2000


@lru_cache(maxsize=4_096)
def level_by_day(text: str) -> tuple[str, str] | None:
    """What a cell says of the level and of the day, each in its words; None where it does not tell both."""
    if len(text) > _LONGEST:
        return None
    match = _BEHIND.fullmatch(text.strip()) or _AHEAD.fullmatch(text.strip())
    return (match["level"].rstrip(" ,;"), match["when"]) if match and until(match["when"], _ANY_YEAR) else None


def until(text: str, year: int | None) -> date | None:
    """The day that a text names or the last one of its period; `year` is that of a text without one."""
    bare = without_end(text)
    several = _MONTH_AND_NUMBER.fullmatch(bare)
    if several and (year is None or int(several["number"]) != year % 100):
        return day(f"{bare} {year}") if year else None
    told = day(text) or edge(text)
    if told or year is None:
        return told
    if plain(text) in _END_OF_YEAR or bare in _END_OF_YEAR:
        return date(year, 12, 31)
    named = period(bare, year=year)
    numbered = _DAY_AND_MONTH.fullmatch(bare)
    return period_of(named).ends_on if named else day(f"{numbered['day']}.{numbered['month']}.{year}" if numbered else f"{bare} {year}")
