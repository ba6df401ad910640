"""What a person reviews: objectives that nobody could place in a perspective, or that voters place differently."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Queued:
    """One objective with what each voter says about its perspective (None: silent, or not sure enough)."""

    objective_id: str
    period: str | None
    unit: str | None
    objective: str
    stated: bool
    """False: the file names no objective and the key result stands for it."""
    owner: str | None
    key_results: int
    share: float | None
    """Of its period's weight as the roll-up counts it, 0 to 1; None: all weights of its unit are 0."""
    state: str
    """"unmapped", "disputed", "suggested" (by words or classifier alone), "named" (by the file) or "decided" (by a person)."""
    open: bool
    """Unmapped or disputed."""
    perspective: str | None
    perspective_by: str | None
    person: str | None
    """Who had the last word among people, even if it was to withdraw it."""
    person_perspective: str | None
    perspective_word: str | None
    """What the file's own column says, as typed."""
    file_perspective: str | None
    rule_perspective: str | None
    rule_reason: str | None
    classifier_perspective: str | None
    classifier_reason: str | None
    file: str
    sheet: str
    row: int
    cell: str


@dataclass(frozen=True, slots=True)
class ReviewTally:
    """How far the review of a period has come, for a unit or the organisation."""

    objectives: int
    open: int
    """Unmapped or disputed."""
    unmapped: int
    decided: int
    """By a person."""
    mapped_share: float | None
    """The part of the weight that stands in a perspective, 0 to 1."""


@dataclass(frozen=True, slots=True)
class KeyResultGoal:
    """A key result as the reviewer reads it."""

    text: str
    baseline: float | None
    target: float | None
    unit_of_measure: str | None
    weight: float


@dataclass(frozen=True, slots=True)
class LastDecision:
    """What `take_back` would take back: a person's newest decision that still holds on some objective."""

    perspective: str | None
    objectives: int
    objective: str
    """One of them."""
    decided_at: str


@dataclass(frozen=True, slots=True)
class Alike:
    """Another objective whose words are nearly those of the one reviewed."""

    likeness: float
    """0 to 100; 100: the same words, numbers and the unit's name aside."""
    objective_id: str
    objective: str
    unit: str | None
    period: str | None
    state: str
    perspective: str | None
