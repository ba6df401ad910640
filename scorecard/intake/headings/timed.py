"""Columns that hold the values of one period each: which period, and whether what was planned, reached or started from."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import chain

from scorecard.intake.cells.by_when import level_by_day, until
from scorecard.intake.cells.days import without_end
from scorecard.intake.cells.numbers import Number
from scorecard.intake.cells.times import day, period
from scorecard.intake.gathered import Context
from scorecard.intake.grid import Value
from scorecard.intake.headings.aliases import plain
from scorecard.intake.headings.columns import Columns
from scorecard.intake.headings.heading import Heading
from scorecard.intake.headings.weeks import end_of_week
from scorecard.intake.headings.yearless import day_of_year
from scorecard.model.period import period_of

RANK = {"amended": 0, "approved": 1, "proposed": 2}
"""Of several targets for one period the amended one holds, then the approved one."""


@dataclass(frozen=True, slots=True)
class Timed:
    heading: Heading
    role: str
    """"current", "target" or "baseline"."""
    period: str | None
    observed: date | None


def timed_columns(columns: Columns, untimed: Mapping[str, Heading | None], context: Context) -> list[Timed]:
    """The columns of one period each that are read, with what their values are; `untimed` are the table's columns without a period."""
    headings = columns.timed()
    targets = [one for one in headings if one.field == "target"] or ([untimed["target"]] if untimed["target"] else [])
    bare = "current" if targets or not untimed["baseline"] or untimed["current"] else "target"
    # "Metas 2026" has goals: beside a target and a level of their own its columns of days hold no targets.
    bare = bare if untimed["target"] and untimed["current"] else context.values_are or bare
    if bare == "current" and not targets and _are_bounds([columns.different_numbers(one) for one in headings if one.field == "at_period"]):
        bare = "target"
    year = _year(headings, context)
    found = []
    for place, heading in enumerate(headings):
        role = bare if heading.field == "at_period" else heading.field or ""
        if role not in ("current", "target", "baseline"):
            continue
        named = _named(heading, year, headings)
        observed = heading.observed if isinstance(heading.observed, date) else end_of_week(heading, headings, context)
        if named and day(named):
            observed, named = day(named), None
        planned = named is not None and any(one.field == "target" and _named(one, year, headings) == named for one in headings)
        if role == "current" and not planned and (observed or (named and "-" in named and "/" not in named)):
            # A date or month is of its target's year, or heads a block that ends with its target: "Jan, Jun, Sep, FY22/23 target".
            block = _year_of(headings, named or f"{observed}")
            block = block or next((one.period for one in headings[place + 1 :] if one.field == "target"), None)
            observed = observed or (period_of(named).ends_on if named and block else None)
            named = block or named
        elif role == "current" and not planned and named and "/" in named:
            named = _year_of(headings, named) or named
        found.append(Timed(heading, role, named, observed))
    years = (one.period and one.period.isdigit() for one in found if one.role == "target")
    return _of_one_kind(found, yearly=untimed["target"] is not None or any(years))


_BOUNDS = frozenset((">=", "<=", ">", "<"))


def _are_bounds(columns: Sequence[Mapping[Value, Number | None]]) -> bool:
    """Numbers of periods most of which, or of the last period, say on which side of them to be, "≥ 70 %" or "5K+": targets are told so."""
    told = [[one for one in different.values() if one is not None] for different in columns]
    last = next((numbers for numbers in reversed(told) if numbers), [])
    return any(sum(one.comparator in _BOUNDS for one in some) * 2 > len(some) > 1 for some in (last, list(chain(*told))))


_UP_TO_NOW = re.compile(r"\b(?:ytd|cum|cumulative|cumulatief|kumuliert|cumule|acumulado|cumulato)\b")


def _of_one_kind(found: list[Timed], *, yearly: bool) -> list[Timed]:
    """Of a month's own value and what the year had reached by then, both told, the one that the targets are of."""
    whole = {id(one): _UP_TO_NOW.search(plain(one.heading.text)) is not None for one in found if one.role == "current"}
    told: dict[tuple[str | None, str | None, date | None], set[bool]] = {}
    for one in found:
        if id(one) in whole:
            told.setdefault((one.period, one.heading.quarter, one.observed), set()).add(whole[id(one)])
    if not any(len(kinds) > 1 for kinds in told.values()):
        return found
    return [one for one in found if whole.get(id(one), yearly) == yearly]


def days_observed(columns: Columns, context: Context) -> list[date | None]:
    """The days of a table's own column of dates; "January" and "Q1" are the sheet's year's."""
    heading = columns.one("observed_on")
    found = columns.days(heading)
    if heading is None or None not in found:
        return found
    return [day or end_of_part(value, context) for day, value in zip(found, columns.raw(heading), strict=True)]


def end_of_part(value: Value, context: Context) -> date | None:
    """The last day of a month or quarter that names no year, or a day of the sheet's period; None where the sheet has none either, or a
    fiscal one."""
    if not isinstance(value, str) or context.year is None or "/" in (context.period or ""):
        return None
    told = day_of_year(value, context.year)
    if told:
        whole = period_of(context.period) if context.period else None
        within = whole and whole.starts_on and whole.ends_on and whole.starts_on <= told <= whole.ends_on
        return told if within else None
    named = period(value, year=context.year) or period(without_end(value), year=context.year)
    return period_of(named).ends_on if named else None


