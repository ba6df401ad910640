"""What the measures answer. One frozen row per view of the same name in snake case; None is unknown, never 0.

Shares, scores and progress are of 1, not of 100. Every aggregate carries how many key results it stands on, how
complete they are, and the bounds that hold if every missing one were 0 or 1 (methodology §2.3).
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ObjectiveScore:
    as_of: date
    period: str | None
    unit: str | None
    perspective: str | None
    objective_id: str
    objective: str
    stated: bool
    """False: the file names no objective and the key result stands for it."""
    owner: str | None
    secondary: str | None
    """A perspective that it also touches: listed, never counted (methodology §5.1)."""
    esg: bool
    """Somebody or something tagged it as serving sustainability."""
    weight: float
    score: float | None
    completeness: float | None
    enough: bool
    """Complete enough for `score` to be shown as one number; else its bounds are."""
    low: float | None
    high: float | None
    expected: float | None
    behind_share: float | None
    """Share of the weight that stands behind, was missed or is unknown for long."""
    lowest: float | None
    """The lowest score among the parts: a mean can hide it."""
    status: str
    key_results: int
    scored_key_results: int
    achieved: int
    on_track: int
    at_risk: int
    behind: int
    partly: int
    missed: int
    unknown: int
    """Key results in none of these: not started, no data, stale, unpaced."""
    method_version: str


@dataclass(frozen=True, slots=True)
class UnitPerspectiveScore:
    """A unit's objectives in one perspective (None: unmapped)."""

    as_of: date
    period: str | None
    unit: str | None
    perspective: str | None
    score: float | None
    completeness: float | None
    enough: bool
    """Complete enough for `score` to be shown as one number; else its bounds are."""
    low: float | None
    high: float | None
    expected: float | None
    behind_share: float | None
    """Share of the weight that stands behind, was missed or is unknown for long."""
    lowest: float | None
    """The lowest score among the parts: a mean can hide it."""
    status: str
    objectives: int
    key_results: int
    scored_key_results: int
    achieved: int
    on_track: int
    at_risk: int
    behind: int
    partly: int
    missed: int
    unknown: int
    method_version: str


@dataclass(frozen=True, slots=True)
class UnitScore:
    """A unit over its perspectives."""

    as_of: date
    period: str | None
    unit: str | None
    score: float | None
    completeness: float | None
    enough: bool
    """Complete enough for `score` to be shown as one number; else its bounds are."""
    low: float | None
    high: float | None
    expected: float | None
    behind_share: float | None
    """Share of the weight that stands behind, was missed or is unknown for long."""
    lowest: float | None
    """The lowest score among the parts: a mean can hide it."""
    status: str
    objectives: int
    key_results: int
    scored_key_results: int
    achieved: int
    on_track: int
    at_risk: int
    behind: int
    partly: int
    missed: int
    unknown: int
    method_version: str


@dataclass(frozen=True, slots=True)
class PerspectiveScore:
    """The organisation in one perspective: the mean over the units that have it (methodology §2.1)."""

    as_of: date
    period: str | None
    perspective: str | None
    score: float | None
    completeness: float | None
    enough: bool
    """Complete enough for `score` to be shown as one number; else its bounds are."""
    low: float | None
    high: float | None
    expected: float | None
    behind_share: float | None
    """Share of the weight that stands behind, was missed or is unknown for long."""
    lowest: float | None
    """The lowest score among the parts: a mean can hide it."""
    status: str
    units: int
    objectives: int
    key_results: int
    scored_key_results: int
    achieved: int
    on_track: int
    at_risk: int
    behind: int
    partly: int
    missed: int
    unknown: int
    method_version: str


@dataclass(frozen=True, slots=True)
class OrganisationScore:
    """The organisation's number, perspective first."""

    as_of: date
    period: str | None
    score: float | None
    unit_first: float | None
    """The same by way of the units; differs from `score` when units cover different perspectives."""
    mix: bool
    """The two differ by more than 0.05."""
    completeness: float | None
    enough: bool
    """Complete enough for `score` to be shown as one number; else its bounds are."""
    low: float | None
    high: float | None
    expected: float | None
    behind_share: float | None
    """Share of the weight that stands behind, was missed or is unknown for long."""
    lowest: float | None
    """The lowest score among the parts: a mean can hide it."""
    status: str
    units: int
    objectives: int
    key_results: int
    scored_key_results: int
    achieved: int
    on_track: int
    at_risk: int
    behind: int
    partly: int
    missed: int
    unknown: int
    method_version: str


