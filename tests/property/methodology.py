"""A second, slow telling of methodology §1.1 to §1.5: how far one key result has come on one day; from the text, not from the views."""

from dataclasses import dataclass, replace
from datetime import date
from itertools import accumulate
from math import floor, log

from tests.property.scorecards import CheckIn, Goal, KeyResult, Method, Objective, Organisation

TINY = 1e-9


def kind_of(one: KeyResult) -> str | None:
    """§1.1: as the file states it where its numbers agree, else as the numbers have it."""
    goal = one.goals[-1]
    if one.milestones:
        return "milestone"
    if one.type in ("binary", "percent_complete", "baseline_setting", "reach"):
        return one.type
    if one.accumulation == "increment":
        return "reach"
    if (one.type or "").startswith("control") or one.direction == "maintain":
        if goal.lower is not None and goal.upper is not None:
            return "control_between"
        return "control_at_least" if goal.lower is not None else "control_at_most" if goal.upper is not None else "control"
    if goal.baseline is None or goal.target is None:
        return "percent_complete" if any(entry.percent is not None for entry in one_a_day(one)) else None
    if abs(goal.target - goal.baseline) <= 1e-12:
        return None
    return "increase" if goal.target > goal.baseline else "decrease"


def one_a_day(one: KeyResult) -> list[CheckIn]:
    """Oldest first; of several of one day the last that the file tells."""
    by_day = {entry.on: entry for entry in one.check_ins}
    return [by_day[on] for on in sorted(by_day)]


def goal_on(one: KeyResult, organisation: Organisation, day: date) -> tuple[Goal, date | None]:
    """§1.3, re-based numbers: what held that day, and when it was last moved."""
    told = [
        (upload.on, goal)
        for place, (upload, goal) in enumerate(zip(organisation.uploads, one.goals, strict=True))
        if not any(later.rereads for later in organisation.uploads[place + 1 : place + 2])
    ]
    known = list(accumulate((goal for _, goal in told), _known_since))
    moves = [on for (on, after), before in zip(told[1:], known, strict=False) if _moved(before, after)]
    if organisation.ends is None or any(on > organisation.ends for on in moves):
        return told[-1][1], None
    past = [place for place, (on, _) in enumerate(told) if on <= day]
    at = past[-1] if past else 0
    still = [known[at], *(goal for _, goal in told[at + 1 :])]
    held = Goal(*(next((value for value in each if value is not None), None) for each in zip(*map(_numbers, still), strict=True)))
    return held, max((on for on in moves if on <= day), default=None)


def _numbers(goal: Goal) -> tuple[float | None, ...]:
    return goal.baseline, goal.target, goal.lower, goal.upper


def _known_since(before: Goal, after: Goal) -> Goal:
    """The last that was said of each number."""
    return Goal(*(old if new is None else new for old, new in zip(_numbers(before), _numbers(after), strict=True)))


def _moved(before: Goal, after: Goal) -> bool:
    """A first value where there was none moves nothing."""
    told = zip(_numbers(before), _numbers(after), strict=True)
    return any(old is not None and new is not None and old != new for old, new in told)


