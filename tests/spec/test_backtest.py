"""Methodology §4.6: forecasts of the past, judged by what was known before their period, and what follows from it."""

from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pytest

from scorecard.measures import forecast
from scorecard.measures.backtest import backtest, judge, wilson_of
from scorecard.measures.conformal import reach
from scorecard.measures.experience import experience, horizons, known_by, learned
from scorecard.measures.extrapolation import foreseen
from scorecard.model.forecast import HORIZONS, ForecastSettings
from scorecard.model.scope import Scope
from scorecard.store.store import Store
from tests.spec import closed_quarters
from tests.spec.walks import Past, Walk, experience_of, paths_of

AFTER = date(2027, 1, 1)
SETTINGS = ForecastSettings()


def test_weeks_left_are_rounded_up_into_pairs() -> None:
    weeks = [0.0, 0.1, 2.0, 2.1, 3.9, 4.0, 9.9, 10.0, 10.1, 52.0]
    assert [HORIZONS[place] if place >= 0 else "" for place in horizons(np.array(weeks))] == [
        "", "1-2", "1-2", "3-4", "3-4", "3-4", "9-10", "9-10", "", "",
    ]  # fmt: skip


def test_wilsons_interval_of_a_share_stays_within_0_and_1() -> None:
    assert wilson_of(40, 50) == (pytest.approx(0.6696, abs=5e-5), pytest.approx(0.8876, abs=5e-5))
    assert (wilson_of(0, 5)[0], wilson_of(5, 5)[1]) == (0.0, 1.0)


def test_a_key_result_teaches_once_per_horizon_by_its_last_forecast_and_never_by_its_result() -> None:
    weekly = Walk(week=list(range(1, 13)), progress=[week / 12 for week in range(1, 13)])
    known = learned(paths_of([weekly]), SETTINGS)
    # Weeks 3 to 11 of 13 have 10 to 2 weeks left; the value of week 12 is the result.
    assert (known.elapsed * 13).round(6).tolist() == [4, 6, 8, 10, 11]
    assert [HORIZONS[place] for place in known.horizon] == ["9-10", "7-8", "5-6", "3-4", "1-2"]
    assert known.outcome.tolist() == [1.0] * 5
    assert (known.outcome - known.foreseen["last"]).round(6).tolist() == [round((12 - week) / 12, 6) for week in (4, 6, 8, 10, 11)]


def test_nothing_is_learned_of_a_key_result_without_a_result_or_with_too_few_points() -> None:
    left_off = Walk(week=[1, 2, 3, 4, 5], progress=[0.1, 0.2, 0.3, 0.4, 0.5], conclusive=False)
    sparse = Walk(week=[6, 12.5], progress=[0.4, 0.9])
    assert len(learned(paths_of([left_off, sparse]), SETTINGS).outcome) == 0


def test_a_value_long_before_the_end_is_no_result(store: Store) -> None:
    closed_quarters.fill(store, "2026-Q3", quarters=1, key_results=6)
    with store.transaction() as cursor:
        cursor.execute("delete from measurement where key_result_id = '2026-Q3 K1' and observed_on > date '2026-09-15'")
    assert len(np.unique(experience(store, SETTINGS).key_result)) == 5


def past(quarter: int, errors: list[float], **more: Any) -> list[Past]:
    return [Past(dts=error, quarter=quarter, **more) for error in errors]


def test_an_interval_of_the_past_stands_on_earlier_periods_alone() -> None:
    first, second, third = ([0.01 * (number + shift) for number in range(25)] for shift in (0, 100, 200))
    known = experience_of([*past(0, first), *past(1, second), *past(2, third)])
    judged = judge(known, "dts")
    far = (judged.high - judged.low) / 2
    assert np.isnan(far[:25]).all()
    assert far[25:50] == pytest.approx(reach(np.array(first), 0.2))
    assert far[50:] == pytest.approx(reach(np.array(first + second), 0.2))


@pytest.mark.parametrize(("changed", "moved"), [(0, {1, 2, 3}), (1, {2, 3}), (2, {3}), (3, set())])
def test_what_happens_in_a_period_changes_only_the_intervals_and_chances_of_later_ones(changed: int, moved: set[int]) -> None:
    chances = np.random.default_rng(3)
    rows = [row for quarter in range(4) for row in past(quarter, chances.normal(0, 0.2, 60).tolist())]
    other = [replace(row, dts=row.dts * 9 + 1) if row.quarter == changed else row for row in rows]
    before, after = judge(experience_of(rows), "dts"), judge(experience_of(other), "dts")
    of = np.array([row.quarter for row in rows])
    for quarter in range(4):
        if quarter == changed:  # its own forecasts moved, so compare how far the interval reaches
            wide, wide_after = ((one.high - one.low)[of == quarter] for one in (before, after))
            assert np.allclose(wide, wide_after, equal_nan=True)
        else:
            same = [np.allclose(getattr(before, name)[of == quarter], getattr(after, name)[of == quarter], equal_nan=True) for name in ("low", "p_hit")]
            assert same == [quarter not in moved] * 2


