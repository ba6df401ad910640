"""A number, and the sum that it is: its children with weights and values, down to a key result's formula and its cells."""

from dataclasses import dataclass
from datetime import date

from scorecard.language import marked
from scorecard.model.flags import Flag
from scorecard.model.lineage import NumberSource
from scorecard.model.scores import ObjectiveMapping
from scorecard.model.standing import KeyResultStanding

LEVELS = ("organisation", "perspective", "unit", "unit_perspective", "objective", "key_result")
TREES = ("tree", "tree_perspective")
"""A unit with all units below it, as a whole and in one perspective."""
WEIGHT_BY = {
    "unit": marked("intended by the unit itself"),
    "organisation": marked("intended by the organisation"),
    "nobody": marked("nobody said, so all weigh alike"),
    "units_sheet": marked("told by the units sheet"),
    "no_units_sheet": marked("no units sheet tells it, so 1"),
    "objective": marked("the objective's own, 1 where its file tells none"),
    "key_result": marked("the key result's own, 1 where its file tells none"),
    "tree_perspective": marked("intended by the unit itself, else by the organisation"),
    "tree": marked("the product of the shares on the way down to the unit"),
}
"""Whence a weight comes."""
LEFT_OUT = {
    "not_scored": marked("not scored yet"),
    "no_weight": marked("its weight is 0: listed, not counted"),
    "shared_metric": marked("another key result already counts this measure"),
    "unmapped": marked("in no perspective yet"),
    "no_objectives": marked("no objective stands here: counts as missing"),
    "draft": marked("a draft: counts once it is active"),
    "cancelled": marked("cancelled"),
}
"""Why a child is not in the mean."""


@dataclass(frozen=True, slots=True)
class Node:
    """Which number: a level, and what it takes to find one of it."""

    level: str
    """One of `LEVELS` or `TREES`."""
    unit: str | None = None
    """Of a unit and a unit's perspective; None: the file names none."""
    perspective: str | None = None
    """Of a perspective and a unit's perspective; None: unmapped."""
    thing_id: str | None = None
    """Of an objective and a key result: its id."""


@dataclass(frozen=True, slots=True)
class Term:
    """One child in the sum of a weighted mean."""

    node: Node
    name: str
    """A unit's name, or an objective's or key result's text; the perspective's id where only the perspective differs ("": none)."""
    weight: float
    """As it counts, relative to the other terms."""
    weight_by: str
    """One of `WEIGHT_BY`."""
    share: float | None
    """Of the weight of all that count, 0 to 1; None: left out."""
    value: float | None
    """Its score, 0 to 1."""
    contribution: float | None
    """`share * value`; those of all terms sum to the number explained."""
    left_out: str | None
    """One of `LEFT_OUT`, or another state of an objective; None: it counts."""
    completeness: float | None
    low: float | None
    high: float | None
    """Of a key result without a score 0 and 1."""
    status: str | None
    flags: str
    """Codes, parted by blanks."""

    @property
    def enough(self) -> bool:
        """Whether enough of it is scored for one number to stand for it."""
        return "INSUFFICIENT" not in self.flags.split()


@dataclass(frozen=True, slots=True)
class Milestone:
    step: int
    text: str | None
    weight: float
    due_on: date | None
    done_on: date | None
    """None: not done; a day after the one reported on is not done either."""
    file: str
    sheet: str
    row: int
    cell: str | None


@dataclass(frozen=True, slots=True)
class GoalHeld:
    """The numbers that a key result was measured by in some days."""

    begins: date
    ends: date
    """The first day that they no longer held."""
    rebased_on: date | None
    baseline: float | None
    target: float | None
    lower_limit: float | None
    upper_limit: float | None


@dataclass(frozen=True, slots=True)
class KeyResultReckoning:
    """What a key result's progress, expectation and status were made of, on one day; beside `KeyResultStanding`."""

    as_of: date
    key_result_id: str
    state: str
    """Of its objective: "active" or "closed"."""
    accumulation: str
    """"level", "cumulative" or "increment"."""
    scale: str
    """"linear" or "log"."""
    told_weight: float
    """As its file tells it; the roll-up counts `KeyResultStanding.weight`."""
    counted_text: str | None
    """The key result that counts the same measure instead of this one."""
    starts_on: date | None
    value: float | None
    """As it was scored: of binary ones 1 is done, of typed percentages in percent, of increments their sum."""
    lower_limit: float | None
    upper_limit: float | None
    """As they held on the day."""
    seen: int | None
    hits: int | None
    """Check-ins of a range since its start, and those within limits."""
    inside: int | None
    """1: the newest is within."""
    distance: float | None
    """Of the newest from the limits, in widths of tolerance."""
    width: float | None
    """Of tolerance, in the unit of measure."""
    periods_due: float | None
    periods_planned: float | None
    """Check-in periods that have passed, and all of them."""
    planned: float | None
    """Progress planned for the day, before the goal's threshold."""
    on_track_slack: float | None
    at_risk_slack: float | None
    """How far behind the expectation is still on track, and still at risk."""
    age_days: int | None


@dataclass(frozen=True, slots=True)
class KeyResultAccount:
    """A key result's numbers in words, with what they rest on."""

    standing: KeyResultStanding
    reckoning: KeyResultReckoning
    formula: str
    """Such as "(31 - 20) / (40 - 20) = 0.55"."""
    sentences: tuple[str, ...]
    """Score, expectation, pace, status, grade and confidence, one sentence each, as far as they are known."""
    milestones: tuple[Milestone, ...]
    goals: tuple[GoalHeld, ...]
    """The numbers it was measured by up to the day, oldest first; one where they never changed."""
    sources: tuple[NumberSource, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """One number, written out."""

    node: Node
    above: tuple[Node, ...]
    """The way up, the organisation first."""
    name: str
    """As in `Term`."""
    as_of: date
    period: str | None
    value: float | None
    """The score, 0 to 1."""
    completeness: float | None
    enough: bool
    low: float | None
    high: float | None
    expected: float | None
    status: str | None
    """None: a unit with all units below it has a number and no status."""
    flags: tuple[Flag, ...]
    method_version: str
    terms: tuple[Term, ...]
    """Their contributions sum to `value`; empty for a key result."""
    notes: tuple[str, ...] = ()
    """What else holds of a roll-up, in sentences."""
    beside: tuple[Node, ...] = ()
    """Other numbers of the same thing: of a unit, the one with all units below it."""
    by_units: tuple[Term, ...] = ()
    """The organisation's other way: its units, whose contributions sum to `unit_first`."""
    unit_first: float | None = None
    mapping: ObjectiveMapping | None = None
    """Of an objective: who put it where it stands, and the row it comes from."""
    account: KeyResultAccount | None = None
    owner: str | None = None
    """Of an objective and a key result, as far as its file says."""
