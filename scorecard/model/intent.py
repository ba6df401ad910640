"""What an organisation tells about its perspectives: which hold, how much of each is intended, from when on, and what that changes."""

from dataclasses import dataclass

from scorecard.language import tr
from scorecard.model.perspective import FEWEST, MOST, UNMAPPED, PerspectiveSet, normalised


@dataclass(frozen=True, slots=True)
class PerspectiveChange:
    """A word on perspectives or weights that a person would have hold."""

    from_period: str | None
    """The first period that it holds for; None: from the beginning, which is where OKRs without known days stand too."""
    weights: tuple[tuple[str, float], ...]
    """Perspective and intended weight, relative to the others. Empty: takes back what was told about weights."""
    perspectives: PerspectiveSet | None = None
    """None: the perspectives stay."""
    unit: str | None = None
    """Whose weights; None: the organisation's. Perspectives are always the organisation's."""
    template: str | None = None
    """Which template the set came from."""

    @property
    def faults(self) -> list[str]:
        """What keeps it from being kept, as sentences; empty where nothing does."""
        found = []
        if self.perspectives is not None:
            found += _faults(self.perspectives)
        if any(weight < 0 for _, weight in self.weights):
            found.append(tr("A weight is below 0."))
        elif self.weights and not sum(weight for _, weight in self.weights):
            found.append(tr("Every weight is 0."))
        return found


def _faults(told: PerspectiveSet) -> list[str]:
    found = []
    if not FEWEST <= len(told.ids) <= MOST:
        found.append(tr("{n} perspectives count; from {fewest} to {most} may.").format(n=len(told.ids), fewest=FEWEST, most=MOST))
    ids = [one.perspective_id for one in told.members]
    if len(set(ids)) < len(ids) or UNMAPPED in ids or not all(ids):
        found.append(tr("Two perspectives are the same, or one has no name that letters could be taken from."))
    names: dict[str, str] = {}
    for one in told.members:
        if not one.name().strip():
            found.append(tr("A perspective has no name."))
        for name in one.names.values():
            if names.setdefault(normalised(name), one.perspective_id) != one.perspective_id:
                found.append(tr("Two perspectives bear the name “{name}”.").format(name=name))
    return list(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class PerspectiveWord:
    """One word that was kept, for the history of them."""

    told_at: str
    told_by: str
    from_period: str | None
    unit: str | None
    perspectives: PerspectiveSet | None
    weights: tuple[tuple[str, float], ...]
    template: str | None


@dataclass(frozen=True, slots=True)
class ActivePerspective:
    """A perspective of a period, and how much of it a unit (the organisation) intends."""

    period: str | None
    unit: str | None
    organisation: bool
    perspective_id: str
    rank: int
    intended_weight: float
    share: float
    """Of 1."""
    weights_by: str
    """"unit", "organisation" or "nobody": then all weigh alike."""


@dataclass(frozen=True, slots=True)
class PeriodNumbers:
    """What a period shows of its perspectives, on one day."""

    held: PerspectiveSet
    score: float | None
    """The organisation's number."""
    balance: float | None
    covered: int
    """Of the required combinations of unit and perspective, those with an objective."""
    required: int
    unmapped: int


@dataclass(frozen=True, slots=True)
class MovedObjective:
    objective_id: str
    objective: str
    unit: str | None
    before: str | None
    after: str | None
    """None: unmapped."""


@dataclass(frozen=True, slots=True)
class PeriodEffect:
    """What a change does to one period. Periods to which it does nothing have none."""

    period: str | None
    before: PeriodNumbers
    after: PeriodNumbers
    moved: tuple[MovedObjective, ...]
    """Those that become unmapped first."""
    cells: int
    """Cells of the coverage map that come, go or change their state."""
    units_overtaken: tuple[str, ...]
    """Units whose own weights no longer fit the perspectives, so that the organisation's count for them."""