def days_due(columns: Columns, context: Context) -> list[date | None]:
    """By when each row is due: its own day, else the one that stands in the place of a target."""
    due, target = columns.one("due_on"), columns.one("target")
    found = columns.days(due)
    if due is not None and None in found:
        found = [told or end_of_part(value, context) for told, value in zip(found, columns.raw(due), strict=True)]
    if target is None or None not in found:
        return found
    aims = zip(found, columns.raw(target), columns.numbers(target), strict=True)
    return [
        told or (day_of_target(value, context) or day_beside_level(value, context) if level is None and value is not None else None)
        for told, value, level in aims
    ]


_BY = re.compile(r"(?:by|until|before|bis|tot|voor|uiterlijk|avant|d'ici(?: le)?|antes de|para|entro)\s(?=\S)", re.IGNORECASE)


def day_of_target(value: Value, context: Context) -> date | None:
    """The day that stands where a level could: "by 30 September"."""
    if value is None or isinstance(value, (bool, int, float)):
        return None
    bare = _after_by(value.strip()) if isinstance(value, str) else value
    return day(bare) or end_of_part(bare, context)


def day_beside_level(value: Value, context: Context) -> date | None:
    """The day by which the level in a target's cell is to be reached; None where the cell tells none, or the sheet not its year."""
    told = level_by_day(value) if isinstance(value, str) else None
    return None if told is None else until(told[1], None if "/" in (context.period or "") else context.year)


def _after_by(text: str) -> str:
    said = _BY.match(text)
    return text[said.end() :] if said else text


def named_period(heading: Heading, beside: Sequence[Heading], context: Context) -> str:
    """The period that a column is of, as far as its heading and those beside it tell; "Q2" of no year."""
    return _named(heading, _year(beside, context), beside) or heading.quarter or ""


def _year(headings: Sequence[Heading], context: Context) -> str:
    """The sheet's year, "2025/2026" of a fiscal one; else that which its target is for."""
    if context.period and "/" in context.period:
        return context.period.partition("-")[0]
    aimed = {one.period for one in headings if one.field == "target" and one.period}
    return f"{context.year or ''}" or (max(aimed) if len(aimed) == 1 else "")


def _named(heading: Heading, year: str, beside: Sequence[Heading]) -> str | None:
    """The period that a heading names, in the sheet's year or the one that its target is for where it names none."""
    part = heading.quarter
    if heading.period or not part or part[0] == "Y":
        return heading.period
    first, _, second = year.partition("/")
    if not first.isdigit():
        return None
    if second and part[:1].isdigit():
        # The first of the months tells where a fiscal year begins; one that is told from January on ends in the year it is called after.
        begins = next(one.quarter for one in beside if one.quarter and one.quarter[:1].isdigit())
        return f"{first if '01' < begins[:2] <= part[:2] else second}-{part}"
    return f"{year}-{part}"


def _year_of(headings: Sequence[Heading], named: str | None) -> str | None:
    """The year that a column's target is for, where the month or quarter is a part of it."""
    years = (one.period for one in headings if one.field == "target" and one.period)
    return next((year for year in years if named and named.startswith(f"{year}-")), None)


@lru_cache(maxsize=4_096)
def is_later(one: str, other: str) -> bool:
    """A period ends after another one; fiscal ones, which have no days by themselves, by their names."""
    ends = [period_of(named).ends_on if named else None for named in (one, other)]
    if ends[0] and ends[1]:
        return ends[0] > ends[1]
    # Of a fiscal period and one of the calendar those that have no year in common follow each other.
    years = [[int(year) for year in _YEAR_NAMED.findall(named)] for named in (one, other)]
    return one > other if not any(ends) else bool(years[0] and years[1]) and min(years[0]) > max(years[1])


_YEAR_NAMED = re.compile(r"\b(?:19|20)\d\d\b")


def has_row_a_period(columns: Columns, when: Sequence[object]) -> bool:
    """The same measure stands on several rows, each with its own year or date: most do, or some do beside the same objective."""
    result = columns.one("key_result") or columns.one("objective")
    if result is None or (columns.one("period") and columns.one("year")):
        return False
    texts = [text for text in columns.texts(result) if text]
    if len(set(texts)) == len(texts):
        return False
    told: dict[tuple[str | None, ...], set[object]] = {}
    names = ("objective", "objective_id", "unit", "key_result_id", "period")
    others = [columns.texts(columns.one(name)) for name in names]
    rows = 0
    for index, text in enumerate(columns.texts(result)):
        if text and when[index]:
            rows += 1
            told.setdefault((text, *(other[index] for other in others)), set()).add(when[index])
    each = sum(len(days) for days in told.values())
    whole = all(objective or objective_id for (_, objective, objective_id, *_) in told)
    return rows > 0 and (len(told) * 1.5 <= each or (len(told) < each == rows and whole))


def rank(heading: Heading) -> int:
    """Which of several targets for one period holds: the lowest, and 0 where its heading does not say."""
    return min((RANK[word] for word in plain(heading.text).split() if word in RANK), default=0)
