"""Were earlier forecasts any good? Each is judged by what was known before its own period began (methodology §4.6)."""

import math
from dataclasses import dataclass
from datetime import date
from statistics import NormalDist

import numpy as np

from scorecard.measures.conformal import hits, reach, winkler
from scorecard.measures.experience import Experience
from scorecard.measures.paths import Counts, Numbers, Truths
from scorecard.model.forecast import HORIZONS, METHODS, Backtest, BacktestLine, Candidate

DRAWS = 2_000
SEED = 1971
ENOUGH_KEY_RESULTS = 60
"""Without so many no other method takes the place of the damped trend."""
ENOUGH_INTERVALS = 50
"""Without so many nobody can tell whether intervals hold."""
HELD = (0.70, 0.90)
"""Coverage of intervals that are shown; meant is 0.80."""
MUST_GAIN = 0.05
"""The share of its error that another method must do without."""
MOST_DRAWN = 4_000_000
"""Key results drawn at a time."""
MOST_CLUSTERS = 4_000
"""Of more key results some are drawn together, which leaves the spread of their mean as it is."""


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """Intervals and probabilities of past forecasts, a row each as in the experience; nan where too little was known."""

    low: Numbers
    high: Numbers
    p_hit: Numbers


def judge(known: Experience, method: str) -> Judged:
    """Every past forecast with the interval and the probability that key results closed before its period began would give it."""
    low, high, p_hit = (np.full(len(known.outcome), np.nan) for _ in range(3))
    forecast, settings = known.foreseen[method], known.settings
    for day in np.unique(known.opens_on):
        for horizon in range(len(HORIZONS)):
            own = (known.opens_on == day) & (known.horizon == horizon)
            errors = known.errors(method, horizon, day)
            far = reach(errors, settings.alpha) if len(errors) >= settings.min_calib else None
            if far is not None:
                low[own], high[own] = forecast[own] - far, forecast[own] + far
            if len(errors) >= settings.phit_min_calib:
                late = own & (known.elapsed >= settings.phit_min_tau)
                p_hit[late] = hits(forecast[late], errors, known.theta[late])
    return Judged(low, high, p_hit)


def backtest(known: Experience, before: date) -> Backtest:
    """The test on all key results whose period had closed before that day, and what follows from it."""
    day = np.datetime64(before)
    closed = known.closes_on < day
    if not closed.any():
        return Backtest(before, 0, 0, "dts", (), None, (), None)
    candidates = _candidates(known, closed)
    method = _method(known, closed, candidates)
    judged = judge(known, method)
    lines = [_line(known, judged, method, name, closed & (known.horizon == place)) for place, name in enumerate(HORIZONS)]
    pooled = _line(known, judged, method, "all", closed)
    enough = pooled.coverage is not None and pooled.intervals >= ENOUGH_INTERVALS
    return Backtest(
        before,
        len(np.unique(known.key_result[closed])),
        len(np.unique(known.opens_on[closed])),
        method,
        tuple(line for line in lines if line.forecasts),
        pooled,
        candidates,
        HELD[0] - 1e-9 <= (pooled.coverage or 0.0) <= HELD[1] + 1e-9 if enough else None,
    )


def _method(known: Experience, closed: Truths, candidates: tuple[Candidate, ...]) -> str:
    """The damped trend unless another is better beyond chance; and no change where the trend does not beat even that."""
    better = [one for one in candidates if one.better]
    if better:
        return min(better, key=lambda one: one.error).method
    error = _errors(known, closed)
    return "dts" if error["dts"].mean() < error["last"].mean() else "last"


def _errors(known: Experience, chosen: Truths) -> dict[str, Numbers]:
    return {method: np.abs(forecast - known.outcome)[chosen] for method, forecast in known.foreseen.items()}


