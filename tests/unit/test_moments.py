"""A number over time, as it is drawn."""

from datetime import date

from scorecard.charts.moments import score_over_time
from scorecard.language import speaking
from scorecard.model.trend import Moment

DAYS = (date(2026, 10, 1), date(2026, 11, 26))


def test_days_are_told_in_the_language_and_words_at_the_ends_take_no_room_from_them() -> None:
    with speaking("nl"):
        axis = score_over_time([Moment(day, 0.4, 0.5, 0.2, 0.6) for day in DAYS], "on_track", ("score", "verwacht")).layout.xaxis
    assert axis.ticktext == ("10 okt 2026", "29 okt 2026", "17 nov 2026")
    assert axis.range == (date(2026, 9, 30), date(2026, 11, 27))


def test_no_moment_is_no_chart_but_no_error() -> None:
    assert score_over_time([], "no_data", ("score", "expected")).layout.xaxis.range is None
