"""A second, slow telling of methodology §1.6 and §3: the grade, pace, status and flags of one key result on one day."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from math import sqrt

from tests.property.methodology import TINY, Progress, goal_on, share
from tests.property.scorecards import KeyResult, Method, Objective, Organisation


@dataclass(frozen=True)
class Standing:
    """What is known of a key result on one day; the names are those of `KeyResultStanding`."""

    key_result_id: str
    kind: str | None
    weight: float
    baseline: float | None
    target: float | None
    current: float | None
    observed_on: date | None
    progress: float | None
    score: float | None
    stretch: float | None
    in_range: float | None
    strict: float | None
    grade: str | None
    confidence: int | None
    elapsed: float | None
    expected: float | None
    gap: float | None
    pace_index: float | None
    pace_time: float | None
    reached: float | None
    """The share of the time by which the plan wanted this progress; `pace_day` is its day."""
    rebased_on: date | None
    status: str
    flags: frozenset[str]


def standing(one: KeyResult, objective: Objective, organisation: Organisation, as_of: date, method: Method, counted: bool) -> Standing:
    """`counted`: no other key result of its unit stands for the same metric."""
    return Paced(one, objective, organisation, as_of, method).standing(counted)


@dataclass(frozen=True)
class Paced(Progress):
    def standing(self, counted: bool) -> Standing:
        progress, expected, tau = self.progress(), self.expected(), self.tau()
        score = None if progress is None else min(1.0, max(0.0, progress))
        reached = self.reached(progress)
        in_range, strict = self.kept()
        told = self.values()
        confidence = [entry.confidence for entry in self.entries() if entry.confidence is not None]
        return Standing(
            key_result_id=self.one.name,
            kind=self.kind,
            weight=max(0.0, self.one.weight) if counted else 0.0,
            baseline=self.goal.baseline,
            target=self.goal.target,
            current=told[-1][1] if told and self.kind not in ("percent_complete", "binary", "baseline_setting") else None,
            observed_on=self.observed_on,
            progress=progress,
            score=score,
            stretch=self.stretch(),
            in_range=in_range,
            strict=strict,
            grade=self.grade(score),
            confidence=confidence[-1] if confidence else None,
            elapsed=tau,
            expected=expected,
            gap=None if progress is None or expected is None else progress - expected,
            pace_index=None if progress is None or expected is None or expected < 0.10 - TINY else progress / expected,
            pace_time=None if reached is None or tau is None or tau < 0.10 - TINY else reached / tau,
            reached=reached,
            rebased_on=goal_on(self.one, self.organisation, self.as_of)[1],
            status=self.status(progress, score, expected),
            flags=frozenset(self.flags(progress, score, expected, counted)),
        )

    # Pace, §3

    def tau(self) -> float | None:
        if self.due is not None and self.as_of >= self.due:
            return 1.0
        if self.starts is not None and self.as_of <= self.starts:
            return 0.0
        if self.starts is None or self.due is None:
            return None
        return (self.as_of - self.starts).days / (self.due - self.starts).days

    @property
    def curve(self) -> str:
        told = self.one.curve or ("milestone" if self.kind == "milestone" else "linear")
        return "linear" if told == "milestone" and self.kind != "milestone" else told

    def points(self) -> list[tuple[float, float]]:
        """The phased plan, as shares of the time and planned progress."""
        if self.starts is None or self.due is None or self.starts >= self.due:
            return []
        days = (self.due - self.starts).days
        told = [((on - self.starts).days / days, planned) for on, planned in self.one.plan if self.starts < on < self.due]
        return [(0.0, 0.0), *sorted(told), (1.0, 1.0)]

    def planned(self) -> float | None:
        tau = self.tau()
        if self.curve == "milestone":
            dues = [(max(0.0, step.weight), step.due or self.due) for step in self.one.milestones]
            done = share([(weight, due is not None and due <= self.as_of) for weight, due in dues])
            return tau if done is None or not any(due for _, due in dues) else done
        if tau is None:
            return None
        if self.curve == "phased":
            return self.phased(tau)
        return _curves[self.curve](tau)

    def phased(self, tau: float) -> float:
        if tau in (0.0, 1.0):
            return tau
        (x0, y0), (x1, y1) = next((left, right) for left, right in pairwise(self.points()) if left[0] <= tau < right[0])
        return y0 + (y1 - y0) * (tau - x0) / (x1 - x0)

    def expected(self) -> float | None:
        if self.controlled:
            return self.tau() if self.method.control_scoring == "accrued" else self.method.control_expected
        planned = self.planned()
        if planned is None or self.method.pace_basis == "full":
            return planned
        return planned * (self.method.theta_aspirational if self.goal_mode == "aspirational" else self.method.theta_committed)

    def reached(self, progress: float | None) -> float | None:
        """E⁻¹: the first share of the time for which the plan wanted this progress."""
        if progress is None or self.tau() is None or self.controlled:
            return None
        wanted = min(1.0, max(0.0, progress))
        if self.curve == "phased" and self.points():
            for (x0, y0), (x1, y1) in pairwise(self.points()):
                if y0 >= wanted:
                    return x0
                if y1 >= wanted:
                    return x0 + (x1 - x0) * (wanted - y0) / (y1 - y0)
        if wanted in (0.0, 1.0):
            return wanted
        if self.curve in ("milestone", "phased"):
            return None
        low, high = 0.0, 1.0
        for _ in range(100):
            middle = (low + high) / 2
            low, high = (middle, high) if _curves[self.curve](middle) < wanted else (low, middle)
        return high

    @property
    def goal_mode(self) -> str:
        return self.one.goal_mode or self.objective.goal_mode

    # Grades, status and flags, §1.3, §1.6, §3.3

    def grade(self, score: float | None) -> str | None:
        if score is None:
            return None
        if self.goal_mode != "aspirational":
            return "met" if score >= 1 - TINY else "missed"
        return "green" if score >= self.method.green_from - TINY else "yellow" if score >= self.method.yellow_from - TINY else "red"

    def age(self) -> int | None:
        told = self.values()
        if not told or (self.kind in ("binary", "baseline_setting") and told[-1][1] == 1):
            return None
        return ((min(self.as_of, self.due) if self.due else self.as_of) - told[-1][0]).days

    def status(self, progress: float | None, score: float | None, expected: float | None) -> str:
        tau, grade, age = self.tau(), self.grade(score), self.age()
        if self.objective.state == "closed" and grade is not None:
            return {"met": "achieved", "green": "achieved", "yellow": "partly"}.get(grade, "missed")
        if self.starts is not None and self.as_of < self.starts:
            return "not_started"
        if progress is None:
            return "not_started" if tau is not None and tau <= 0.15 + TINY and not self.observed_on else "no_data"
        if age is not None and age > self.method.expired_days:
            return "unknown_stale"
        if self.controlled:
            return self.control_status()
        if progress >= 1 - TINY:
            return "achieved"
        return "unpaced" if expected is None else band(progress, expected, self.method)

    def control_status(self) -> str:
        inside, in_range = self.inside(), self.kept()[0]
        assert in_range is not None
        if inside[-1] and in_range >= self.method.control_expected - TINY:
            return "on_track"
        if self.distance(*self.values()[-1]) > 0.5 + TINY or (len(inside) > 1 and not any(inside[-2:])):
            return "behind"
        return "at_risk"

    def flags(self, progress: float | None, score: float | None, expected: float | None, counted: bool) -> Iterator[str]:
        newest, age = self.one.goals[-1], self.age()
        if self.kind is None and newest.baseline is None:
            yield "E_NO_BASELINE"
        if self.kind in (None, "reach") and newest.target is None:
            yield "E_NO_TARGET"
        b = 0.0 if self.kind == "reach" else newest.baseline
        if self.kind in (None, "reach") and b is not None and newest.target is not None and abs(newest.target - b) <= 1e-12:
            yield "E_ZERO_RANGE"
        if (self.one.type or self.one.direction, self.kind) in (("increase", "decrease"), ("decrease", "increase")):
            yield "E_DIRECTION"
        if self.kind == "control":
            yield "CONTROL_UNSCORED"
        in_range, strict = self.kept()
        if in_range is not None and strict is not None and abs(in_range - strict) > 0.10 + TINY:
            yield "CTRL_MISSING"
        if progress is None and self.observed_on is None:
            yield "NO_DATA"
        if progress is not None and progress > 1 + TINY and not self.controlled:
            yield "OVERSHOOT"
        if progress is not None and progress < -self.method.regress_tolerance - TINY:
            yield "REGRESSED"
        if age is not None and age > self.method.stale_days:
            yield "EXPIRED" if age > self.method.expired_days else "STALE"
        if goal_on(self.one, self.organisation, self.as_of)[1] is not None:
            yield "REBASED"
        if self.due and self.organisation.ends and self.due > self.organisation.ends <= self.as_of:
            yield "CARRIED"
        if not counted:
            yield "SHARED_METRIC"
        if self.one.self_score is not None and score is not None and abs(self.one.self_score - score) > 0.2 + TINY:
            yield "SELF_SCORE"
        yield from self.said(self.status(progress, score, expected))

    def said(self, status: str) -> Iterator[str]:
        """§3.3 and §3.4: what its owner says of it."""
        told = [(entry.on, entry.confidence) for entry in self.entries() if entry.confidence is not None]
        if told:
            on, last = told[-1]
            if last <= 3:
                yield "LOW_CONF"
            month = [one for day, one in told[:-1] if on - day <= timedelta(days=28)]
            if (len(told) > 1 and told[-2][1] - last >= 2) or any(one - last >= 3 for one in month):
                yield "CONF_DROP"
        bands = {"behind": 1, "at_risk": 2, "on_track": 3, "achieved": 3}
        values = self.values()
        word = next((entry.word for entry in self.entries() if values and entry.on == values[-1][0]), None)
        if word is not None and status in bands and abs(bands[word.replace(" ", "_")] - bands[status]) >= 2:
            yield "DIVERGES"


def band(score: float, expected: float, method: Method) -> str:
    """§3.3."""
    gap = score - expected
    if gap >= -max(method.on_track_abs, method.on_track_rel * expected) - TINY:
        return "on_track"
    return "at_risk" if gap >= -max(method.at_risk_abs, method.at_risk_rel * expected) - TINY else "behind"


_curves: dict[str, Callable[[float], float]] = {
    "linear": lambda tau: tau,
    "s_curve": lambda tau: 3 * tau**2 - 2 * tau**3,
    "late": lambda tau: tau**2,
    "early": sqrt,
}
