"""Organisations nobody thought of, drawn small: one day is asked about, and their periods lie before, around and after it.

Hypothesis draws a seed for each and dice the rest: of ten thousand drawn choice by choice it makes many that are nearly alike.
"""

from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

from hypothesis import strategies as st

from tests.property.scorecards import PERSPECTIVES, CheckIn, Goal, KeyResult, Method, Milestone, Objective, Organisation, Unit, Upload

AS_OF = date(2026, 2, 12)
WORDS = ("on track", "at risk", "behind")
WEIGHTS = (1.0, 1.0, 2.0, 0.5, 0.0, -1.0)
INTENDED = ((1.0, 1.0, 1.0, 1.0), (3.0, 0.0, 1.0, 0.0), (0.5, 2.0, 0.0, 1.0), (30.0, 30.0, 25.0, 15.0))
SHAPES = (*["numbers"] * 3, "reach", "increments", "control", "control", "milestones", "binary", "percent", "baseline", "nothing")
CURVES = (None, None, "linear", "s_curve", "late", "early", "phased", "phased", "milestone")
STATES = (*["active"] * 4, "closed", "draft", "cancelled")
LIMITS = ((0.0, 5.0), (2.0, 8.0), (4.0, 4.0), (2.0, None), (None, 6.0), (0.0, None), (-3.0, 3.0), (None, None))

Table = tuple[list[Organisation], Method, tuple[float, ...]]
"""Organisations that share a store: their settings and the intended weights of the whole go with them."""
_seeds = st.integers(0, 2**63)


def tables(together: int) -> st.SearchStrategy[Table]:
    return st.lists(_seeds, min_size=together, max_size=together, unique=True).map(_table)


def _table(seeds: list[int]) -> Table:
    dice = Random(seeds[0])
    return [organisation(Random(seed), number) for number, seed in enumerate(seeds)], _method(dice), dice.choice(INTENDED)


def _method(dice: Random) -> Method:
    return Method(
        control_scoring=dice.choice(("share", "share", "accrued", "latest", "graded")),
        pace_basis=dice.choice(("threshold", "full")),
        theta_aspirational=dice.choice((0.7, 0.6)),
        stale_days=dice.choice((14, 7)),
        expired_days=dice.choice((28, 21)),
        min_completeness=dice.choice((0.5, 0.75)),
        on_track_rel=dice.choice((0.10, 0.2)),
        parent_cap_share=dice.choice((0.3333, 0.5)),
        control_expected=dice.choice((0.90, 0.75)),
        control_min_observed=dice.choice((0.5, 0.3)),
        checkin_cadence_days=dice.choice((7, 14)),
    )


def organisation(dice: Random, number: int) -> Organisation:
    starts = dice.choice((-40, -40, -20, -91, -200, -7, 0, 30, None))
    first = None if starts is None else AS_OF + timedelta(starts)
    ends = None if first is None else first + timedelta(dice.choice((90, 90, 60, 30, 13, 1, 0)))
    uploads = [Upload((first or AS_OF) + timedelta(dice.choice((0, -5, 3, 60))))]
    for before in range(dice.choice((0, 0, 1, 2, 3))):
        uploads.append(Upload(uploads[before].on + timedelta(dice.choice((0, 2, 10, 20, 90))), dice.choice((False, False, True))))
    units = _units(dice, number)
    names = [*(one.name for one in units), f"R{number}-Z", None]
    objectives = tuple(_objective(dice, f"R{number}-O{place}", first, ends, names, len(uploads)) for place in range(dice.randint(0, 6)))
    return Organisation(f"R{number}", first, ends, tuple(uploads), units, objectives)


def _units(dice: Random, number: int) -> tuple[Unit, ...]:
    told: list[Unit] = []
    for place in range(dice.randint(0, 5)):
        parent = dice.choice([None, *(one.name for one in told[-2:])])
        counts = dice.choice((None, None, 1.0, 3.0, 0.5, 0.0, -1.0))
        told.append(Unit(f"R{number}-U{place}", parent, counts, dice.choice((None, None, *INTENDED))))
    return tuple(told)


def _objective(dice: Random, name: str, starts: date | None, ends: date | None, units: list[str | None], uploads: int) -> Objective:
    return Objective(
        name,
        dice.choice(units),
        dice.choice((*PERSPECTIVES, None)),
        dice.choice(WEIGHTS),
        dice.choice(("committed", "aspirational")),
        dice.choice(STATES),
        tuple(_key_result(dice, f"{name}-K{place}", starts, ends, uploads) for place in range(dice.choice((1, 2, 2, 3, 4, 0)))),
    )


