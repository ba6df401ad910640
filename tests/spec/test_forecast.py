"""Methodology §4: the worked numbers, and what is foreseen of the key results of a store."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from scipy.stats import betabinom

from scorecard.measures import catalog, forecast
from scorecard.measures.backtest import skills
from scorecard.measures.calibration import calibrated, confidence_calibration
from scorecard.measures.conformal import control_forecast, hits, reach, winkler
from scorecard.measures.experience import experience
from scorecard.measures.extrapolation import damped, foreseen, slopes
from scorecard.measures.forecast import forecasts
from scorecard.measures.progress import key_results
from scorecard.model.forecast import ForecastSettings, KeyResultForecast, chance
from scorecard.model.scope import Scope
from scorecard.store.store import Store
from tests.spec import closed_quarters
from tests.spec.organisation import day, organise, settle
from tests.spec.walks import Walk, paths_of

WEEKS, PROGRESS = [0.0, 1, 2, 3, 5, 6, 7], [0.0, 0.05, 0.08, 0.16, 0.24, 0.25, 0.34]
ERRORS = np.array(
    [-0.31, -0.22, -0.18, -0.15, -0.12, -0.10, -0.08, -0.05, -0.04, -0.02, 0, 0.02, 0.03, 0.05, 0.07, 0.09, 0.12, 0.16, 0.21, 0.28,
     0.33, 0.38, -0.02, 0.01, 0.06]
)  # fmt: skip


def worked() -> dict[str, float]:
    told = foreseen(paths_of([Walk(WEEKS[1:], PROGRESS[1:])]), np.array([0]), np.array([5]), 0.8)
    return {method: float(one[0]) for method, one in told.items()}


def test_the_worked_forecast_of_the_methodology() -> None:
    assert slopes(np.array([WEEKS]), np.array([PROGRESS]))[0] == pytest.approx(0.048)
    assert damped(0.8, np.array([6.0]))[0] == pytest.approx(2.9514, abs=5e-5)
    assert worked() == {
        "dts": pytest.approx(0.481665, abs=5e-6),
        "last": 0.34,
        "pace": pytest.approx(0.631429, abs=5e-6),
        "half_drift": pytest.approx(0.485714, abs=5e-6),
    }


def test_the_worked_interval_and_probabilities_of_the_methodology() -> None:
    end = worked()["dts"]
    far = reach(ERRORS, 0.2)
    assert far == pytest.approx(0.22)
    assert (end - 0.22, end + 0.22) == (pytest.approx(0.262, abs=5e-4), pytest.approx(0.702, abs=5e-4))
    assert hits(np.array([end, end]), ERRORS, np.array([0.7, 1.0])) == pytest.approx([4 / 27, 1 / 27])
    low, high = np.full(2, end - 0.22), np.full(2, end + 0.22)
    assert winkler(low, high, np.array([0.70, 0.90]), 0.2) == pytest.approx([0.44, 2.423], abs=5e-4)


def test_an_interval_takes_enough_errors_for_its_promise() -> None:
    assert reach(np.array([0.1, 0.3, -0.2]), 0.2) is None
    assert reach(np.array([0.1, 0.3, -0.2, 0.0]), 0.2) == 0.3


def test_the_worked_control_forecast_of_the_methodology() -> None:
    assert control_forecast(5, 7, 13) == (pytest.approx(0.692, abs=5e-4), pytest.approx(0.538, abs=5e-4), pytest.approx(0.846, abs=5e-4))
    assert control_forecast(9, 13, 13) == (9 / 13, 9 / 13, 9 / 13)


@pytest.mark.parametrize(("hits", "seen", "of_all"), [(5, 7, 13), (0, 3, 12), (11, 12, 52), (30, 40, 100)])
def test_the_band_of_a_range_is_the_beta_binomial_one(hits: int, seen: int, of_all: int) -> None:
    low, high = betabinom.ppf([0.1, 0.9], of_all - seen, hits + 1, seen - hits + 1)
    assert control_forecast(hits, seen, of_all)[1:] == ((hits + low) / of_all, (hits + high) / of_all)


def test_a_share_that_is_met_exactly_is_met() -> None:
    # After eight misses one way in ten is a hit in the ninth period, so nine in ten end without.
    assert control_forecast(0, 8, 9)[2] == 0.0


def test_the_worked_brier_score_of_confidence() -> None:
    told = [(9, 1), (9, 1), (8, 1), (8, 0), (7, 1), (7, 0), (6, 0), (5, 1), (4, 0), (3, 0)]
    brier, reference, skill = skills(np.array([c / 10 for c, _ in told]), np.array([bool(y) for _, y in told]), 10)
    assert (brier, reference, skill) == (pytest.approx(0.214), pytest.approx(0.25), pytest.approx(0.144))


def test_confidence_is_told_by_band_and_only_of_enough_key_results() -> None:
    many = [(9.0, True)] * 12 + [(5.5, False)] * 6 + [(3.25, True)] * 4
    told = calibrated(many)
    assert told.key_results == 22
    assert [(band.name, band.key_results, band.told, band.met) for band in told.bands] == [
        ("1-3", 4, None, None),
        ("4-7", 6, pytest.approx(0.55), 0.0),
        ("8-10", 12, pytest.approx(0.9), 1.0),
    ]
    assert told.skill is not None
    assert (calibrated(many[:19]).brier, calibrated([]).bands[0].key_results) == (None, 0)


def test_confidence_is_the_newest_told_by_the_half_of_the_time_and_the_result_that_of_the_last_day(store: Store) -> None:
    closed_quarters.fill(store, "2026-Q3", quarters=2, key_results=30)
    told = confidence_calibration(store, Scope(day("2026-10-01")))
    assert told.key_results == 60
    assert sum(band.key_results for band in told.bands) == 60
    assert confidence_calibration(store, Scope(day("2026-08-01"))).key_results == 30
    with store.transaction() as cursor:
        cursor.execute("update check_in set confidence = 10 where observed_on > date '2026-05-16' and observed_on < date '2026-07-01'")
    assert confidence_calibration(store, Scope(day("2026-10-01"))) == told


@pytest.mark.parametrize(("p_hit", "word"), [(0.29, "unlikely"), (0.3, "open"), (0.7, "open"), (0.71, "likely")])
def test_a_probability_has_a_word(p_hit: float, word: str) -> None:
    assert chance(p_hit) == word


OBJECTIVE = "id | unit\nO | North"
LOG = """
    of | on         | value
    K  | 2026-01-15 | 10
    K  | 2026-01-29 | 20
    K  | 2026-02-12 | 30
    K  | 2026-03-26 | 90
