"""A heading row: what each of its cells means beside the others."""

import hashlib
import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import lru_cache

from scorecard.intake.cells.labels import objective_in_line
from scorecard.intake.cells.times import day
from scorecard.intake.grid import Value
from scorecard.intake.headings.aliases import MEASURED, field_of, plain
from scorecard.intake.headings.heading import CORRECTED, YEARLESS, Heading, heading_of
from scorecard.intake.headings.yearless import (
    MONTHS_OF_A_YEAR,
    are_weekly,
    is_yearless_day,
    month_days,
    month_initials,
    months_of_years,
    spelt_out,
    without_week,
)

LONGEST = 500
"""Characters of a heading; of a longer text, which is none, no more is looked at: the time for that may grow by their square."""

_BEHIND = " :*"
"""Signs behind a heading that are none of its words: "Target:", "Owner *" of a field that must be filled in."""


def fingerprint(texts: Sequence[str]) -> str:
    """The shape of a sheet: its headings, whatever their case and punctuation."""
    return hashlib.sha256("|".join(plain(text) for text in texts if text.strip()).encode()).hexdigest()[:16]


def recognise(cells: Sequence[Value], first_column: int, corrections: dict[str, str | None]) -> list[Heading]:
    """One `Heading` for each non-empty cell of a heading row."""
    return list(_recognised(tuple(cells), first_column)) if not corrections else _recognise(cells, first_column, corrections)


@lru_cache(maxsize=4_096)
def _recognised(cells: tuple[Value, ...], first_column: int) -> tuple[Heading, ...]:
    """The rows at a sheet's top are looked at several times."""
    return tuple(_recognise(cells, first_column, {}))


def _recognise(cells: Sequence[Value], first_column: int, corrections: dict[str, str | None]) -> list[Heading]:
    found = []
    texts = [None if value is None else " ".join(str(value).split())[:LONGEST] for value in cells]
    spelt = spelt_out([text for text in texts if text])
    for column, (text, value) in enumerate(zip(texts, cells, strict=True), start=first_column):
        if text is None or value is None:
            continue
        if text in corrections:
            found.append(Heading(column, text, corrections[text], CORRECTED))
        elif text in spelt:
            found.append(replace(heading_of(spelt[text], spelt[text], column), text=text))
        else:
            named = text.rstrip(_BEHIND) or text
            told = without_week(named)
            found.append(replace(heading_of(told, value if told == named else told, column), text=text))
    # One column headed "Internal" says nothing; several headed by different perspectives list the objectives of each.
    if len({plain(one.text) for one in found if one.field == "objectives_of_perspective"}) < 2:
        found = [replace(one, field=None, how="not recognised") if one.field == "objectives_of_perspective" else one for one in found]
    found = _with_objective(found)
    return _with_levels(_with_years(_with_days(_with_initials(_without_lone_time(_without_lone_step(_with_groups(found)))))))


OF_A_TABLE = frozenset(("baseline", "target", "current", "progress", "status", "owner", "due_on", "weight", "confidence", "at_period"))
LEAST_BESIDE = 2


def _with_objective(found: list[Heading]) -> list[Heading]:
    """ "Objective 1: Grow" before "Target" and "Actual": the line of an objective that heads its key results too."""
    first = next((one for one in found if one.field != "outline"), None)
    if first is None or first.how == CORRECTED or objective_in_line(first.text) is None:
        return found
    fields = [one.field for one in found if one is not first and one.field != "outline"]
    known = set(fields) & OF_A_TABLE
    if len(known) < LEAST_BESIDE or not known & {"target", "current", "progress", "status"} or not {*fields} <= OF_A_TABLE | {None}:
        return found
    if fields.count(None) >= len(known):
        return found
    return [replace(one, field="key_result", how="heads its key results") if one is first else one for one in found]


_LEVEL = re.compile(r"(?:level|lvl|l|ebene|stufe|niveau|nivel|livello) ?(?P<level>\d)")


def _with_levels(found: list[Heading]) -> list[Heading]:
    """ "Level 1", "Level 2", "Level 3" beside a target and what was reached: a tree of measures, of which each row names one."""
    fields = {one.field for one in found}
    if fields & {"objective", "key_result", "title", "okr_text"} or not {"target", "current"} <= fields:
        return found
    levels = {one: int(match["level"]) for one in found if one.field in (None, "level") and (match := _LEVEL.fullmatch(plain(one.text)))}
    if sorted(levels.values()) != list(range(1, len(levels) + 1)) or len(levels) < LEAST_LEVELS:
        return found
    return [replace(one, field="key_result", how="one of several levels", step=levels[one]) if one in levels else one for one in found]


LEAST_LEVELS = 2


LONGEST_INITIAL = 3
"""Characters: "1.0", "M 1"."""
_COUNTED = re.compile(r"(?P<rest>.+?) ?(?P<number>\d{1,2})")


def _with_groups(found: list[Heading]) -> list[Heading]:
    """ "Target 1" beside "Key result 1" is that key result's."""
    groups = {one.group for one in found if one.field == "key_result" and one.group is not None}
    if not groups:
        return found
    return [_in_group(one, groups) if one.field is None or one.how == "fuzzy" else one for one in found]


