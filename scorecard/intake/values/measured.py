"""What one row, or one numbered group of a row, says about one key result."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from scorecard.intake.cells.numbers import Number, clean
from scorecard.intake.headings.heading import Heading
from scorecard.intake.values.mixtures import is_share, may_be_share
from scorecard.intake.values.plans import Planned


class CheckIn(NamedTuple):
    """One dated value, in the order of the table's columns."""

    row: int
    cell: str
    observed_on: date | None = None
    value: float | None = None
    percent_complete: float | None = None
    confidence: float | None = None
    status_word: str | None = None
    comment: str | None = None
    blocker: str | None = None
    support_needed: str | None = None
    denominator: float | None = None
    until: date | None = None
    """As in `tables.CHECK_INS`."""


@dataclass(slots=True)
class Measured:
    """What one row (or group) says about one key result."""

    baseline: Number | None = None
    target: Number | None = None
    current: Number | None = None
    target_heading: Heading | None = None
    """The column that the target was read from."""
    baseline_heading: Heading | None = None
    period: str | None = None
    unit: str | None = None
    direction: str | None = None
    weight: Number | None = None
    due_on: date | None = None
    status: str | None = None
    off_scale: Heading | None = None
    """The newest value was left out: it lacks the magnitude that the row's other numbers have."""
    has_target_cell: bool = False
    """The row's target cell holds something, so the text is not asked."""
    check_ins: list[CheckIn] = field(default_factory=list)
    small: dict[str, Number] = field(default_factory=dict)
    """Of the check-ins from columns of their own: the bare numbers below 1, by cell."""
    accumulation: str | None = None
    """As in `tables.KEY_RESULTS`, where the values show it."""
    may_add_up: Heading | None = None
    """The newest of values that nothing adds up, though they would come to about the target by then."""
    planned: Sequence[Planned] = ()
    """The levels on the way to the target, by day."""

    @property
    def is_of_its_own(self) -> bool:
        """The target stands in a column for one quarter: it holds for that quarter, not for the year of the sheet."""
        return self.target_heading is not None and self.target_heading.quarter is not None

    def tell_shares_in_percent(self) -> None:
        """The row's numbers are shares of 1, as its words show, and are told in percent; those that have the sign are so already."""
        signed = {one.value for one in (self.current,) if one is not None and one.unit == "%"}
        self.check_ins = [
            one._replace(value=clean(one.value * 100)) if one.value is not None and is_share(one.value) and one.value not in signed else one
            for one in self.check_ins
        ]
        self.baseline, self.target, self.current = (_in_percent(one) for one in (self.baseline, self.target, self.current))
        self.small = {}


def _in_percent(one: Number | None) -> Number | None:
    return replace(one, value=clean(one.value * 100), unit="%") if one is not None and may_be_share(one) else one


def by_comparator(target: Number | None) -> str | None:
    """A target "< 2 %" wants less, "> 95 %" wants more."""
    if target is None or target.comparator is None:
        return None
    return "decrease" if target.comparator.startswith("<") else "increase" if target.comparator.startswith(">") else None
