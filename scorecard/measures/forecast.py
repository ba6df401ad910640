"""What is foreseen of each key result of a scope (methodology §4)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from scorecard.measures import backtest, progress, slices
from scorecard.measures.ask import rows, scoped
from scorecard.measures.conformal import control_forecast, hits, reach
from scorecard.measures.experience import Experience, experience, horizons
from scorecard.measures.extrapolation import foreseen
from scorecard.measures.paths import Counts, Numbers, Paths, paths
from scorecard.model.forecast import (
    FORECAST_MISS,
    HORIZONS,
    RANGE,
    UNLIKELY,
    Backtest,
    BacktestLine,
    ForecastSettings,
    KeyResultForecast,
    Outset,
    PathPoint,
    RangeOutlook,
)
from scorecard.model.scope import Scope
from scorecard.model.standing import KeyResultStanding
from scorecard.store.store import Store

FORESEEN = {"increase", "decrease", "reach", "control_at_least", "control_at_most", "control_between"}
"""Kinds of key results that are foreseen: by the trend of their way, or by how often they kept their range."""
UNTOLD = {None, "control"}
"""What can't be scored for want of baseline, target or limits."""


@dataclass(slots=True)
class _Foresight:
    """What is foreseen of one path, filled as it is found; fields as in KeyResultForecast."""

    theta: float
    weeks_left: float
    points: int
    reason: str | None
    method: str | None = None
    forecast: float | None = None
    interval_low: float | None = None
    interval_high: float | None = None
    calibrated_on: int = 0
    scenario_low: float | None = None
    scenario_high: float | None = None
    p_hit: float | None = None


@dataclass(frozen=True, slots=True, eq=False)
class _Grounds:
    """What forecasts of one period with so many weeks left stand on."""

    method: str
    errors: Numbers
    reach: float | None
    """None: no interval, for this reason:"""
    reason: str | None
    probable: bool
    """Probabilities were earned here."""


def settings(store: Store) -> ForecastSettings:
    """As somebody set them, or those of the methodology."""
    [found] = rows(store, ForecastSettings, "from forecast_setting")
    return found


def forecasts(
    store: Store, scope: Scope, known: Experience | None = None, standings: Sequence[KeyResultStanding] | None = None
) -> list[KeyResultForecast]:
    """Every key result of the scope, unit by unit; `known` (of all that closed before `as_of`) spares learning from the past anew, the
    scope's `standings` asking for them.

    Errors are those of key results whose period had closed before the shown one began.
    """
    known = known or experience(store, settings(store), scope.as_of)
    walked = paths(store, until=scope.as_of, period=scope.period)
    place = {key_result_id: number for number, key_result_id in enumerate(walked.key_result_id.tolist())}
    outsets: Sequence[Outset | KeyResultStanding] = _outsets(store, scope) if standings is None else standings
    running = [one for one in outsets if one.key_result_id in place and not _over(one)]
    of_path = np.array([place[one.key_result_id] for one in running], dtype=np.int64)
    elapsed = np.array([one.elapsed for one in running], dtype=float)
    foresight = _foresee(walked, of_path, elapsed, scope.as_of, known)
    found = {one.key_result_id: told for one, told in zip(running, foresight, strict=True)}
    found |= _ranges(store, [one for one in outsets if not _over(one)], known.settings.alpha)
    late = _late_steps(store, scope.as_of)
    told = [_told(one, found.get(one.key_result_id), late.get(one.key_result_id)) for one in outsets]
    return sorted(told, key=lambda one: (one.period or "", one.unit is None, one.unit or "", one.objective or "", one.key_result))


def path(store: Store, key_result_id: str, as_of: date) -> list[PathPoint]:
    """The days of one key result until that day, oldest first."""
    tail = "from progress_path where key_result_id = $key_result_id and observed_on <= $as_of order by observed_on"
    return rows(store, PathPoint, tail, {"key_result_id": key_result_id, "as_of": as_of})


def tested(store: Store, scope: Scope, known: Experience) -> Backtest:
    """The test of what had closed before the scope's period began, or by its day where it names no period with dates."""
    with store.cursor() as cursor:
        found = cursor.execute("select starts_on from period where period_id = ?", [scope.period]).fetchone()
    starts_on = found[0] if found else None
    return backtest.backtest(known, min(starts_on, scope.as_of) if starts_on else scope.as_of)


def tests(store: Store, scope: Scope) -> list[BacktestLine]:
    """The lines of that test."""
    return list(tested(store, scope, experience(store, settings(store), scope.as_of)).every_line)


def _outsets(store: Store, scope: Scope) -> list[Outset]:
    return scoped(store, Outset, "key_result_standing", scope, progress.PLACE, "upload, sheet, row, key_result_id")


def _over(one: Outset | KeyResultStanding) -> bool:
    return one.due_on is not None and one.as_of >= one.due_on


