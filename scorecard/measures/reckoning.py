"""A key result's numbers in words. Every number comes from the views; nothing is computed here."""

from collections.abc import Callable, Mapping, Sequence

from scorecard.model.explain import KeyResultReckoning, Milestone
from scorecard.model.method import Value
from scorecard.model.standing import KeyResultStanding

LONGEST = 1e15
"""Larger numbers are not written out."""
MOST_ADDED = 12
"""Increments that are written out one by one."""
CURVES = {
    "linear": "evenly over it",
    "s_curve": "along an S curve",
    "late": "late, by the square of the time",
    "early": "early, by the root of the time",
    "phased": "in phases",
    "milestone": "by the due days of the milestones",
}
MODES = {"committed": "as a committed goal", "aspirational": "as an aspirational goal"}
GRADES = {
    "met": "met (committed: the whole target)",
    "missed": "missed (committed: anything below the whole target)",
    "green": "green (aspirational: {green_from} and more)",
    "yellow": "yellow (aspirational: {yellow_from} and more)",
    "red": "red (aspirational: below {yellow_from})",
}


def formula(row: KeyResultStanding, of: KeyResultReckoning, steps: Sequence[Milestone], added: Sequence[float], scoring: str) -> str:
    """How its progress comes about, with its numbers: "(31 - 20) / (40 - 20) = 0.55"."""
    written = _range(of, scoring) if (row.kind or "").startswith("control") else _FORMULAS.get(row.kind or "", _unknown)(row, of, steps)
    if row.progress is None:
        return written or "Not scored: the numbers for it are not all there."
    total = f"{' + '.join(map(number, added))} = {number(of.value)}; " if 1 < len(added) <= MOST_ADDED else ""
    total = f"{len(added)} check-ins sum to {number(of.value)}; " if len(added) > MOST_ADDED else total
    return f"{total}{written} = {row.progress:.2f}"


def number(value: float | None) -> str:
    """To four decimals, without those that say nothing; very large and very small ones by their power of ten."""
    if value is None:
        return "unknown"
    short = f"{value:,.4f}".rstrip("0").rstrip(".")
    return f"{value:.4g}" if value and (short in ("0", "-0") or abs(value) >= LONGEST) else short


def _signed(value: float | None) -> str:
    """In a sum: a negative number in brackets."""
    written = number(value)
    return f"({written})" if written.startswith("-") else written


def limits(of: KeyResultReckoning | KeyResultStanding) -> str:
    """The range to stay in, as it held on the day."""
    if of.lower_limit is None or of.upper_limit is None:
        return f"at most {number(of.upper_limit)}" if of.lower_limit is None else f"at least {number(of.lower_limit)}"
    return f"{number(of.lower_limit)} to {number(of.upper_limit)}"


def _way(row: KeyResultStanding, of: KeyResultReckoning, steps: Sequence[Milestone]) -> str:
    if None in (of.value, row.baseline, row.target):
        return ""
    value, start, end = (_signed(one) for one in (of.value, row.baseline, row.target))
    if of.scale == "log":
        return f"ln({value} / {start}) / ln({end} / {start})"
    return f"{value} / {end}" if row.kind == "reach" and row.baseline == 0 else f"({value} - {start}) / ({end} - {start})"


def _steps(row: KeyResultStanding, of: KeyResultReckoning, steps: Sequence[Milestone]) -> str:
    done = [number(step.weight) for step in steps if step.done_on and step.done_on <= row.as_of]
    return f"({' + '.join(done) or '0'}) / ({' + '.join(number(step.weight) for step in steps)})"


def _typed(row: KeyResultStanding, of: KeyResultReckoning, steps: Sequence[Milestone]) -> str:
    return f"{number(of.value)} % as the file types it" if of.value is not None else ""


def _done(row: KeyResultStanding, of: KeyResultReckoning, steps: Sequence[Milestone]) -> str:
    return "" if of.value is None else "done" if of.value >= 1 else "not done"


def _measured(row: KeyResultStanding, of: KeyResultReckoning, steps: Sequence[Milestone]) -> str:
    return "the baseline is measured" if of.value else "the baseline is not measured yet"


def _unknown(row: KeyResultStanding, of: KeyResultReckoning, steps: Sequence[Milestone]) -> str:
    return ""


_FORMULAS: Mapping[str, Callable[[KeyResultStanding, KeyResultReckoning, Sequence[Milestone]], str]] = {
    "increase": _way,
    "decrease": _way,
    "reach": _way,
    "milestone": _steps,
    "percent_complete": _typed,
    "binary": _done,
    "baseline_setting": _measured,
}


def _range(of: KeyResultReckoning, scoring: str) -> str:
    if of.hits is None or of.seen is None:
        return ""
    both = of.lower_limit is not None and of.upper_limit is not None
    here = f"within {number(of.lower_limit)} to {number(of.upper_limit)}" if both else limits(of)
    if scoring == "latest" and of.inside:
        return f"the newest check-in, {number(of.value)}, is {here}"
    if scoring == "latest":
        return f"the newest check-in, {number(of.value)}, is not {here}"
    if scoring == "graded":
        edge = limits(of) if both else number(of.upper_limit if of.lower_limit is None else of.lower_limit)
        return f"the newest check-in, {number(of.value)}, is {number(of.distance)} widths of {number(of.width)} away from {edge}"
    counts = f"{of.hits} of {number(of.seen)} check-ins {here}"
    if scoring == "accrued":
        counts = f"{of.hits} of {number(of.periods_planned)} planned check-ins {here}"
    return f"{counts} ({of.seen} seen of {number(of.periods_due)} due)" if of.periods_due is not None else counts


