"""How one key result stands on one day; as in `scores`, shares and progress are of 1 and None is unknown."""

from dataclasses import dataclass
from datetime import date

KINDS = (
    "increase",
    "decrease",
    "reach",
    "control_at_least",
    "control_at_most",
    "control_between",
    "control",
    "milestone",
    "binary",
    "percent_complete",
    "baseline_setting",
)
"""Types of key results (methodology §1.1); "control" is one without limits, which can't be scored."""
PLAN_CURVES = ("linear", "s_curve", "late", "early", "phased", "milestone")
"""How progress is planned to grow (methodology §3.1)."""


@dataclass(frozen=True, slots=True)
class KeyResultStanding:
    """One key result on one day, with the place in the file it comes from."""

    as_of: date
    key_result_id: str
    objective_id: str
    upload: int
    file: str
    sheet: str
    row: int
    period: str | None
    unit: str | None
    """The organisational unit; None: the file does not say."""
    objective: str | None
    """None: the file states no objective; the key result then stands for itself."""
    key_result: str
    owner: str | None
    perspective: str | None
    perspective_by: str | None
    """"file", "person", "rule" or "classifier"; None while unmapped."""
    baseline: float | None
    """As it held on `as_of`: a number that was told anew within the period holds from the day it was told."""
    target: float | None
    lower_limit: float | None
    upper_limit: float | None
    """Of a control key result: the range to stay in; None: no limit on that side."""
    stretch_target: float | None
    current: float | None
    """The newest value observed by `as_of`, in `unit_of_measure`; of increments their sum since the start."""
    observed_on: date | None
    unit_of_measure: str | None
    weight: float
    direction: str | None
    """"increase", "decrease" or "maintain" as the file states it."""
    kind: str | None
    """One of `KINDS`; None: it can't be told without baseline and target."""
    goal_mode: str
    """"committed" or "aspirational"."""
    plan_curve: str
    """One of `PLAN_CURVES`."""
    progress: float | None
    """(current - baseline) / (target - baseline), unbounded (methodology §1.2); of milestones the share done, of a range the share kept."""
    score: float | None
    """`progress` held to 0..1."""
    stretch: float | None
    """How far it came from target to stretch target, 0..1; never in a roll-up."""
    in_range: float | None
    """Of a control key result: the share of observations within limits."""
    strict: float | None
    """The same, a check-in that was left out counting as outside."""
    grade: str | None
    """Committed: "met" or "missed"; aspirational: "green", "yellow" or "red" (methodology §1.6)."""
    self_score: float | None
    """What its owner gives it, 0..1; beside the computed score, never instead."""
    confidence: float | None
    """The newest said by `as_of`, 1 to 10."""
    elapsed: float | None
    """Share of the way from start to due date, 0..1; None without dates."""
    expected: float | None
    """Progress expected on `as_of` (methodology §3.2)."""
    gap: float | None
    """`progress - expected`."""
    pace_index: float | None
    """`progress / expected` where expected is at least 0.10."""
    pace_time: float | None
    """Share of the elapsed time that the plan gives for this progress, from a tenth of the time on."""
    pace_day: date | None
    """The day for which the plan wanted this progress."""
    rebased_on: date | None
    """When the numbers it is measured by were told anew; None: not by `as_of`."""
    status: str
    """"achieved", "on_track", "at_risk", "behind", "partly", "missed", "not_started", "no_data", "unknown_stale", "unpaced"."""
    flags: str
    """Codes of methodology §1.3 to §3.4 parted by blanks: E_NO_BASELINE, E_NO_TARGET, E_ZERO_RANGE, OVERSHOOT, REGRESSED, STALE ..."""
    due_on: date | None
    method_version: str
    """Of the methodology, and how often settings were kept since: "m1.0+2"."""
