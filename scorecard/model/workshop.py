"""Workshops in which people sort objectives into perspectives, and how far they agree."""

from dataclasses import dataclass

from scorecard.language import marked, number, tr

PHASES = {"before": marked("before training"), "after": marked("after training"), "other": marked("other")}
"""When a workshop is held, as stored and as shown."""


@dataclass(frozen=True, slots=True)
class WorkshopRecord:
    """One workshop as its facilitator sees it."""

    workshop_id: int
    token: str
    """Whoever knows it may take part."""
    name: str
    phase: str
    """"before", "after" or "other"."""
    open: bool
    made_at: str
    made_by: str
    objectives: int
    participants: int
    """Who have come."""
    finished: int


@dataclass(frozen=True, slots=True)
class Person:
    """One participant: named by the facilitator, or come by the workshop's link."""

    workshop_id: int
    participant_id: int
    token: str
    """Whoever knows it answers in this name."""
    name: str
    department: str | None
    invited: bool
    """Named by the facilitator, so that the name is taken up only by its own link."""
    joined: bool
    finished: bool
    answered: int
    unsure: int
    """Of the answered: objectives that the participant could not place."""


@dataclass(frozen=True, slots=True)
class Laid:
    """An objective as a workshop lays it before people, whatever files say later."""

    objective_id: str
    text: str
    unit: str | None
    period: str | None


@dataclass(frozen=True, slots=True)
class Candidate:
    """An objective that a workshop may sort."""

    objective_id: str
    period: str | None
    unit: str | None
    objective: str
    weight: float
    perspective: str | None
    voices: int
    """How many different perspectives the votes name; two or more are a dispute."""


@dataclass(frozen=True, slots=True)
class Choice:
    """How often a group chose a perspective for an objective."""

    objective_id: str
    perspective: str
    ratings: int
    share: float
    """Of the objective's ratings."""


@dataclass(frozen=True, slots=True)
class ObjectiveAgreement:
    """How far a group agrees on one objective."""

    place: int
    objective_id: str
    objective: str
    unit: str | None
    period: str | None
    ratings: int
    unsure: int
    leading: str | None
    """The most frequent answer; None: a tie, or nobody was sure."""
    leading_ratings: int | None
    leading_share: float | None
    """Of the ratings, those that give the most frequent answer, 0 to 1; known in a tie too."""
    pair_agreement: float | None
    """Of the pairs of ratings, those that agree, 0 to 1 (Fleiss 1971). None: fewer than two ratings."""
    decided: str | None
    """What a person has decided, in this workshop or elsewhere."""
    decided_here: str | None
    """What was decided in this workshop."""
    decided_ratings: int
    """Of the ratings, those that agree with `decided`."""


@dataclass(frozen=True, slots=True)
class GroupAgreement:
    """Fleiss' kappa of everyone or of a department.

    Objectives with fewer than two ratings count in nothing; every other counts alike, however many rated it: observed is the
    mean of their agreeing pairs, expected the sum of the squared mean shares of the perspectives. With as many ratings for each
    this is Fleiss (1971); for unequal numbers it is the generalisation in Gwet, Handbook of Inter-Rater Reliability (2014).
    """

    workshop_id: int
    compared_with: int | None
    everyone: bool
    department: str | None
    raters: int
    objectives: int
    ratings: int
    observed: float | None
    expected: float | None
    kappa: float | None
    """At most 1; 0 is what chance gives. None: fewer than two objectives with two ratings, or all in one perspective."""
    decided_ratings: int
    """Ratings of objectives that a person has decided."""
    decided_share: float | None
    """Of those, the share that agrees with the decision. None: nothing decided, or the group is one person."""


@dataclass(frozen=True, slots=True)
class RaterAgreement:
    """Cohen's kappa (1960) of two participants, or of one and the decided result, over the objectives that both placed."""

    participant_id: int
    other_id: int | None
    """None: the decided result."""
    objectives: int
    observed: float
    expected: float
    kappa: float | None
    """None: fewer than two objectives, or both put all in the same perspective."""


@dataclass(frozen=True, slots=True)
class Mixup:
    """Two perspectives that were given to the same objectives."""

    perspective: str
    other_perspective: str
    objectives: int
    pairs: int
    """Pairs of ratings of one objective, one naming each."""
    share: float
    """Of all pairs that differ."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two workshops side by side, told by the objectives that the same group rated in both."""

    before_id: int
    after_id: int
    everyone: bool
    department: str | None
    objectives: int
    """With two ratings or more in both."""
    before_raters: int
    after_raters: int
    before_kappa: float | None
    after_kappa: float | None
    kappa_difference: float | None
    before_decided_share: float | None
    after_decided_share: float | None
    decided_difference: float | None


@dataclass(frozen=True, slots=True)
class Interval:
    """A 95 % interval."""

    low: float
    high: float

    def __str__(self) -> str:
        return tr("{low} to {high}").format(low=number(self.low, 2), high=number(self.high, 2))


def in_order(one: WorkshopRecord, other: WorkshopRecord) -> tuple[WorkshopRecord, WorkshopRecord]:
    """Two workshops as before and after: by their phases where these tell, else by when they were opened."""
    rank = {"before": 0, "other": 1, "after": 2}
    first, second = sorted((one, other), key=lambda record: (rank[record.phase], record.workshop_id))
    return first, second
