"""How far key results were by period: columns of progress for one period each, and values in percent of targets that are none."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from scorecard.intake.cells.numbers import Number
from scorecard.intake.gathered import Context
from scorecard.intake.headings.columns import Columns
from scorecard.intake.headings.edges import day_within, is_part
from scorecard.intake.headings.heading import Heading
from scorecard.intake.headings.period_columns import periods_told
from scorecard.intake.headings.timed import named_period
from scorecard.intake.values.measured import CheckIn, Measured
from scorecard.model.period import period_of

MOST = 150.0
"""Percent; a bare target beyond it is no level in percent."""


@dataclass(frozen=True, slots=True)
class _Advance:
    """A column of progress in one period."""

    heading: Heading
    named: str
    """The period; "Q2" of no year."""
    told: Sequence[float | None]
    """In percent, by row."""
    of_rows: Sequence[str | None]
    """The rows' own periods."""

    def ends_on(self, index: int) -> date | None:
        if self.heading.within:
            return day_within(self.heading.within, self.of_rows[index])
        observed = self.heading.observed
        if isinstance(observed, date):
            return observed
        return period_of(self.named).ends_on if self.named[:1].isdigit() else None


class Advances:
    """The progress that one table tells by period."""

    def __init__(self, columns: Columns, context: Context) -> None:
        self._columns, timed = columns, columns.timed()
        self._units = columns.words(columns.one("unit_of_measure"))
        found = [one for one in timed if one.field == "progress"]
        within = any(one.within for one in found)
        of_rows = [one or context.period for one in periods_told(columns, context)] if within else []
        told = [_Advance(one, named_period(one, timed, context), _fitting(one, columns.percents(one), of_rows), of_rows) for one in found]
        self._told = sorted(told, key=lambda one: (one.named, f"{one.heading.within or one.heading.observed or ''}", one.heading.column))

    def __bool__(self) -> bool:
        return bool(self._told)

    def any_value(self, index: int) -> bool:
        return any(one.told[index] is not None for one in self._told)

    def take(self, index: int, made: Measured) -> None:
        """Put a row's progress by period beside its values of the same periods."""
        filled = [one for one in self._told if one.told[index] is not None]
        told = filled[: _so_far([one.told[index] for one in filled])]
        now = any(check.observed_on is None and check.until is None for check in made.check_ins)
        for one in told:
            newest = one is told[-1] and not now
            day = one.ends_on(index)
            beside = next((place for place, check in enumerate(made.check_ins) if day and day in (check.observed_on, check.until)), None)
            if beside is not None:
                made.check_ins[beside] = made.check_ins[beside]._replace(percent_complete=one.told[index])
            elif day or newest:
                at, cell = None if newest else day, self._columns.address(index, one.heading)
                made.check_ins.append(CheckIn(self._columns.rows[index], cell, at, percent_complete=one.told[index], until=day))
        if told and made.period is None and "-" in told[-1].named:
            made.period = told[-1].named

    def take_shares(self, index: int, made: Measured, values: dict[str, Number]) -> None:
        """Values in percent, by cell, of a target that is counted otherwise are shares of it."""
        target = made.target
        counted = (target.unit or self._units[index]) if target else None
        if target is None or counted == "%" or (counted is None and abs(target.value) <= MOST):
            return
        if not values or any(one.unit != "%" for one in values.values()):
            return
        made.check_ins = [
            check._replace(value=None, percent_complete=check.value) if check.cell in values and check.percent_complete is None else check
            for check in made.check_ins
        ]
        made.check_ins = made.check_ins[: _so_far([check.percent_complete for check in made.check_ins])]
        made.current = None


def _fitting(heading: Heading, told: Sequence[float | None], of_rows: Sequence[str | None]) -> Sequence[float | None]:
    """Those of rows whose period may have such a time."""
    if heading.within is None:
        return told
    return [share if is_part(heading.within, named) else None for share, named in zip(told, of_rows, strict=True)]


def _so_far(shares: Sequence[float | None]) -> int:
    """How many of them are not yet to come: without the zeros behind the last that is none; all, where all are zeros."""
    return max((place for place, share in enumerate(shares, start=1) if share), default=len(shares))