def _candidates(known: Experience, closed: Truths) -> tuple[Candidate, ...]:
    """The other methods, key results drawn anew: forecasts of one key result err together."""
    error = _errors(known, closed)
    others = [method for method in METHODS if method != "dts"]
    key_results, member = np.unique(known.key_result[closed], return_inverse=True)
    member %= MOST_CLUSTERS
    weights = [*(error[other] - error["dts"] for other in others), np.ones(len(member))]
    sums = np.column_stack([np.bincount(member, weight) for weight in weights]).astype(float)
    drawn = _drawn(sums)
    found = []
    for place, other in enumerate(others):
        low, high = np.quantile(drawn[:, place] / drawn[:, -1], [0.1, 0.9])
        mean, base = float(error[other].mean()), float(error["dts"].mean())
        better = bool(high < 0) and mean <= (1 - MUST_GAIN) * base + 1e-9 and len(key_results) >= ENOUGH_KEY_RESULTS
        found.append(Candidate(other, mean, mean - base, float(low), float(high), better))
    return tuple(found)


def _drawn(sums: Numbers) -> Numbers:
    """Of each draw the sums over the key results in it; the same draws every time."""
    generator = np.random.default_rng(SEED)
    many = len(sums)
    found = np.zeros((DRAWS, sums.shape[1]))
    step = max(1, MOST_DRAWN // many)
    for start in range(0, DRAWS, step):
        chosen: Counts = generator.integers(0, many, (min(step, DRAWS - start), many))
        found[start : start + len(chosen)] = sums[chosen].sum(axis=1)
    return found


def _line(known: Experience, judged: Judged, method: str, name: str, chosen: Truths) -> BacktestLine:
    error = {method: _mean(one) for method, one in _errors(known, chosen).items()}
    outcome, theta = known.outcome, known.theta
    within = chosen & ~np.isnan(judged.low)
    held = int(np.sum((judged.low <= outcome + 1e-9) & (outcome <= judged.high + 1e-9) & within))
    intervals = int(within.sum())
    wilson = wilson_of(held, intervals) if intervals else None
    given = chosen & ~np.isnan(judged.p_hit)
    brier, reference, skill = skills(judged.p_hit[given], (outcome >= theta - 1e-9)[given], known.settings.min_calib)
    return BacktestLine(
        weeks_left=name,
        key_results=len(np.unique(known.key_result[chosen])),
        forecasts=int(chosen.sum()),
        error_dts=error["dts"],
        error_last=error["last"],
        error_pace=error["pace"],
        error_half_drift=error["half_drift"],
        against_last=_ratio(error["dts"], error["last"]),
        against_pace=_ratio(error["dts"], error["pace"]),
        bias=_mean((known.foreseen[method] - outcome)[chosen]),
        intervals=intervals,
        coverage=held / intervals if intervals else None,
        coverage_low=wilson[0] if wilson else None,
        coverage_high=wilson[1] if wilson else None,
        mean_width=_mean((judged.high - judged.low)[within]),
        winkler=_mean(winkler(judged.low[within], judged.high[within], outcome[within], known.settings.alpha)),
        probabilities=int(given.sum()),
        brier=brier,
        brier_reference=reference,
        skill=skill,
    )


def wilson_of(held: int, every: int) -> tuple[float, float]:
    """Wilson's interval, of 95 %, for the share that `held` of `every` tell; `every` is at least 1."""
    z = NormalDist().inv_cdf(0.975)
    middle, reach_of = 2 * held + z * z, z * math.sqrt(4 * held * (every - held) / every + z * z)
    across = 2 * (every + z * z)
    return 0.0 if held == 0 else (middle - reach_of) / across, 1.0 if held == every else (middle + reach_of) / across


def skills(told: Numbers, came: Truths, least: int) -> tuple[float | None, float | None, float | None]:
    """Brier's score of probabilities, that of the share that came true, and 1 minus their ratio; None of fewer than `least`."""
    if len(told) < max(1, least):
        return None, None, None
    brier, share = float(np.mean((told - came) ** 2)), float(np.mean(came))
    reference = share * (1 - share)
    return brier, reference, 1 - brier / reference if reference > 0 else None


def _mean(numbers: Numbers) -> float | None:
    return float(numbers.mean()) if len(numbers) else None


def _ratio(over: float | None, under: float | None) -> float | None:
    return over / under if over is not None and under else None
