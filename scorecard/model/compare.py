"""Two sides side by side: what changed between them, and how much of it is within and how much is mix (methodology §2.6, trap 3)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

LEVELS = ("organisation", "perspective", "unit", "unit_perspective", "objective")


@dataclass(frozen=True, slots=True)
class ObjectiveBrief:
    """What is asked for of very many objectives: some fields of ObjectiveScore, as there."""

    period: str | None
    unit: str | None
    perspective: str | None
    objective_id: str
    objective: str
    weight: float
    score: float | None
    completeness: float | None
    enough: bool
    low: float | None
    high: float | None
    status: str
    key_results: int
    scored_key_results: int


@dataclass(frozen=True, slots=True)
class ScoreChange:
    """One score on both sides. Names with `against_` belong to the side that is compared with; None there: nothing of it stands there."""

    level: str
    """One of `LEVELS`."""
    unit: str | None
    perspective: str | None
    """Of an objective the one it has now, or had if it is gone."""
    objective: str | None
    """The text; None above the objectives."""
    as_of: date
    period: str | None
    against_as_of: date
    against_period: str | None
    score: float | None
    """0 to 1; None: nothing scorable, or not there."""
    against_score: float | None
    change: float | None
    """`score - against_score`; None where one of them is unknown."""
    within: float | None
    """What of the change comes from children that scored differently; None for objectives, and without a change."""
    mix: float | None
    """What of it comes from children that weigh differently, came or went; `within + mix` is the change."""
    same: float | None
    """What of it comes, all the way down, from objectives that both sides have and that scored differently; the rest is mix below."""
    completeness: float | None
    against_completeness: float | None
    enough: bool
    """Complete enough for `score` to be shown as one number; likewise the other side."""
    against_enough: bool
    low: float | None
    high: float | None
    """The bounds if everything missing were 0, and if it were 1."""
    against_low: float | None
    against_high: float | None
    key_results: int
    against_key_results: int
    scored_key_results: int
    against_scored_key_results: int
    objective_id: str | None
    against_objective_id: str | None
    """The objective that this one continues; None: it is new, or gone if `objective_id` is None."""


@dataclass(frozen=True, slots=True)
class Part:
    """What one child adds to the change of the score above it."""

    level: str
    """Of the score above: "organisation" and "unit" are means over perspectives, "perspective" over units, "unit_perspective" over
    objectives."""
    above_unit: str | None
    above_perspective: str | None
    unit: str | None
    perspective: str | None
    objective: str | None
    share: float
    """Of the scored weight below the score above, 0 to 1; 0: it is not there, or not scored."""
    against_share: float
    score: float | None
    against_score: float | None
    within: float
    mix: float


@dataclass(frozen=True, slots=True)
class Cause:
    """What one kind of cause adds to the change of a score, all the way down; those of one score sum to its change."""

    level: str
    unit: str | None
    perspective: str | None
    cause: str
    """"objective": the same objectives scored differently; "objective_mix", "unit_mix", "perspective_mix": others of the kind count, or
    count for more or less."""
    amount: float


@dataclass(frozen=True, slots=True)
class Comparison:
    changes: tuple[ScoreChange, ...]
    """The organisation first, then level by level as in `LEVELS`. For a scope of one unit only that unit and what is in it."""
    parts: Mapping[tuple[str, str | None, str | None], Sequence[Part]]
    """By level, unit and perspective of a score whose change is told: what is below it."""
    causes: tuple[Cause, ...]