def _key_result(dice: Random, name: str, starts: date | None, ends: date | None, uploads: int) -> KeyResult:
    shape = dice.choice(SHAPES)
    own_start = dice.choice((None, None, None, -50, -10, 0, 5))
    own_days = dice.choice((None, None, None, 100, 20, 1, 0))
    begins = starts if own_start is None else AS_OF + timedelta(own_start)
    due = None if own_days is None else (begins or AS_OF) + timedelta(own_days)
    if begins is not None and due is None and ends is not None and ends < begins:
        due = begins
    curve = dice.choice(CURVES)
    points = dice.sample((0, 3, 10, 25, 30, 45, 60, 80), dice.randint(0, 3)) if curve == "phased" else []
    return replace(
        KeyResult(name, _goals(dice, shape, uploads)),
        check_ins=_check_ins(dice, shape),
        weight=dice.choice(WEIGHTS),
        metric=dice.choice((None, None, None, "m", "n")),
        goal_mode=dice.choice((None, None, "committed", "aspirational")),
        self_score=dice.choice((None, None, 0.0, 0.5, 1.0)),
        starts=None if own_start is None else begins,
        due=due,
        curve=curve,
        plan=tuple(((begins or AS_OF) + timedelta(on), dice.choice((0.1, 0.3, 0.5, 0.8, 1.0, 0.0))) for on in points),
        **_more(dice, shape),
    )


def _more(dice: Random, shape: str) -> dict[str, Any]:
    """What only some types have."""
    if shape == "numbers":
        stated = {dice.choice(("type", "direction")): dice.choice((None, "increase", "decrease"))}
        return {**stated, "stretch": dice.choice((None, None, 20.0, -4.0)), "scale": dice.choice((None, None, "log"))}
    if shape == "reach":
        return {"type": "reach", "stretch": dice.choice((None, 25.0))}
    if shape == "increments":
        return {"accumulation": "increment"}
    if shape == "control":
        named = dice.choice(("control_between", "control_at_least", "control_at_most", None))
        return {**({"type": named} if named else {"direction": "maintain"}), "tolerance": dice.choice((None, 2.0))}
    if shape == "milestones":
        steps = tuple(Milestone(dice.choice(WEIGHTS), _day(dice), _day(dice)) for _ in range(dice.randint(1, 4)))
        return {"type": dice.choice((None, "milestone", "binary")), "milestones": steps}
    return {"type": {"binary": "binary", "percent": dice.choice((None, "percent_complete")), "baseline": "baseline_setting"}.get(shape)}


def _day(dice: Random) -> date | None:
    return dice.choice((None, AS_OF + timedelta(dice.randint(-60, 20))))


def _goals(dice: Random, shape: str, uploads: int) -> tuple[Goal, ...]:
    """One an upload: a number may come, be moved, or be left out for a while, but the last upload says what was ever said."""
    goals = [_goal(dice, shape)]
    for _ in range(uploads - 1):
        before, after = goals[-1], _goal(dice, shape)
        moved = Goal(*(old if new is None else new for old, new in zip(vars(before).values(), vars(after).values(), strict=True)))
        upside_down = moved.lower is not None and moved.upper is not None and moved.lower > moved.upper
        nowhere = any(one.target is not None and one.target == one.baseline for one in (before, moved))
        goals.append(before if upside_down or nowhere or dice.random() < 0.5 else moved)
    return tuple(Goal() if 0 < place < uploads - 1 and dice.random() < 0.2 else goal for place, goal in enumerate(goals))


def _goal(dice: Random, shape: str) -> Goal:
    if shape in ("numbers", "reach", "increments"):
        return Goal(dice.choice((0.0, 0.0, 10.0, 2.5, -5.0, None)), dice.choice((10.0, 10.0, 20.0, 40.0, -8.0, 0.0, None)))
    if shape == "control":
        lower, upper = dice.choice(LIMITS)
        return Goal(dice.choice((None, None, 4.0)), None, lower, upper)
    return Goal(None, dice.choice((None, None, 1.0, 10.0))) if shape == "binary" else Goal()


def _check_ins(dice: Random, shape: str) -> tuple[CheckIn, ...]:
    """Oldest first; two of one day now and then."""
    if shape in ("milestones", "nothing"):
        return ()
    days = sorted(dice.randint(-70, 4) for _ in range(dice.randint(0, 6 if shape == "control" else 3)))
    return tuple(_check_in(dice, shape, AS_OF + timedelta(offset)) for offset in days)


def _check_in(dice: Random, shape: str, on: date) -> CheckIn:
    confidence, word = dice.choice((None, None, 9, 6, 4, 2)), dice.choice((None, None, *WORDS))
    if shape == "percent" or (shape in ("numbers", "binary") and dice.random() < 0.25):
        return CheckIn(on, None, dice.choice((0.0, 35.0, 70.0, 100.0, 120.0)), confidence, word)
    value = dice.choice((0.0, 1.0, 10.0)) if shape in ("binary", "baseline") else dice.randint(-30, 30) / 2
    if dice.random() < 0.5 and shape in ("numbers", "reach", "increments"):
        value = dice.randint(0, 40) / 2
    return CheckIn(on, value, None, confidence, word)