def _in_group(one: Heading, groups: AbstractSet[int | None]) -> Heading:
    counted = _COUNTED.fullmatch(plain(one.text))
    field = field_of(counted["rest"])[0] if counted and int(counted["number"]) in groups else None
    if counted is None or field not in MEASURED | {"unit_of_measure"}:
        return one
    return replace(one, field=field, how="numbered group", group=int(counted["number"]))


def _without_lone_step(found: list[Heading]) -> list[Heading]:
    """ "Goal 1" alone is a goal in a list, unless what measures it stands beside it."""
    measured = any(one.group is not None or one.field in MEASURED | {"key_result"} for one in found)
    if measured or sum(one.step is not None for one in found) != 1:
        return found
    return [replace(one, field=None, how="not recognised", step=None) if one.step is not None else one for one in found]


def _without_lone_time(found: list[Heading]) -> list[Heading]:
    """ "Key results Q1" alone heads the key results of the table, whose rows may name their periods themselves; beside those of Q2, or what
    was reached in Q1, it heads those of Q1."""
    results = [one for one in found if one.field == "key_result" and (one.period or one.quarter)]
    times = {(one.period, one.quarter) for one in results}
    beside = [one for one in found if one not in results and (one.period, one.quarter) in times]
    if len(times) != 1 or (beside and all(one.field != "period" for one in found)):
        return found
    return [replace(one, period=None, quarter=None) if one in results else one for one in found]


def _with_initials(found: list[Heading]) -> list[Heading]:
    """Twelve columns side by side that are headed by the initials or the numbers of the months; of thirteen they are weeks or periods."""
    for start in range(len(found) - len(MONTHS_OF_A_YEAR) + 1):
        twelve = found[start : start + len(MONTHS_OF_A_YEAR)]
        if len(twelve[0].text) > LONGEST_INITIAL or twelve[-1].column - twelve[0].column != len(twelve) - 1:
            continue
        after = found[start + len(twelve)].text if start + len(twelve) < len(found) else ""
        months = None if after.removesuffix(".0") == "13" else month_initials([one.text.removesuffix(".0") for one in twelve])
        if months:
            told = [replace(one, field="at_period", how=YEARLESS, quarter=month) for one, month in zip(twelve, months, strict=True)]
            return [*found[:start], *told, *found[start + len(twelve) :]]
    return found


def _with_days(found: list[Heading]) -> list[Heading]:
    """ "9/7" and "9/14": the days of a year that the sheet is about, where they follow each other in one order only."""
    called = {one: without_week(one.text) for one in found}
    days = [one for one in found if is_yearless_day(called[one]) and (one.field is None or one.how == "names a period")]
    texts = [called[one] for one in days]
    # "Sep 14" alone is a month of 2014; beside "Sep 7", or a week before "Sep 21", it is a day.
    if not any(one.field is None for one in days) and not are_weekly(texts):
        return found
    months = months_of_years(texts)
    if months:
        named = {one: replace(one, field="at_period", how="names a period", period=told) for one, told in zip(days, months, strict=True)}
        return [named.get(one, one) for one in found]
    told = month_days(texts) or ()
    dated = {one: replace(one, field="at_period", how=YEARLESS, period=None, quarter=day) for one, day in zip(days, told, strict=False)}
    return [dated.get(one, one) for one in found]


def _with_years(found: list[Heading]) -> list[Heading]:
    """One column headed "May" or "Q1" says nothing; several are parts of the sheet's year, or of that which the target is for.

    Beside columns of other years, whose parts they are is a guess.
    """
    if not any(one.how == YEARLESS for one in found):
        return found
    years = {one.period for one in found if one.period and one.field == "target"}
    year = years.pop() if len(years) == 1 else None
    guess = any(one.back is not None or (one.period and not year) for one in found) and not _months_behind_years(found)
    if sum(one.how == YEARLESS for one in found) < 2 or guess:
        return [replace(one, field=None, how="not recognised", quarter=None, week=None) if one.how == YEARLESS else one for one in found]
    # The months of a fiscal year are told apart where all that is known of it is.
    parts = "QH01" if year and year.isdigit() else "QH"
    return [_in_year(one, year) if year and one.how == YEARLESS and (one.quarter or "Y")[0] in parts else one for one in found]


def _months_behind_years(found: list[Heading]) -> bool:
    """ "2024", "Jan", "Feb", "Mar": months of the year that the sheet is about, behind those before it."""
    months = [place for place, one in enumerate(found) if one.how == YEARLESS and (one.quarter or "").isdecimal()]
    years = [place for place, one in enumerate(found) if one.back or (one.period and one.field in ("at_period", "current"))]
    whole = all(found[place].back or (found[place].period or "").isdecimal() for place in years)
    others = any(one.back == 0 or (one.how == YEARLESS and not (one.quarter or "").isdecimal()) for one in found)
    return len(months) >= LEAST_MONTHS and bool(years) and whole and not others and years[-1] < months[0]


LEAST_MONTHS = 3


def _in_year(one: Heading, year: str) -> Heading:
    told = f"{year}-{one.quarter}"
    return replace(one, observed=day(told), quarter=None) if day(told) else replace(one, period=told)
