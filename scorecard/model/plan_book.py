"""The planning workbook: what a unit fills in for a period to come."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One key result as it is planned. None: left to be filled in."""

    objective: str
    key_result: str
    perspective: str | None = None
    """By its name."""
    owner: str | None = None
    unit_of_measure: str | None = None
    baseline: float | None = None
    target: float | None = None
    direction: str | None = None
    weight: float | None = None
    due_on: date | None = None
    goal_mode: str | None = None
    key_result_type: str | None = None
    lower_limit: float | None = None
    upper_limit: float | None = None
    stretch: float | None = None
    metric: str | None = None
    parent: str | None = None
    """The objective above that its objective serves."""
    depends_on: str | None = None
    """What it waits for."""


@dataclass(frozen=True, slots=True)
class PlanBook:
    unit: str
    period: str
    as_of: date
    """The day on which it was written."""
    perspectives: tuple[tuple[str, float | None], ...]
    """Names, the top of the map first, each with the share intended for it, 0 to 1."""
    rows: tuple[PlanRow, ...] = ()
    above: tuple[tuple[str, str], ...] = ()
    """Unit and text of the objectives of the units above, the nearest first: what an objective may serve."""
    customers: str | None = None
    """The perspective of customers, which the examples are of. None: the organisation has none, and they stand in the first."""