def sentences(row: KeyResultStanding, of: KeyResultReckoning, settings: Mapping[str, Value]) -> tuple[str, ...]:
    """Score, expectation, pace, status, grade and the owner's own words, as far as they are known."""
    told = [*_score(row, of, settings), *_expectation(row, of, settings), *_pace(row), _status(row, of, settings)]
    if row.grade:
        grade = GRADES[row.grade].format(**{name: f"{settings[name]:.2f}" for name in ("green_from", "yellow_from")})
        told.append(f"Its grade: {grade}." if of.state == "closed" else f"Its grade, if it were given on this day: {grade}.")
    if row.self_score is not None:
        own = f"Its owner scores it {row.self_score:.2f}"
        told.append(f"{own}; the computed score is {row.score:.2f} and the one that counts." if row.score is not None else f"{own}.")
    if row.confidence is not None:
        told.append(f"Confidence: {number(row.confidence)} of 10.")
    return tuple(told)


def _score(row: KeyResultStanding, of: KeyResultReckoning, settings: Mapping[str, Value]) -> list[str]:
    told = []
    if row.score is None and row.kind == "milestone":
        told.append("Its milestones weigh nothing, so it is not scored.")
    elif row.score is None and of.seen and of.hits is not None:
        least = f"{settings['control_min_observed']:.0%}"
        told.append(f"Fewer than {least} of the check-ins due are there, so the share is not taken for a score.")
    elif row.score is not None and row.progress is not None:
        told.append(f"Its score is {row.score:.2f}.")
        if row.score != row.progress:
            told.append(f"Progress is {row.progress:.2f}; it is held between 0 and {settings['cap_score']:g}.")
    if row.strict is not None and row.in_range is not None:
        told.append(f"In range {row.in_range:.0%} of what was checked; {row.strict:.0%} if each check-in left out counts as outside.")
    if row.stretch is not None:
        told.append(f"{row.stretch:.0%} of the way from target to the stretch ({number(row.stretch_target)}); that counts in no roll-up.")
    if row.observed_on is not None:
        day = row.observed_on.isoformat()
        told.append(f"Newest value of {day}, {of.age_days} days old." if of.age_days else f"Newest value of {day}.")
    return told


def _expectation(row: KeyResultStanding, of: KeyResultReckoning, settings: Mapping[str, Value]) -> list[str]:
    if row.expected is None:
        return ["Nothing is expected of it: no start and due day are known."]
    if (row.kind or "").startswith("control") and settings["control_scoring"] != "accrued":
        return [f"Expected on any day: {row.expected:.0%} within the range."]
    when = f"the time from {of.starts_on.isoformat()} to {row.due_on.isoformat()}" if of.starts_on and row.due_on else "its time"
    passed = f"{row.elapsed:.0%} of {when} has passed" if row.elapsed is not None else when
    if of.planned is None or (row.kind or "").startswith("control"):
        return [f"Expected {row.expected:.0%}: {passed}."]
    plan = f"{passed}, planned {CURVES[row.plan_curve]}: {of.planned:.0%}"
    if settings["pace_basis"] == "full":
        return [f"Expected {row.expected:.0%}: {plan}."]
    return [f"Expected {row.expected:.0%}: {plan}, times {settings[f'theta_{row.goal_mode}']:g} ({MODES[row.goal_mode]})."]


def _pace(row: KeyResultStanding) -> list[str]:
    told = []
    if row.pace_day is not None and row.progress is not None:
        if row.progress <= 0:
            told.append(f"It stands where the plan began, on {row.pace_day.isoformat()}.")
        else:
            told.append(f"It stands where the plan wanted it on {row.pace_day.isoformat()}.")
    if row.pace_index is not None:
        told.append(f"That is {row.pace_index:.0%} of the progress that was expected.")
    if row.pace_time is not None:
        told.append(f"The plan wanted it after {row.pace_time:.0%} of the time that has passed.")
    return told


def _status(row: KeyResultStanding, of: KeyResultReckoning, settings: Mapping[str, Value]) -> str:
    status = row.status.replace("_", " ")
    if row.status == "not_started":
        early = of.starts_on is not None and row.as_of < of.starts_on
        return f"Not started: it begins on {of.starts_on}." if early else "Not started: no value yet, and little of its time has passed."
    if row.progress is None:
        return "No data: it has no progress to hold against the plan."
    if of.state == "closed":
        return f"{status.capitalize()}: its objective is closed, so the grade decides."
    if row.status == "unknown_stale":
        return f"Unknown: its newest value is more than {settings['expired_days']:g} days old."
    if (row.kind or "").startswith("control"):
        here = "within" if of.inside else "outside"
        rule = f"on track is within now and on {settings['control_expected']:.0%} of the days"
        return f"{status.capitalize()}: the newest value is {here}; {rule}; behind is far outside, or outside twice in a row."
    if row.status == "achieved":
        return "Achieved: the target is reached."
    if row.gap is None or of.on_track_slack is None or of.at_risk_slack is None:
        return "Without dates there is no pace to hold it against."
    bands = f"up to {of.on_track_slack * 100:.1f} points behind is on track, up to {of.at_risk_slack * 100:.1f} at risk"
    if row.gap < 0:
        return f"{status.capitalize()}: {-row.gap * 100:.1f} points behind what is expected; {bands}."
    return f"{status.capitalize()}: {row.gap * 100:.1f} points ahead of what is expected; {bands}."