def test_only_what_had_closed_is_tested() -> None:
    known = experience_of([*past(0, [0.1] * 5), *past(1, [0.2] * 7), *past(2, [0.3] * 9)])
    assert [backtest(known, date.fromisoformat(day)).key_results for day in ("2026-03-31", "2026-04-01", "2026-07-01", "2026-12-31")] == [0, 5, 12, 21]
    assert backtest(known, date(2026, 1, 1)).told() == ["No key result with values enough has closed yet, so no forecast can be tested."]


def test_the_numbers_of_a_line(store: Store) -> None:
    # The first quarter calibrates: the 20th of 24 errors 0.01, 0.02, … is 0.20. In the second 41 of 50 lie within.
    first = past(0, [0.01 * number for number in range(1, 25)])
    second = past(1, [0.1] * 41 + [-0.3] * 9)
    test = backtest(experience_of([*first, *second]), AFTER)
    line = test.pooled
    assert line is not None
    assert (line.intervals, line.coverage) == (50, pytest.approx(0.82))
    assert (line.coverage_low, line.coverage_high) == (pytest.approx(0.692, abs=5e-4), pytest.approx(0.902, abs=5e-4))
    assert line.mean_width == pytest.approx(0.4)
    assert line.winkler == pytest.approx(0.4 + 9 / 50 * 10 * 0.1)
    errors = [0.01 * number for number in range(1, 25)] + [0.1] * 41 + [-0.3] * 9
    assert line.error_dts == pytest.approx(np.abs(errors).mean())
    assert line.bias == pytest.approx(-np.mean(errors))
    assert line.against_last == pytest.approx(np.abs(errors).mean() / 0.5)
    assert [one.weeks_left for one in test.every_line] == ["1-2", "all"]
    assert test.intervals_hold is True


def test_chances_of_the_past_have_a_brier_score_and_a_skill() -> None:
    # Forecast 0.5 and 1.1, each off by -0.2 to 0.2: a goal of 0.8 is reached by all of the second and none of the first.
    errors = [0.01 * number for number in range(-20, 21)]
    low, high = ([Past(dts=error, quarter=quarter, outcome=mid + error, theta=0.8) for quarter in (0, 1) for error in errors] for mid in (0.5, 1.1))
    line = backtest(experience_of([*low, *high]), AFTER).pooled
    assert line is not None
    told = 1 / (82 + 2)  # none of the 82 errors, and one of two for good measure
    assert (line.probabilities, line.brier, line.brier_reference) == (82, pytest.approx(told**2), pytest.approx(0.25))
    assert line.skill == pytest.approx(1 - told**2 / 0.25)


def test_intervals_are_withdrawn_where_too_few_outcomes_lay_within_and_not_judged_on_fewer_than_fifty() -> None:
    first, wild, calm = past(0, [0.1] * 30), past(1, [0.1] * 30 + [0.5] * 30), past(1, [0.5] * 40)
    assert backtest(experience_of([*first, *wild]), AFTER).intervals_hold is False
    assert "Intervals are not shown" in backtest(experience_of([*first, *wild]), AFTER).told()[1]
    assert backtest(experience_of([*first, *calm]), AFTER).intervals_hold is None


def test_withdrawn_intervals_are_replaced_by_scenarios(store: Store) -> None:
    closed_quarters.fill(store, "2026-Q4", quarters=3, key_results=30)
    with store.transaction() as cursor:  # in the last closed quarter everything jumped in the last week
        cursor.execute("update measurement set value = value + 300 where key_result_id like '2026-Q3%' and observed_on > date '2026-09-20'")
    told = forecast.forecasts(store, Scope(date(2026, 11, 25), "2026-Q4"))
    assert {(row.reason, row.interval_low, row.scenario_low is None) for row in told} == {("withdrawn", None, False)}


def test_the_damped_trend_is_shown_where_it_beats_no_change_and_else_no_change() -> None:
    assert backtest(experience_of([Past(dts=0.2, last=0.3)] * 3), AFTER).method == "dts"
    beaten = backtest(experience_of([Past(dts=0.3, last=0.295)] * 80), AFTER)
    assert beaten.method == "last"
    assert beaten.told()[0].startswith("The damped trend does not beat foreseeing no change")
    assert backtest(experience_of([Past(dts=0.3, last=0.3)] * 3), AFTER).method == "last"