"""


def one(store: Store, as_of: str, key_result: str = "K | O | 0 | 100", log: str = LOG, head: str = "id | of | baseline | target") -> KeyResultForecast:
    organise(store, OBJECTIVE, f"{head}\n{key_result}", check_ins=log)
    [told] = forecasts(store, Scope(day(as_of)))
    return told


def test_the_newest_value_by_the_day_the_start_and_real_weeks_make_the_forecast(store: Store) -> None:
    told = one(store, "2026-02-20")
    left = (date(2026, 3, 31) - date(2026, 2, 12)).days / 7
    # From (0, 0): 10 in 14, 28 and 42 days, so every slope is 5 points a week.
    assert told.weeks_left == pytest.approx(left)
    assert (told.points, told.method, told.progress) == (4, "dts", pytest.approx(0.3))
    assert told.forecast == pytest.approx(0.3 + 0.05 * 0.8 * (1 - 0.8**left) / 0.2)


def test_without_earlier_periods_there_is_a_scenario_band_and_it_is_no_interval(store: Store) -> None:
    told = one(store, "2026-02-20")
    assert (told.scenario_low, told.scenario_high) == (pytest.approx(0.3), pytest.approx(0.3 / 42 * 89))
    assert (told.interval_low, told.interval_high, told.p_hit, told.calibrated_on, told.flags) == (None, None, None, 0, "")
    assert told.reason == "few_errors"


def test_two_points_with_the_start_are_too_few_and_three_are_enough(store: Store) -> None:
    organise(store, OBJECTIVE, "id | of | baseline | target\nK | O | 0 | 100", check_ins=LOG)
    asked = {on: forecasts(store, Scope(day(on)))[0] for on in ("2026-01-10", "2026-01-20", "2026-01-30")}
    assert {on: (one.points, one.reason, one.forecast is None) for on, one in asked.items()} == {
        "2026-01-10": (0, "few_points", True),
        "2026-01-20": (2, "few_points", True),
        "2026-01-30": (3, "few_errors", False),
    }


def test_with_more_than_ten_weeks_left_there_is_no_interval_to_be_had(year: Store) -> None:
    told = forecasts(year, replace(NOVEMBER, as_of=date(2026, 10, 16)))
    assert {(row.reason, row.calibrated_on, row.scenario_low is None) for row in told} == {("far", 0, False)}


WITHOUT = [
    ("K | O | 0 | 100 |  |  ", "2026-03-31", "over"),
    ("K | O |  | 100 |  |  ", "2026-02-20", "unknown"),
    ("K | O | 5 | 5 |  |  ", "2026-02-20", "unknown"),
    ("K | O |  | 100 |  | 60 ", "2026-02-20", "kind"),
    ("K | O | 80 |  | maintain |  ", "2026-02-20", "unknown"),
]


@pytest.mark.parametrize(("drawn", "as_of", "reason"), WITHOUT)
def test_what_has_no_trend_is_not_extrapolated_and_says_why(store: Store, drawn: str, as_of: str, reason: str) -> None:
    told = one(store, as_of, drawn, head="id | of | baseline | target | direction | percent")
    assert (told.reason, told.forecast, told.method) == (reason, None, None)


def test_a_range_is_foreseen_by_how_often_it_was_kept(store: Store) -> None:
    log = "of | on | value\n" + "\n".join(f"K | {date(2026, 1, 6) + timedelta(7 * week)} | {value}" for week, value in enumerate([5, 5, 1, 5, 5, 9, 5]))
    head = "id | of | type | lower | upper | starts | due"
    told = one(store, "2026-02-18", "K | O | control_between | 4 | 6 | 2025-12-31 | 2026-03-31", log, head)
    assert (told.method, told.progress, told.points) == ("beta_binomial", pytest.approx(5 / 7), 7)
    assert told.forecast == pytest.approx(0.692, abs=5e-4)
    assert (told.interval_low, told.interval_high) == (pytest.approx(0.538, abs=5e-4), pytest.approx(0.846, abs=5e-4))
    assert (told.theta, told.flags, told.p_hit, told.reason) == (0.9, "FORECAST_MISS", None, None)


def test_a_way_whose_goal_moved_is_measured_by_what_held_each_day(store: Store) -> None:
    organise(store, OBJECTIVE, "id | of | baseline | target\nK | O | 0 | 100", check_ins=LOG)
    with store.transaction() as cursor:
        cursor.execute("insert into upload values (2, 'bb', 'r', 'okr.xlsx', 1, timestamp '2026-02-01 09:00:00', 'Analyst', '[]')")
        for table in ("objective_version", "check_in_version"):
            cursor.execute(f"insert into {table} select * replace (2 as upload_id) from {table}")
        cursor.execute("insert into key_result_version select * replace (2 as upload_id, 200 as target) from key_result_version")
        catalog.refresh(cursor)
    points = forecast.path(store, "K", day("2026-03-31"))
    assert [point.progress for point in points] == pytest.approx([0.1, 0.2, 0.15, 0.45])
    assert [key_results(store, Scope(point.observed_on))[0].progress for point in points] == pytest.approx([0.1, 0.2, 0.15, 0.45])


def test_an_okr_without_dates_is_not_forecast(store: Store) -> None:
    organise(store, "id | unit | period\nO | North | ", "id | of | baseline | target\nK | O | 0 | 100", check_ins=LOG)
    assert [(one.reason, one.forecast) for one in forecasts(store, Scope(day("2026-02-20")))] == [("undated", None)]


KINDS = ["K | O | 120 | 20 | linear | ", "K | O | 1 | 100 | log | ", "K | O |  | 50 |  | reach"]


@pytest.mark.parametrize("drawn", KINDS)
def test_the_path_is_what_the_scorecard_shows_on_those_days(store: Store, drawn: str) -> None:
    organise(store, OBJECTIVE, f"id | of | baseline | target | scale | type\n{drawn}", check_ins=LOG)
    points = forecast.path(store, "K", day("2026-03-31"))
    assert len(points) == 4
    shown = [key_results(store, Scope(point.observed_on))[0].progress for point in points]
    assert [point.progress for point in points] == pytest.approx(shown)


@pytest.fixture
def year(store: Store) -> Store:
    """Four closed quarters of sixty key results, and one that runs."""
    closed_quarters.fill(store, "2026-Q4", quarters=5, key_results=60)
    return store


NOVEMBER = Scope(date(2026, 11, 25), "2026-Q4")


def test_with_earlier_periods_there_are_intervals_around_the_forecast_and_chances(year: Store) -> None:
    told = forecasts(year, NOVEMBER)
    assert len(told) == 60
    for row in told:
        assert row.interval_low is not None
        assert row.interval_high is not None
        assert row.forecast is not None
        assert (row.interval_low + row.interval_high) / 2 == pytest.approx(row.forecast)
        assert (row.scenario_low, row.calibrated_on) == (None, 240)
    assert {row.chance for row in told} == {"unlikely", "open", "likely"}
    assert {row.theta for row in told} == {1.0, 0.7}


def test_a_forecast_misses_where_the_interval_ends_below_the_goal_or_the_goal_is_unlikely(year: Store) -> None:
    for row in forecasts(year, NOVEMBER):
        assert row.theta is not None
        assert row.forecast is not None
        assert row.p_hit is not None
        ends_below = row.interval_high is not None and row.interval_high < row.theta
        unlikely = row.p_hit < 0.3 and row.forecast < row.theta
        assert row.misses == (ends_below or unlikely)
        assert row.misses == (row.flags == "FORECAST_MISS")


def test_a_chance_is_told_only_when_enough_of_the_time_is_over(year: Store) -> None:
    early = replace(NOVEMBER, as_of=date(2026, 10, 30))
    assert {row.p_hit for row in forecasts(year, early)} == {None}


def test_a_chance_is_told_only_on_enough_errors_and_an_interval_on_fewer(store: Store) -> None:
    closed_quarters.fill(store, "2026-Q4", quarters=3, key_results=19)
    told = forecasts(store, NOVEMBER)
    assert {(row.calibrated_on, row.interval_low is None, row.p_hit) for row in told} == {(38, False, None)}


def test_the_first_quarter_of_all_has_scenarios_and_the_second_is_calibrated_on_it_alone(year: Store) -> None:
    counted = {
        period: {row.calibrated_on for row in forecasts(year, Scope(day(on), period))}
        for period, on in (("2025-Q4", "2025-11-25"), ("2026-Q1", "2026-02-25"), ("2026-Q2", "2026-05-25"))
    }
    assert counted == {"2025-Q4": {0}, "2026-Q1": {60}, "2026-Q2": {120}}


def test_the_settings_are_those_that_are_told(year: Store) -> None:
    strict = forecasts(year, NOVEMBER, experience(year, ForecastSettings(min_calib=241, phit_min_calib=241)))
    assert {(row.interval_low, row.p_hit, row.reason) for row in strict} == {(None, None, "few_errors")}
    patient = forecasts(year, NOVEMBER, experience(year, ForecastSettings(min_points=20)))
    assert {(row.forecast, row.reason) for row in patient} == {(None, "few_points")}


def test_the_stored_settings_are_those_of_the_methodology_until_somebody_sets_others(year: Store) -> None:
    assert forecast.settings(year) == ForecastSettings()
    settle(year, forecast_phi=0.5, forecast_min_points=4, forecast_alpha=0.1, forecast_min_calib=9, forecast_phit_min_calib=11, forecast_phit_min_tau=0.7)
    assert forecast.settings(year) == ForecastSettings(0.5, 4, 0.1, 9, 11, 0.7)
    assert {row.p_hit for row in forecasts(year, NOVEMBER)} == {None}


def test_milestones_are_not_extrapolated_but_tell_their_late_steps_and_confidence(store: Store) -> None:
    steps = "of | due | done\nK | 2026-01-20 | 2026-01-19\nK | 2026-02-01 |\nK | 2026-03-20 |"
    organise(store, OBJECTIVE, "id | of\nK | O", milestones=steps, check_ins="of | on | value | confidence\nK | 2026-02-05 |  | 4")
    [told] = forecasts(store, Scope(day("2026-02-20")))
    assert (told.reason, told.forecast, told.late_steps, told.confidence) == ("kind", None, 1, 4.0)


def test_forecasts_stand_unit_by_unit_and_name_nobody(year: Store) -> None:
    units = [row.unit or "" for row in forecasts(year, NOVEMBER)]
    assert units == sorted(units)
    assert not hasattr(forecasts(year, NOVEMBER)[0], "owner")


def test_a_unit_is_forecast_from_the_experience_of_all(year: Store) -> None:
    of_one = forecasts(year, replace(NOVEMBER, unit="Unit 1"))
    of_all = {row.key_result_id: row for row in forecasts(year, NOVEMBER)}
    assert of_one
    assert all(row == of_all[row.key_result_id] for row in of_one)
