"""The facts of a period that a sentence may tell. Shares and scores are of 1; None is unknown."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Standing:
    perspective: str
    score: float


@dataclass(frozen=True, slots=True)
class Hole:
    """A perspective that units should cover and do not."""

    perspective: str
    covered: int
    """Units with an objective in it, of those asked."""
    asked: int
    """Units that are required to cover it; where no unit is required to cover anything, all units of a perspective that none covers."""


@dataclass(frozen=True, slots=True)
class Headline:
    as_of: date
    period: str | None
    unit: str | None
    """None: the organisation."""
    objectives: int
    """Those in a perspective."""
    standings: tuple[Standing, ...]
    """Perspectives known well enough to stand for one number, the best first."""
    thin: tuple[str, ...]
    """Perspectives with objectives of which too little is scored, the top of the map first."""
    holes: tuple[Hole, ...]
    """The widest first."""
    since: date | None
    """The day that `slipped` counts from; None: the period had not begun a week before."""
    slipped: int | None
    """Key results whose status is worse than on `since`; None without it."""
    judged: int
    """Key results whose forecast earned an interval or a probability."""
    missing: int
    """Of these, those foreseen to miss their target."""


@dataclass(frozen=True, slots=True)
class Slip:
    """A key result whose status is worse than it was."""

    key_result_id: str
    key_result: str
    objective: str
    unit: str | None
    owner: str | None
    before: str
    status: str
    """One of `KeyResultStanding.status`; `before` likewise, on the earlier day."""