RULE = [
    (60, 0.94, "half_drift"),  # 6 % less on enough key results
    (60, 0.96, "dts"),  # 4 % less
    (59, 0.94, "dts"),  # too few key results
]


@pytest.mark.parametrize(("many", "ratio", "method"), RULE)
def test_another_method_takes_over_only_with_five_percent_less_error_on_sixty_key_results(many: int, ratio: float, method: str) -> None:
    rows = [Past(dts=0.1 + 0.001 * number, half_drift=ratio * (0.1 + 0.001 * number)) for number in range(many)]
    test = backtest(experience_of(rows), AFTER)
    assert test.method == method
    assert test.told()[0].startswith("Shown is half the average pace" if method == "half_drift" else "Shown is the damped trend")


def test_another_method_does_not_take_over_by_chance() -> None:
    lucky = [Past(dts=0.2, half_drift=0.0)] * 50 + [Past(dts=0.2, half_drift=0.7)] * 18
    test = backtest(experience_of(lucky), AFTER)
    [half] = [one for one in test.candidates if one.method == "half_drift"]
    assert half.error < 0.95 * 0.2
    assert half.low < half.difference < 0 < half.high
    assert test.method == "dts"


def test_the_draws_keep_together_what_belongs_to_one_key_result() -> None:
    rows = [Past(dts=0.2, half_drift=0.1 if number % 2 else 0.25, horizon=horizon) for number in range(40) for horizon in range(5)]
    apart = experience_of(rows)
    together = replace(apart, key_result=np.repeat(np.arange(40), 5))
    widths = [next(one.high - one.low for one in backtest(known, AFTER).candidates if one.method == "half_drift") for known in (apart, together)]
    assert widths[1] == pytest.approx(widths[0] * 5**0.5, rel=0.1)


def test_the_same_store_gives_the_same_test(store: Store) -> None:
    closed_quarters.fill(store, "2026-Q4", quarters=3, key_results=20)
    scope = Scope(date(2026, 11, 25), "2026-Q4")
    known = experience(store, SETTINGS)
    assert forecast.tested(store, scope, known) == forecast.tested(store, scope, experience(store, SETTINGS))
    assert forecast.tested(store, scope, known).before == date(2026, 10, 1)
    assert forecast.tests(store, scope) == list(forecast.tested(store, scope, known).every_line)


def test_nothing_but_what_had_closed_by_the_day_need_be_learned_from(store: Store) -> None:
    closed_quarters.fill(store, "2026-Q4", quarters=3, key_results=70)
    scope = Scope(date(2026, 11, 25), "2026-Q4")
    whole, closed = experience(store, SETTINGS), experience(store, SETTINGS, known_by(store, scope.as_of))
    assert known_by(store, scope.as_of) == known_by(store, date(2026, 12, 20)) == date(2026, 10, 1)
    assert known_by(store, date(2025, 12, 31)) < date(2025, 1, 1)
    assert len(closed.outcome) < len(experience(store, SETTINGS, date(2027, 1, 1)).outcome) == len(whole.outcome)
    assert forecast.tested(store, scope, closed) == forecast.tested(store, scope, whole)
    assert forecast.forecasts(store, scope, closed) == forecast.forecasts(store, scope, whole) == forecast.forecasts(store, scope)


def test_intervals_of_exchangeable_key_results_hold_what_they_promise() -> None:
    """2,000 draws of 80 key results to calibrate on and one to be foreseen, of mixed shapes, seven of thirteen weeks gone."""
    draws, calibrated_on = 2_000, 80
    chance = np.random.default_rng(11)
    many = draws * (calibrated_on + 1)
    weeks = np.arange(1, 14) / 13
    speed = chance.uniform(0.2, 1.4, (many, 1))
    shape = chance.choice([0.5, 1.0, 1.0, 2.0], (many, 1))
    walks = speed * weeks**shape + np.cumsum(chance.normal(0, 0.05, (many, 13)), axis=1)
    known = paths_of([])
    known = replace(
        known,
        weeks_long=np.full(many, 13.0),
        first=np.arange(0, many * 7 + 1, 7),
        week=np.tile(np.arange(1.0, 8.0), many),
        progress=walks[:, :7].ravel(),
    )
    ahead = foreseen(known, np.arange(many), known.newest, 0.8)["dts"]
    errors = (walks[:, 12] - ahead).reshape(draws, calibrated_on + 1)
    held = [abs(line[-1]) <= (reach(line[:-1], 0.2) or 0.0) for line in errors]
    assert 0.74 <= np.mean(held) <= 0.86