@dataclass(frozen=True)
class Progress:
    one: KeyResult
    objective: Objective
    organisation: Organisation
    as_of: date
    method: Method

    @property
    def starts(self) -> date | None:
        return self.one.starts or self.organisation.starts

    @property
    def due(self) -> date | None:
        return self.one.due or self.organisation.ends

    @property
    def kind(self) -> str | None:
        return kind_of(self.one)

    @property
    def controlled(self) -> bool:
        return (self.kind or "").startswith("control")

    @property
    def goal(self) -> Goal:
        return self.goal_at(self.as_of)

    def goal_at(self, day: date) -> Goal:
        held = goal_on(self.one, self.organisation, day)[0]
        return replace(held, baseline=0.0) if self.kind == "reach" else held

    # Values, §1.1

    def entries(self) -> list[CheckIn]:
        return [entry for entry in one_a_day(self.one) if entry.on <= self.as_of]

    def values(self) -> list[tuple[date, float]]:
        """What was measured by `as_of`, oldest first; increments as their sum since the start."""
        told = [(entry.on, value) for entry in self.entries() if (value := self.read(entry.value, entry.percent)) is not None]
        if (self.controlled and self.kind != "control") or self.one.accumulation == "increment":
            told = [(on, value) for on, value in told if self.starts is None or on >= self.starts]
        if self.one.accumulation == "increment":
            return [(on, sum(value for _, value in told[: place + 1])) for place, (on, _) in enumerate(told)]
        return told

    def read(self, value: float | None, percent: float | None) -> float | None:
        if self.kind == "milestone":
            return None
        if self.kind == "percent_complete":
            return percent if percent is not None or self.one.type != "percent_complete" else value
        if self.kind == "binary":
            target = self.one.goals[-1].target or 1.0
            told = value / target if value is not None else None if percent is None else percent / 100
            return None if told is None else float(told >= 1 - TINY)
        if self.kind == "baseline_setting":
            return None if value is None else 1.0
        return value

    @property
    def observed_on(self) -> date | None:
        """Of milestones the day on which one was done."""
        told = self.values()
        if told:
            return told[-1][0]
        return max((step.done for step in self.one.milestones if step.done is not None and step.done <= self.as_of), default=None)

    # Progress, §1.2 to §1.5

    def progress(self) -> float | None:
        told = self.values()
        if self.kind == "milestone":
            return share([(max(0.0, step.weight), step.done is not None and step.done <= self.as_of) for step in self.one.milestones])
        if self.kind == "baseline_setting":
            return float(bool(told))
        if self.controlled:
            return self.control()
        if not told:
            return None
        x, b, g = told[-1][1], self.goal.baseline, self.goal.target
        if self.kind == "percent_complete":
            return x / 100
        if self.kind == "binary":
            return x
        if self.kind is None or b is None or g is None or b == g:
            return None
        if self.one.scale == "log" and self.kind != "reach":
            return log(x / b) / log(g / b) if min(x, b, g) > 0 else None
        return (x - b) / (g - b)

    def stretch(self) -> float | None:
        told, g, h = self.values(), self.goal.target, self.one.stretch
        if not told or g is None or h is None or g == h:
            return None
        return min(1.0, max(0.0, (told[-1][1] - g) / (h - g)))

    # Control, §1.4

    def inside(self) -> list[bool]:
        return [self.distance(on, value) == 0 for on, value in self.values()]

    def distance(self, on: date, value: float) -> float:
        """Outside the limits of that day, in widths of the tolerance."""
        goal = self.goal_at(on)
        out = max(goal.lower - value if goal.lower is not None else 0.0, value - goal.upper if goal.upper is not None else 0.0, 0.0)
        if out <= TINY:
            return 0.0
        limit = goal.lower if goal.lower is not None else goal.upper
        assert limit is not None
        if goal.lower is not None and goal.upper is not None and goal.lower < goal.upper:
            return out / ((goal.upper - goal.lower) / 2)
        if self.one.tolerance is not None:
            return out / self.one.tolerance
        return out / max(abs(goal.baseline - limit) if goal.baseline is not None else 0.0, 0.05 * abs(limit), 1e-9)

    def periods(self, until: date | None) -> int | None:
        """Check-in periods that have fully passed."""
        if self.starts is None or until is None:
            return None
        return max(0, floor(((until - self.starts).days + 1) / self.method.checkin_cadence_days))

    def kept(self) -> tuple[float | None, float | None]:
        """A and strict."""
        if not self.controlled or self.kind == "control" or not self.values():
            return None, None
        hits = sum(self.inside())
        periods = self.periods(min(self.as_of, self.due) if self.due else self.as_of)
        return hits / len(self.inside()), min(1.0, hits / periods) if periods else None

    def control(self) -> float | None:
        if self.kind == "control" or not self.values():
            return None
        inside = self.inside()
        if self.method.control_scoring == "accrued":
            planned = self.periods(self.due)
            return sum(inside) / planned if planned else None
        if self.method.control_scoring == "latest":
            return float(inside[-1])
        if self.method.control_scoring == "graded":
            return max(0.0, 1 - self.distance(*self.values()[-1]))
        periods = self.periods(min(self.as_of, self.due) if self.due else self.as_of)
        observed = min(1.0, len(inside) / periods) if periods else 1.0
        return sum(inside) / len(inside) if observed >= self.method.control_min_observed - TINY else None


def share(parts: list[tuple[float, bool]]) -> float | None:
    """The share of the weight for which something holds; None where nothing has weight."""
    total = sum(weight for weight, _ in parts)
    return sum(weight for weight, holds in parts if holds) / total if total else None
