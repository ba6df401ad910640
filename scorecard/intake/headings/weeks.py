"""Weeks that name no year: those of a quarter or half year counted from its first day, or ISO weeks of the sheet's year."""

from collections.abc import Sequence
from datetime import date, timedelta

from scorecard.intake.gathered import Context
from scorecard.intake.headings.heading import Heading
from scorecard.model.period import period_of

WEEKS_OF = {"Q": 14, "H": 27}
"""A quarter and a half year touch this many weeks at the most."""


def end_of_week(heading: Heading, beside: Sequence[Heading], context: Context) -> date | None:
    """The last day of the week that heads a column; None where no year is known or its year has no such week."""
    if heading.week is None or context.period is None or "/" in context.period:
        return None
    year, _, part = context.period.partition("-")
    weeks = [one.week for one in beside if one.week is not None]
    told = period_of(context.period)
    if told.starts_on and told.ends_on and min(weeks) == 1 and max(weeks) <= WEEKS_OF.get(part[:1], 0):
        return min(told.starts_on + timedelta(days=7 * heading.week - 1), told.ends_on)
    try:
        return date.fromisocalendar(int(year), heading.week, 7)
    except ValueError:
        return None
