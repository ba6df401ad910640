"""Columns that hold the values of one period each: which period, and whether what was planned, reached or started from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from scorecard.intake.cells.times import day
from scorecard.intake.columns import Columns
from scorecard.intake.gathered import Context
from scorecard.intake.headings import Heading, plain
from scorecard.intake.weeks import end_of_week
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
    bare = context.values_are or bare
    found = []
    for place, heading in enumerate(headings):
        role = bare if heading.field == "at_period" else heading.field or ""
        if role not in ("current", "target", "baseline"):
            continue
        named = heading.period
        if heading.quarter and context.year and not named:
            named = f"{context.year}-{heading.quarter}"
        observed = heading.observed if isinstance(heading.observed, date) else end_of_week(heading, headings, context)
        if named and day(named):
            observed, named = day(named), None
        planned = named is not None and any(one.field == "target" and one.period == named for one in headings)
        if role == "current" and not planned and (observed or (named and "-" in named and "/" not in named)):
            # A date or month heads a block that ends with its target: "Jan, Jun, Sep, FY22/23 target"; or is of its target's year.
            block = next((one.period for one in headings[place + 1 :] if one.field == "target"), None)
            block = block or _year_of(headings, named or f"{observed}")
            observed = observed or (period_of(named).ends_on if named and block else None)
            named = block or named
        found.append(Timed(heading, role, named, observed))
    return found


def _year_of(headings: Sequence[Heading], named: str | None) -> str | None:
    """The year that a column's target is for, where the month or quarter is a part of it."""
    years = (one.period for one in headings if one.field == "target" and one.period)
    return next((year for year in years if named and named[:5] == f"{year}-"), None)


def rank(heading: Heading) -> int:
    """Which of several targets for one period holds: the lowest, and 0 where its heading does not say."""
    return min((RANK[word] for word in plain(heading.text).split() if word in RANK), default=0)