def _foresee(walked: Paths, of_path: Counts, elapsed: Numbers, as_of: date, known: Experience) -> list[_Foresight]:
    """Of each path, in their order."""
    newest, opens_on, theta = walked.newest[of_path], walked.opens_on[of_path], walked.theta[of_path]
    points = newest - walked.first[of_path] + 2
    left = walked.weeks_long[of_path] - walked.week[newest]
    horizon = horizons(left)
    by_method = foreseen(walked, of_path, newest, known.settings.phi)
    found = [_Foresight(float(a), float(b), int(c), "few_points") for a, b, c in zip(theta, left, points, strict=True)]
    enough = points >= known.settings.min_points
    for day in np.unique(opens_on[enough]):
        before = min(day, np.datetime64(as_of))
        test = backtest.backtest(known, before.astype(object))
        for place in np.unique(horizon[enough & (opens_on == day)]):
            group = np.nonzero(enough & (opens_on == day) & (horizon == place))[0]
            grounds = _grounds(known, test, int(place), before)
            forecast = by_method[grounds.method][group]
            earned = grounds.probable & (elapsed[group] >= known.settings.phit_min_tau - 1e-9)
            chances = hits(forecast, grounds.errors, theta[group])
            for number, row in enumerate(group):
                found[row].p_hit = float(chances[number]) if earned[number] else None
                _draw(found[row], float(forecast[number]), float(by_method["last"][row]), float(by_method["pace"][row]), grounds)
    return found


def _ranges(store: Store, running: Sequence[Outset | KeyResultStanding], alpha: float) -> dict[str, _Foresight]:
    """Of key results with a range to be kept, by what was observed of each itself."""
    by_id = {one.key_result_id: one for one in running if one.kind is not None and one.kind.startswith("control")}
    if not by_id:
        return {}
    outlooks = rows(store, RangeOutlook, "from control_outlook where as_of = $as_of", {"as_of": running[0].as_of})
    found = {}
    for one in outlooks:
        standing = by_id.get(one.key_result_id)
        if standing is not None and standing.due_on and standing.observed_on:
            mean, low, high = control_forecast(one.hits, one.seen, one.seen + int(one.periods_left), alpha)
            left = (standing.due_on - standing.observed_on).days / 7
            found[one.key_result_id] = _Foresight(one.theta, left, one.seen, None, RANGE, mean, low, high)
    return found


def _grounds(known: Experience, test: Backtest, horizon: int, before: np.datetime64) -> _Grounds:
    errors, settings = known.errors(test.method, horizon, before), known.settings
    far = reach(errors, settings.alpha) if len(errors) >= settings.min_calib else None
    if horizon < 0:
        return _Grounds(test.method, errors, None, "far", False)
    probable = len(errors) >= settings.phit_min_calib and HORIZONS[horizon] in test.skilled
    if far is None:
        return _Grounds(test.method, errors, None, "few_errors", probable)
    if test.intervals_hold is False:
        return _Grounds(test.method, errors, None, "withdrawn", probable)
    return _Grounds(test.method, errors, far, None, probable)


def _draw(path: _Foresight, forecast: float, last: float, pace: float, grounds: _Grounds) -> None:
    """Give it its forecast, and an interval where that is earned, else what lies between nothing more and the average pace."""
    path.method, path.forecast, path.calibrated_on, path.reason = grounds.method, forecast, len(grounds.errors), grounds.reason
    if grounds.reach is None:
        path.scenario_low, path.scenario_high = min(last, pace), max(last, pace)
    else:
        path.interval_low, path.interval_high = forecast - grounds.reach, forecast + grounds.reach


def _late_steps(store: Store, as_of: date) -> dict[str, int]:
    with store.cursor() as cursor:
        # Of the same rows as those told of, which may be at hand.
        before = slices.from_memory(store, cursor, [as_of], ["key_result_score"])
        asked = f"{before} select key_result_id, late from key_result_score where as_of = ? and late is not null"
        return dict(cursor.execute(asked, [as_of]).fetchall())


def _told(one: Outset | KeyResultStanding, path: _Foresight | None, late_steps: int | None) -> KeyResultForecast:
    return KeyResultForecast(
        as_of=one.as_of,
        key_result_id=one.key_result_id,
        period=one.period,
        unit=one.unit,
        perspective=one.perspective,
        objective=one.objective,
        key_result=one.key_result,
        kind=one.kind,
        progress=one.progress if one.in_range is None else one.in_range,
        theta=path.theta if path else None,
        observed_on=one.observed_on,
        due_on=one.due_on,
        weeks_left=path.weeks_left if path else None,
        points=path.points if path else 0,
        method=path.method if path else None,
        forecast=path.forecast if path else None,
        interval_low=path.interval_low if path else None,
        interval_high=path.interval_high if path else None,
        calibrated_on=path.calibrated_on if path else 0,
        scenario_low=path.scenario_low if path else None,
        scenario_high=path.scenario_high if path else None,
        p_hit=path.p_hit if path else None,
        flags=FORECAST_MISS if path and _misses(path) else "",
        reason=path.reason if path else _why_not(one),
        confidence=one.confidence,
        late_steps=late_steps,
        method_version=one.method_version,
    )


def _misses(path: _Foresight) -> bool:
    """The interval ends below theta, or a probability below 30 % goes with a forecast below theta."""
    if path.interval_high is not None and path.interval_high < path.theta - 1e-9:
        return True
    return path.p_hit is not None and path.p_hit < UNLIKELY and path.forecast is not None and path.forecast < path.theta - 1e-9


def _why_not(one: Outset | KeyResultStanding) -> str:
    if _over(one):
        return "over"
    if one.kind in UNTOLD:
        return "unknown"
    if one.kind not in FORESEEN:
        return "kind"
    return "few_points" if one.elapsed is not None else "undated"