@dataclass(frozen=True, slots=True)
class UnitTree:
    """A unit with all units below it, along the organisation and never along alignment links (methodology §2.1, §2.6)."""

    as_of: date
    period: str | None
    unit: str
    own: float | None
    """The unit's own objectives alone."""
    tree: float | None
    """Its own objectives and each unit directly below, that unit with all below it, by roll-up weight."""
    headline: float | None
    """`own` where the unit has objectives of its own, else `tree`; never a mean of the two."""
    basis: str
    """"own" or "tree": which one the headline is."""
    apart: bool
    """The two differ by more than 0.15: are the objectives below the right drivers?"""
    completeness: float | None
    low: float | None
    high: float | None
    """Bounds of `tree`."""
    units: int
    """Units with objectives in the tree."""


@dataclass(frozen=True, slots=True)
class CarryOver:
    """A key result that its period left unfinished, as the next one would begin it."""

    period: str
    unit: str | None
    key_result_id: str
    key_result: str
    owner: str | None
    unit_of_measure: str | None
    baseline: float
    """Where it stood on the period's last day."""
    target: float
    remaining: float
    """Share of the way that is left; above 1 where it fell behind its own baseline."""
    due_on: date | None


@dataclass(frozen=True, slots=True)
class CoverageCell:
    """One unit in one perspective (None: the column of unmapped objectives). Does not depend on the day."""

    period: str | None
    unit: str | None
    perspective: str | None
    required: bool
    state: str
    """"covered", "not_measurable", "gap", "not_required", "unmapped"."""
    objectives: int
    key_results: int
    measurable_key_results: int
    """Those that can be scored as soon as they have a value."""
    weight_share: float | None
    """Share of the unit's objective weight."""


@dataclass(frozen=True, slots=True)
class Balance:
    """How a unit's objectives (None with `organisation` true: everybody's) spread over the perspectives (methodology §5.2)."""

    period: str | None
    unit: str | None
    organisation: bool
    objectives: int
    """Mapped objectives counted."""
    balance: float | None
    """B: 1 minus the distance from the intended weights, scaled to 0..1."""
    best_balance: float | None
    """The best B that this number of objectives can reach."""
    evenness: float | None
    """J, normalised Shannon entropy."""
    unbalanced: bool
    """B more than 0.15 below the best reachable."""


@dataclass(frozen=True, slots=True)
class MetricPool:
    """What several key results of a period measure in common, pooled over its cases (methodology §2.6).

    A mean of rates would let few cases speak as loud as many.
    """

    as_of: date
    metric: str
    period: str | None
    unit_of_measure: str | None
    key_results: int
    pooled_key_results: int
    """Those with a value and the number of cases it was measured on."""
    cases: float | None
    pooled: float | None
    lowest: float | None
    highest: float | None


@dataclass(frozen=True, slots=True)
class CheckInRecord:
    """One check-in as the store holds it now."""

    key_result_id: str
    key_result: str
    observed_on: date
    value: float | None
    percent_complete: float | None
    confidence: float | None
    comment: str | None
    blocker: str | None
    support_needed: str | None
    denominator: float | None
    """How many cases a rate was measured on."""
    upload: int
    file: str
    sheet: str
    row: int
    cell: str


@dataclass(frozen=True, slots=True)
class ObjectiveMapping:
    """An objective, its perspective and who said so."""

    objective_id: str
    period: str | None
    unit: str | None
    objective: str
    perspective: str | None
    secondary: str | None
    esg: bool
    perspective_by: str | None
    confidence: float | None
    reason: str | None
    perspective_word: str | None
    """What the file's own column says, as typed."""
    key_results: int
    file: str
    sheet: str
    row: int


@dataclass(frozen=True, slots=True)
class Vote:
    objective_id: str
    voter: str
    """"person", "file", "rule" or "classifier"."""
    name: str
    """Which person, which rule."""
    perspective: str | None
    """None: a person took the earlier word back, or a suggestion below the threshold."""
    confidence: float
    reason: str
    cast_at: str
    secondary: str | None
    esg: bool | None
    """None: the vote does not say."""


@dataclass(frozen=True, slots=True)
class UploadRecord:
    upload: int
    file: str
    sha256: str
    bytes: int
    uploaded_at: str
    uploaded_by: str
    undone: bool
    objectives: int
    key_results: int
    check_ins: int
    findings: int


@dataclass(frozen=True, slots=True)
class Gap:
    """A hit of a gap rule (methodology §5.3)."""

    rule: str
    title: str
    severity: str
    """"error", "warning" or "note"."""
    period: str | None
    unit: str | None
    perspective: str | None
    objective_id: str | None
    key_result_id: str | None
    message: str
    fix: str
    weight: float
    """Objective weight at stake; orders gaps of equal severity."""
    file: str | None
    sheet: str | None
    row: int | None
    value: str | None
