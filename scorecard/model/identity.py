"""The same objective across periods: what continues what, who says so, and how it scored each time."""

from dataclasses import dataclass
from datetime import date

from scorecard.model.period import period_before


@dataclass(frozen=True, slots=True)
class Thing:
    """What could be the same as something earlier: an objective of a unit, or a key result of an objective."""

    thing_id: str
    group: str | None
    """Only things of one group continue each other: the unit, or the line of objectives."""
    period: str
    text: str
    source_id: str | None
    """As the file gives it; None: it gives none."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing through the periods, the oldest first; alone where it continues nothing and nothing continues it."""

    members: tuple[Thing, ...]

    @property
    def running(self) -> int:
        """How many periods in a row it has run, up to its newest."""
        periods = {one.period for one in self.members}
        count, period = 0, self.members[-1].period
        while period in periods:
            count, period = count + 1, period_before(period)
        return count


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two objectives that a person may call the same, or did."""

    objective_id: str
    objective: str
    period: str | None
    unit: str | None
    earlier_objective_id: str
    earlier_objective: str
    earlier_period: str | None
    """The period itself: an objective that its newest file left out."""
    likeness: float
    """0 to 100; 100: the same words, numbers and the unit's name aside."""
    same: bool | None
    """What a person said; None: nobody did yet."""
    said_by: str | None
    said_at: str | None


@dataclass(frozen=True, slots=True)
class Attainment:
    """How an objective, or a key result, stood at the end of one period of its line."""

    line: str
    """The id of the line's oldest member."""
    kind: str
    """"objective" or "key_result"."""
    thing_id: str
    period: str
    as_of: date
    """The period's last day, or the day asked for where that is earlier."""
    unit: str | None
    perspective: str | None
    text: str
    running: int
    """Periods in a row up to this one."""
    score: float | None
    change: float | None
    """Against the line's period before; None: it is the first, or one of the two is unknown."""
    completeness: float | None
    """Of an objective; None for a key result."""
    progress: float | None
    """Of a key result, unbounded; None for an objective."""
    baseline: float | None
    target: float | None
    current: float | None
    unit_of_measure: str | None
    status: str
