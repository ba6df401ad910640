"""The forecast, drawn number by number."""

from dataclasses import replace
from datetime import date

from scorecard.charts import forecast as charts
from scorecard.charts.forecast import forecast_ranges, path_ahead
from scorecard.model.forecast import KeyResultForecast, PathPoint
from tests.golden.test_charts import HOSTILE, drawn

ON_TIME = KeyResultForecast(
    as_of=date(2026, 8, 15),
    key_result_id="K1",
    period="2026-Q3",
    unit=HOSTILE,
    perspective="customer",
    objective="Keep every promise",
    key_result=HOSTILE,
    kind="increase",
    progress=0.5,
    theta=1.0,
    observed_on=date(2026, 8, 14),
    due_on=date(2026, 9, 30),
    weeks_left=6.7,
    points=7,
    method="dts",
    forecast=0.9,
    interval_low=0.6,
    interval_high=1.2,
    calibrated_on=45,
    scenario_low=None,
    scenario_high=None,
    p_hit=0.4,
    flags="",
    reason=None,
    confidence=7.0,
    late_steps=None,
    method_version="m1.0",
)
SCENARIO = replace(
    ON_TIME, key_result_id="K2", interval_low=None, interval_high=None, scenario_low=0.5, scenario_high=3.5, p_hit=None, reason="few_errors"
)
MISS = replace(ON_TIME, key_result_id="K3", forecast=0.3, interval_low=-0.9, interval_high=0.7, p_hit=0.02, flags="FORECAST_MISS")
NONE = replace(ON_TIME, key_result_id="K4", forecast=None, interval_low=None, interval_high=None, method=None, reason="few_points")


def test_each_forecast_has_a_line_with_band_goal_and_now_and_what_lies_beyond_is_held_in_sight() -> None:
    interval, scenario, goal, now, ahead, open_ended, missing = drawn(forecast_ranges([ON_TIME, SCENARIO, MISS, NONE]))
    assert (list(interval["x"]), list(interval["y"])) == ([0.6, 1.2, None, -0.5, 0.7, None], [0, 0, None, 2, 2, None])
    assert (list(scenario["x"]), list(scenario["y"])) == ([0.5, 2.0, None], [1, 1, None])
    assert (interval["line"]["dash"], scenario["line"]["dash"]) == ("solid", "dot")
    assert [list(one["x"]) for one in (goal, now, ahead, open_ended, missing)] == [[1.0] * 3, [0.5] * 3, [0.9], [0.9], [0.3]]
    assert [list(one["y"]) for one in (now, ahead, open_ended, missing)] == [[0, 1, 2], [0], [1], [2]]
    assert [one["marker"]["symbol"] for one in (ahead, open_ended, missing)] == ["diamond", "diamond-open", "x"]


def test_the_way_ends_in_the_forecast_at_the_due_date_with_its_band() -> None:
    points = [PathPoint(date(2026, 7, 31), 0.2), PathPoint(date(2026, 8, 14), 0.5)]
    walked, band, ahead = drawn(path_ahead(points, ON_TIME))
    assert list(walked["y"]) == [0.2, 0.5]
    assert (list(ahead["x"]), list(ahead["y"])) == ([date(2026, 8, 14), date(2026, 9, 30)], [0.5, 0.9])
    assert (list(band["y"]), band["line"]["dash"]) == ([0.6, 1.2], "solid")
    assert (list(drawn(path_ahead(points, SCENARIO))[1]["y"]), len(drawn(path_ahead(points, NONE)))) == ([0.5, 3.5], 1)


def test_text_from_data_stays_text_and_nothing_is_no_failure() -> None:
    figure = forecast_ranges([ON_TIME])
    for text in (figure.layout.annotations[0].text, figure.data[3].hovertext[0]):
        assert "<a href" not in text
        assert "&lt;a" in text
    assert drawn(forecast_ranges([]))
    assert drawn(path_ahead([], NONE))


def test_no_two_meanings_share_a_colour() -> None:
    assert len({charts.NOW, charts.AHEAD, charts.MISS}) == 3
