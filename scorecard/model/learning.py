"""What learning from decisions would change."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PerspectiveChange:
    """An objective that a retrained classifier places elsewhere; neither a person, the file nor the lexicon speaks on it."""

    objective_id: str
    objective: str
    unit: str | None
    period: str | None
    before: str | None
    """None: unmapped."""
    after: str | None
    """None: a suggestion that is not sure enough to be used."""
    confidence: float
    """Of the best guess, 0 to 1."""
    reason: str


@dataclass(frozen=True, slots=True)
class Learning:
    """How the classifier stands."""

    semantic: bool
    """Whether it knows the meaning of texts (`scorecard[semantic]`), or their words alone."""
    decisions: int
    """Decisions of people that it has learned from."""
    new_decisions: int
    """How many more or fewer there are now; 0 when nothing changed their number."""
    outdated: bool
    """Whether what it would learn from has changed since."""
    threshold: float | None
    """The confidence from which on its word is used without asking; None: it suggests only."""
    precision: float | None
    """The share of held-out decisions above the threshold that it met."""
    coverage: float | None
    """The share of held-out decisions that were above the threshold."""
