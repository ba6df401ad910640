"""Organisations nobody thought of, drawn small: one day is asked about, and their periods lie before, around and after it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, TypeVar

from hypothesis import strategies as st

from tests.property.scorecards import PERSPECTIVES, CheckIn, Goal, KeyResult, Method, Milestone, Objective, Organisation, Unit, Upload

Value = TypeVar("Value")
AS_OF = date(2026, 2, 12)
WORDS = ("on track", "at risk", "behind")
INTENDED = ((1.0, 1.0, 1.0, 1.0), (3.0, 0.0, 1.0, 0.0), (0.5, 2.0, 0.0, 1.0), (30.0, 30.0, 25.0, 15.0))
SHAPES = (
    "numbers",
    "numbers",
    "numbers",
    "reach",
    "increments",
    "control",
    "control",
    "milestones",
    "binary",
    "percent",
    "baseline",
    "nothing",
)


def one_of(values: Sequence[Value]) -> st.SearchStrategy[Value]:
    return st.sampled_from(values)


methods = st.builds(
    Method,
    control_scoring=one_of(("share", "share", "accrued", "latest", "graded")),
    pace_basis=one_of(("threshold", "full")),
    theta_aspirational=one_of((0.7, 0.6)),
    stale_days=one_of((14, 7)),
    expired_days=one_of((28, 21)),
    min_completeness=one_of((0.5, 0.75)),
    on_track_rel=one_of((0.10, 0.2)),
    parent_cap_share=one_of((0.3333, 0.5)),
    control_expected=one_of((0.90, 0.75)),
    control_min_observed=one_of((0.5, 0.3)),
    checkin_cadence_days=one_of((7, 14)),
)
weight = one_of((1.0, 1.0, 2.0, 0.5, 0.0, -1.0))
halves = st.integers(-30, 30).map(lambda number: number / 2)


@st.composite
def tables(draw: st.DrawFn, most: int = 20) -> tuple[list[Organisation], Method, tuple[float, ...]]:
    """Organisations that share a store: their settings and the intended weights of the whole go with them."""
    told = [draw(organisations(number)) for number in range(draw(one_of((1, 4, most, most, most))))]
    return told, draw(methods), draw(one_of(INTENDED))


@st.composite
def organisations(draw: st.DrawFn, number: int) -> Organisation:
    starts = draw(one_of((-40, -40, -20, -91, -200, -7, 0, 30, None)))
    days = draw(one_of((90, 90, 60, 30, 13, 1, 0)))
    first = None if starts is None else AS_OF + timedelta(starts)
    ends = None if first is None else first + timedelta(days)
    uploads = [Upload((first or AS_OF) + timedelta(draw(one_of((0, -5, 3, 60)))))]
    for later in range(draw(one_of((0, 0, 1, 2)))):
        uploads.append(Upload(uploads[later].on + timedelta(draw(one_of((0, 2, 10, 20, 90)))), draw(one_of((False, False, True)))))
    units = draw(_units(number))
    names = [*(one.name for one in units), f"R{number}-Z", None]
    objectives = tuple(
        draw(_objective(f"R{number}-O{place}", first, ends, names, len(uploads))) for place in range(draw(st.integers(0, 6)))
    )
    return Organisation(f"R{number}", first, ends, tuple(uploads), units, objectives)


@st.composite
def _units(draw: st.DrawFn, number: int) -> tuple[Unit, ...]:
    told: list[Unit] = []
    for place in range(draw(st.integers(0, 5))):
        parent = draw(one_of([None, *(one.name for one in told[-2:])]))
        counts = draw(one_of((None, None, 1.0, 3.0, 0.5, 0.0, -1.0)))
        told.append(Unit(f"R{number}-U{place}", parent, counts, draw(one_of((None, None, *INTENDED)))))
    return tuple(told)


@st.composite
def _objective(draw: st.DrawFn, name: str, starts: date | None, ends: date | None, units: list[str | None], uploads: int) -> Objective:
    return Objective(
        name,
        draw(one_of(units)),
        draw(one_of((*PERSPECTIVES, None))),
        draw(weight),
        draw(one_of(("committed", "aspirational"))),
        draw(one_of(("active", "active", "active", "active", "closed", "draft", "cancelled"))),
        tuple(draw(_key_result(f"{name}-K{place}", starts, ends, uploads)) for place in range(draw(one_of((1, 2, 2, 3, 4, 0))))),
    )


@st.composite
def _key_result(draw: st.DrawFn, name: str, starts: date | None, ends: date | None, uploads: int) -> KeyResult:
    shape = draw(one_of(SHAPES))
    own_start = draw(one_of((None, None, None, -50, -10, 0, 5)))
    own_days = draw(one_of((None, None, None, 100, 20, 1, 0)))
    begins = starts if own_start is None else AS_OF + timedelta(own_start)
    finishes = None if own_days is None else (begins or AS_OF) + timedelta(own_days)
    if own_start is not None and finishes is None and ends is not None and ends < AS_OF + timedelta(own_start):
        finishes = AS_OF + timedelta(own_start)
    told = KeyResult(
        name,
        draw(_goals(shape, uploads)),
        check_ins=draw(_check_ins(shape)),
        weight=draw(weight),
        metric=draw(one_of((None, None, None, "m", "n"))),
        goal_mode=draw(one_of((None, None, "committed", "aspirational"))),
        self_score=draw(one_of((None, None, 0.0, 0.5, 1.0))),
        starts=None if own_start is None else begins,
        due=finishes,
        curve=draw(one_of((None, None, "linear", "s_curve", "late", "early", "phased", "phased", "milestone"))),
    )
    if told.curve == "phased":
        origin = begins or AS_OF
        told = replace(told, plan=tuple((origin + timedelta(on), planned) for on, planned in draw(_plan).items()))
    return replace(told, **draw(_more(shape)))


_plan = st.dictionaries(one_of((0, 3, 10, 25, 30, 45, 60, 80)), one_of((0.1, 0.3, 0.5, 0.8, 1.0, 0.0)), max_size=3)


@st.composite
def _more(draw: st.DrawFn, shape: str) -> dict[str, Any]:
    """What only some types have."""
    if shape == "numbers":
        stated = draw(one_of((None, "increase", "decrease")))
        where = draw(one_of(("type", "direction")))
        return {where: stated, "stretch": draw(one_of((None, None, 20.0, -4.0))), "scale": draw(one_of((None, None, "log")))}
    if shape == "reach":
        return {"type": "reach", "stretch": draw(one_of((None, 25.0)))}
    if shape == "increments":
        return {"accumulation": "increment"}
    if shape == "control":
        named = draw(one_of(("control_between", "control_at_least", "control_at_most", None)))
        kind = {"direction": "maintain"} if named is None else {"type": named}
        return {**kind, "tolerance": draw(one_of((None, 2.0)))}
    if shape == "milestones":
        return {
            "type": draw(one_of((None, "milestone", "binary"))),
            "milestones": tuple(draw(st.lists(_milestone, min_size=1, max_size=4))),
        }
    return {"type": {"binary": "binary", "percent": draw(one_of((None, "percent_complete"))), "baseline": "baseline_setting"}.get(shape)}


_day = st.integers(-60, 20).map(lambda offset: AS_OF + timedelta(offset))
_milestone = st.builds(Milestone, one_of((1.0, 2.0, 0.5, 0.0, -1.0)), st.none() | _day, st.none() | _day)


@st.composite
def _goals(draw: st.DrawFn, shape: str, uploads: int) -> tuple[Goal, ...]:
    """One an upload: a number may come, or be moved, and is never taken away."""
    goals = [draw(_goal(shape))]
    for _ in range(uploads - 1):
        before, after = goals[-1], draw(_goal(shape))
        if draw(st.booleans()) or before.baseline == before.target is not None:
            goals.append(before)
            continue
        moved = Goal(*(old if new is None else new for old, new in zip(vars(before).values(), vars(after).values(), strict=True)))
        upside_down = moved.lower is not None and moved.upper is not None and moved.lower > moved.upper
        goals.append(before if moved.baseline == moved.target is not None or upside_down else moved)
    return tuple(goals)


@st.composite
def _goal(draw: st.DrawFn, shape: str) -> Goal:
    if shape in ("numbers", "reach", "increments"):
        return Goal(draw(one_of((0.0, 0.0, 10.0, 2.5, -5.0, None))), draw(one_of((10.0, 10.0, 20.0, 40.0, -8.0, 0.0, None))))
    if shape == "control":
        lower, upper = draw(one_of(((0.0, 5.0), (2.0, 8.0), (4.0, 4.0), (2.0, None), (None, 6.0), (0.0, None), (-3.0, 3.0), (None, None))))
        return Goal(draw(one_of((None, None, 4.0))), None, lower, upper)
    if shape == "binary":
        return Goal(None, draw(one_of((None, None, 1.0, 10.0))))
    return Goal()


@st.composite
def _check_ins(draw: st.DrawFn, shape: str) -> tuple[CheckIn, ...]:
    if shape in ("milestones", "nothing"):
        return ()
    days = draw(st.lists(st.integers(-70, 4), max_size=6 if shape == "control" else 3))
    return tuple(draw(_check_in(shape, AS_OF + timedelta(offset))) for offset in sorted(days))


@st.composite
def _check_in(draw: st.DrawFn, shape: str, on: date) -> CheckIn:
    confidence, word = draw(one_of((None, None, 9, 6, 4, 2))), draw(one_of((None, None, *WORDS)))
    if shape == "percent" or (shape in ("numbers", "binary") and draw(one_of((False, False, False, True)))):
        return CheckIn(on, None, draw(one_of((0.0, 35.0, 70.0, 100.0, 120.0))), confidence, word)
    value = draw(one_of((0.0, 1.0, 10.0))) if shape in ("binary", "baseline") else draw(halves)
    return CheckIn(on, value, None, confidence, word)
