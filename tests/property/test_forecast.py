"""Forecasts told twice: on arrays, and slowly, one key result and one pair of points at a time."""

from itertools import combinations
from math import ceil, isnan
from statistics import median

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.stats import theilslopes

from scorecard.measures.backtest import judge
from scorecard.measures.conformal import hits, reach, winkler
from scorecard.measures.experience import learned
from scorecard.measures.extrapolation import foreseen
from scorecard.model.forecast import HORIZONS, ForecastSettings
from tests.spec.walks import QUARTERS, Past, Walk, experience_of, paths_of

PROGRESS = st.floats(-2, 3, allow_nan=False)
WEEKS_LONG = 13.0


@st.composite
def walks(draw: st.DrawFn) -> Walk:
    """Up to fourteen days of a quarter, in any order of progress."""
    days = sorted(draw(st.sets(st.integers(1, 91), min_size=1, max_size=14)))
    progress = draw(st.lists(PROGRESS, min_size=len(days), max_size=len(days)))
    return Walk([day / 7 for day in days], progress, WEEKS_LONG, conclusive=draw(st.booleans()))


def slowly(walk: Walk, upto: int, phi: float) -> dict[str, float]:
    """Every pair of points is looked at; a damped week counts phi of the one before, a part of a week its part by the formula."""
    points = [(0.0, 0.0), *zip(walk.week[: upto + 1], walk.progress[: upto + 1], strict=True)]
    trend = median((after - before) / (late - early) for (early, before), (late, after) in combinations(points, 2))
    week, last = points[-1]
    left = walk.weeks_long - week
    pace = last * walk.weeks_long / week
    damped = sum(phi**number for number in range(1, round(left) + 1)) if left == round(left) else phi * (1 - phi**left) / (1 - phi)
    return {"dts": last + trend * damped, "last": last, "pace": pace, "half_drift": (last + pace) / 2}


@settings(max_examples=100, deadline=None)
@given(st.lists(walks(), min_size=1, max_size=6), st.sampled_from((0.5, 0.8, 0.95)))
def test_forecasts_are_those_of_every_pair_of_points(drawn: list[Walk], phi: float) -> None:
    known = paths_of(drawn)
    every = np.arange(len(drawn))
    told = foreseen(known, every, known.newest, phi)
    for number, walk in enumerate(drawn):
        wanted = slowly(walk, len(walk.week) - 1, phi)
        assert {method: float(one[number]) for method, one in told.items()} == pytest.approx(wanted, abs=1e-9)


@settings(max_examples=50, deadline=None)
@given(walks())
def test_the_trend_is_scipys(walk: Walk) -> None:
    known = paths_of([walk])
    week, progress = [0.0, *walk.week], [0.0, *walk.progress]
    trend = foreseen(known, np.array([0]), known.newest, 1.0)["dts"][0] - walk.progress[-1]
    assert trend == pytest.approx(theilslopes(progress, week).slope * (WEEKS_LONG - walk.week[-1]), abs=1e-9)


@settings(max_examples=100, deadline=None)
@given(st.lists(walks(), min_size=1, max_size=6), st.integers(2, 5))
def test_of_each_key_result_and_horizon_the_last_forecast_before_the_result_teaches(drawn: list[Walk], min_points: int) -> None:
    known = learned(paths_of(drawn), ForecastSettings(min_points=min_points))
    wanted = []
    for number, walk in enumerate(drawn):
        by_horizon = {}
        for place in range(len(walk.week) - 1):
            horizon = ceil((walk.weeks_long - walk.week[place]) / 2 - 1e-9) - 1
            if walk.conclusive and 0 <= horizon < len(HORIZONS) and place + 2 >= min_points:
                by_horizon[horizon] = place
        for horizon, place in sorted(by_horizon.items(), reverse=True):
            wanted.append((number, horizon, walk.progress[-1], slowly(walk, place, 0.8)["dts"]))
    told = list(zip(known.key_result, known.horizon, known.outcome, known.foreseen["dts"], strict=True))
    assert len(told) == len(wanted)
    for one, other in zip(told, wanted, strict=True):
        assert one == pytest.approx(other, abs=1e-9)


ERRORS = st.lists(st.sampled_from([number / 20 for number in range(-20, 21)]), max_size=30)


@given(ERRORS, st.sampled_from((0.1, 0.2, 0.5)))
def test_an_interval_reaches_to_the_error_that_so_many_do_not_exceed(errors: list[float], alpha: float) -> None:
    k = ceil(round((len(errors) + 1) * (1 - alpha), 9))
    assert reach(np.array(errors), alpha) == (sorted(map(abs, errors))[k - 1] if k <= len(errors) else None)


@given(ERRORS, PROGRESS, PROGRESS)
def test_a_chance_counts_the_errors_that_would_carry_the_forecast_there(errors: list[float], forecast: float, theta: float) -> None:
    # Where rounding alone would decide, nobody is asked.
    assume(all(abs(forecast + error - theta + 1e-9) > 1e-12 for error in errors))
    carried = sum(forecast + error >= theta - 1e-9 for error in errors)
    told = hits(np.array([forecast]), np.array(errors), np.array([theta]))[0]
    assert told == pytest.approx((1 + carried) / (len(errors) + 2))


@given(PROGRESS, PROGRESS, PROGRESS)
def test_winkler_is_the_width_and_the_distance_outside_many_times(one: float, other: float, outcome: float) -> None:
    low, high = sorted((one, other))
    outside = low - outcome if outcome < low else outcome - high if outcome > high else 0.0
    told = winkler(np.array([low]), np.array([high]), np.array([outcome]), 0.2)[0]
    assert told == pytest.approx(high - low + 10 * outside)


PASTS = st.lists(
    st.builds(Past, dts=st.floats(-1, 1), horizon=st.integers(0, 4), quarter=st.integers(0, 3), outcome=PROGRESS), min_size=1, max_size=40
)


@settings(max_examples=60, deadline=None)
@given(PASTS)
def test_each_past_forecast_is_judged_by_errors_of_its_horizon_from_periods_that_had_closed(past: list[Past]) -> None:
    told = judge(experience_of(past, ForecastSettings(min_calib=4, phit_min_calib=6)), "dts")
    for number, one in enumerate(past):
        begins = QUARTERS[one.quarter][0]
        errors = [other.dts for other in past if QUARTERS[other.quarter][1] < begins and other.horizon == one.horizon]
        k = ceil(round((len(errors) + 1) * 0.8, 9))
        if len(errors) < 4 or k > len(errors):
            assert isnan(told.low[number])
        else:
            forecast, far = one.outcome - one.dts, sorted(map(abs, errors))[k - 1]
            assert (told.low[number], told.high[number]) == pytest.approx((forecast - far, forecast + far), abs=1e-9)
        assert isnan(told.p_hit[number]) == (len(errors) < 6)
