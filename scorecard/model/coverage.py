"""How good what covers a cell of the map is: one unit in one perspective on one day."""

from dataclasses import dataclass
from datetime import date

STATES = ("empty", "unmeasured", "unowned", "stale", "only_lagging", "unmapped", "healthy", "not_required")
"""The most pressing first; a cell has the first that holds for it."""


@dataclass(frozen=True, slots=True)
class CellQuality:
    """One unit in one perspective (None: its unmapped objectives) and how good what stands there is."""

    as_of: date
    period: str | None
    unit: str | None
    perspective: str | None
    required: bool
    state: str
    """One of `STATES`. "unowned", "stale" and "only_lagging" hold for half of the cell or more."""
    objectives: int
    key_results: int
    measurable_key_results: int
    unowned: int
    """Objectives of which neither they nor any key result names an owner."""
    stale: int
    """Measurable key results whose newest value is older than the rhythm allows, or that have none when they should."""
    undriven: int | None
    """Objectives of the upper half of the map into which no cause-and-effect link leads; None: nobody drew links for the period."""


@dataclass(frozen=True, slots=True)
class PerspectiveShare:
    """How much of a unit's objectives (None with `organisation` true: everybody's) stands in one perspective (methodology §5.2)."""

    period: str | None
    unit: str | None
    organisation: bool
    perspective: str
    observed: float | None
    """Share of the weight of mapped objectives, 0 to 1; None: all weights are 0."""
    intended: float
    objectives: int
    """Mapped objectives of the unit, all perspectives together."""
