"""How a number came to be what it is: points in time. Scores are of 1; None is unknown."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """A perspective on one day."""

    as_of: date
    perspective: str | None
    score: float | None
    enough: bool
    """Complete enough for `score` to be shown as one number."""
    low: float | None
    high: float | None
    """Bounds of the score if everything missing were 0, and if it were 1."""
    unit: str | None = None
    """Whose it is; None: the organisation's, or of what names no unit."""


@dataclass(frozen=True, slots=True)
class Moment:
    """Any number on one day, beside what was expected of it."""

    as_of: date
    score: float | None
    expected: float | None
    """Progress that the plan asked for by that day, likewise a share of 1."""
    low: float | None
    high: float | None
    """Bounds; None for a key result."""
