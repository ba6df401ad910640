"""Whole scorecards as a person would tell them: an organisation with its units, objectives, key results and all that was said of them."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

PERSPECTIVES = ("customer", "financial", "internal_process", "learning_growth")


@dataclass(frozen=True)
class Method:
    """The keys of methodology §0.3 that scores and pace hang on."""

    theta_committed: float = 1.0
    theta_aspirational: float = 0.7
    yellow_from: float = 0.4
    green_from: float = 0.7
    regress_tolerance: float = 0.02
    stale_days: int = 14
    expired_days: int = 28
    min_completeness: float = 0.5
    on_track_abs: float = 0.05
    on_track_rel: float = 0.10
    at_risk_abs: float = 0.10
    at_risk_rel: float = 0.30
    pace_basis: str = "threshold"
    parent_cap_share: float = 0.3333
    control_scoring: str = "share"
    control_expected: float = 0.90
    control_min_observed: float = 0.5
    checkin_cadence_days: int = 7


@dataclass(frozen=True)
class CheckIn:
    on: date
    value: float | None = None
    percent: float | None = None
    confidence: int | None = None
    word: str | None = None
    """The owner's own word: "on track", "at risk" or "behind"."""


@dataclass(frozen=True)
class Milestone:
    weight: float
    due: date | None
    done: date | None


@dataclass(frozen=True)
class Goal:
    """The numbers to reach or keep, as one upload tells them."""

    baseline: float | None = None
    target: float | None = None
    lower: float | None = None
    upper: float | None = None


@dataclass(frozen=True)
class Upload:
    on: date
    rereads: bool = False
    """The same bytes as the upload before, read otherwise."""


@dataclass(frozen=True)
class KeyResult:
    name: str
    goals: tuple[Goal, ...]
    """What each upload of the organisation says, in their order."""
    type: str | None = None
    direction: str | None = None
    check_ins: tuple[CheckIn, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    plan: tuple[tuple[date, float], ...] = ()
    curve: str | None = None
    weight: float = 1.0
    tolerance: float | None = None
    stretch: float | None = None
    accumulation: str | None = None
    scale: str | None = None
    metric: str | None = None
    goal_mode: str | None = None
    self_score: float | None = None
    starts: date | None = None
    due: date | None = None


@dataclass(frozen=True)
class Objective:
    name: str
    unit: str | None
    perspective: str | None
    weight: float
    goal_mode: str
    state: str
    key_results: tuple[KeyResult, ...]


@dataclass(frozen=True)
class Unit:
    name: str
    parent: str | None
    weight: float | None
    """What it counts among its like; None: not told."""
    intended: tuple[float, ...] | None
    """By perspective, as in `PERSPECTIVES`; None: those of the organisation."""


@dataclass(frozen=True)
class Organisation:
    period: str
    starts: date | None
    ends: date | None
    uploads: tuple[Upload, ...]
    units: tuple[Unit, ...]
    objectives: tuple[Objective, ...]


def changed_results(one: Organisation, change: Callable[[KeyResult], tuple[KeyResult, ...]]) -> Organisation:
    objectives = (replace(each, key_results=tuple(new for old in each.key_results for new in change(old))) for each in one.objectives)
    return replace(one, objectives=tuple(objectives))


def renamed(one: Organisation, suffix: str) -> Organisation:
    """The same under names of its own, so that it may stand beside the other in a store."""

    def said(name: str | None) -> str | None:
        return None if name is None else f"{name}/{suffix}"

    again = changed_results(one, lambda result: (replace(result, name=f"{result.name}/{suffix}"),))
    units = tuple(Unit(f"{unit.name}/{suffix}", said(unit.parent), unit.weight, unit.intended) for unit in one.units)
    objectives = tuple(replace(each, name=f"{each.name}/{suffix}", unit=said(each.unit)) for each in again.objectives)
    return replace(again, period=f"{one.period}/{suffix}", units=units, objectives=objectives)
