"""Charts are functions of values: what they draw, number by number."""

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from scorecard.charts import lines, theme
from scorecard.charts.bullets import MOST
from scorecard.charts.coverage import LOOK, coverage_map, coverage_map_in_words
from scorecard.charts.distribution import distribution, distribution_in_words
from scorecard.charts.multiples import scores_by_unit
from scorecard.charts.progress import key_result_bullets, progress_against_pace, progress_by_perspective
from scorecard.charts.ranked import parts_by_score
from scorecard.model.coverage import STATES, CellQuality
from scorecard.model.explain import Node, Term
from scorecard.model.perspective import classic
from scorecard.model.scores import PerspectiveScore
from scorecard.model.standing import KeyResultStanding
from tests.gallery import cases
from tests.gallery.drawings import every_drawing

DAY = date(2026, 8, 15)
HOSTILE = '<a href="http://203.0.113.9">Fleet & Care</a>'

CUSTOMER = PerspectiveScore(
    as_of=DAY,
    period="2026-Q3",
    perspective="customer",
    score=0.5,
    completeness=0.8,
    enough=True,
    low=0.4,
    high=0.6,
    expected=0.45,
    status="on_track",
    units=2,
    objectives=3,
    key_results=5,
    scored_key_results=4,
    achieved=0,
    on_track=3,
    at_risk=1,
    behind=0,
    partly=0,
    missed=0,
    unknown=1,
    behind_share=0.0,
    lowest=0.4,
    method_version="m1.0",
)
FINANCIAL = replace(CUSTOMER, perspective="financial", score=None, completeness=0.0, enough=False, low=0.0, high=1.0, status="no_data")

ON_TIME = KeyResultStanding(
    as_of=DAY,
    key_result_id="K1",
    objective_id="O1",
    upload=1,
    file="okr.xlsx",
    sheet="Q3",
    row=4,
    period="2026-Q3",
    unit=HOSTILE,
    objective="Keep every promise",
    key_result="On-time delivery",
    owner=None,
    perspective="customer",
    perspective_by="file",
    baseline=80.0,
    target=100.0,
    lower_limit=None,
    upper_limit=None,
    stretch_target=None,
    current=95.0,
    observed_on=DAY,
    unit_of_measure="%",
    weight=1.0,
    direction=None,
    kind="increase",
    goal_mode="committed",
    plan_curve="linear",
    progress=0.75,
    score=0.75,
    stretch=None,
    in_range=None,
    strict=None,
    grade="missed",
    self_score=None,
    confidence=None,
    elapsed=0.5,
    expected=0.5,
    gap=0.25,
    pace_index=1.5,
    pace_time=1.5,
    pace_day=DAY,
    rebased_on=None,
    status="on_track",
    flags="",
    due_on=date(2026, 9, 30),
    method_version="m1.0",
)
LATE = replace(ON_TIME, key_result_id="K2", perspective=None, progress=-1.5, score=0.0, gap=-2.0, status="behind")
UNPACED = replace(ON_TIME, key_result_id="K3", expected=None, gap=None, status="unpaced")


def cell(unit: str | None, perspective: str | None, state: str, objectives: int) -> CellQuality:
    return CellQuality(DAY, "2026-Q3", unit, perspective, True, state, objectives, objectives, objectives, 0, 0, None)


def drawn(figure: Any) -> list[dict[str, Any]]:
    """The traces as they are sent to the browser."""
    traces: list[dict[str, Any]] = figure.to_plotly_json()["data"]
    return traces


def test_a_bar_its_bounds_and_what_was_expected() -> None:
    band, bar, stroke = drawn(progress_by_perspective([CUSTOMER], classic()))
    assert (list(bar["x"]), list(stroke["x"]), list(band["base"])) == ([0.5], [0.45], [0.4])
    assert [round(share, 6) for share in band["x"]] == [0.2]
    assert [list(one) for one in bar["customdata"]] == [["perspective", None, "customer", None]]
    assert told(progress_by_perspective([CUSTOMER], classic())) == [("Customer", "0.50")]


def test_a_perspective_without_score_keeps_its_place_and_has_no_bar() -> None:
    doubtful = replace(CUSTOMER, enough=False)
    figure = progress_by_perspective([FINANCIAL, CUSTOMER, doubtful], classic())
    _, bar, _ = drawn(figure)
    assert told(figure) == [("Financial", "not scored"), ("Customer", "0.50"), ("Customer", "insufficient data")]
    assert list(bar["x"]) == [None, 0.5, None]
    assert list(bar["y"]) == [0, 1, 2]


def test_a_key_result_has_the_colour_of_its_status_and_what_lies_beyond_the_scale_is_drawn_to_its_end() -> None:
    far = replace(ON_TIME, progress=4.0)
    unknown = replace(ON_TIME, progress=None, status="no_data")
    figure = key_result_bullets([ON_TIME, LATE, far, unknown])
    _, bar, stroke = drawn(figure)
    assert list(bar["x"]) == [0.75, 0.0, MOST, None]
    assert list(bar["marker"]["color"]) == [theme.STATUS[one] for one in ("on_track", "behind", "on_track", "no_data")]
    assert list(stroke["x"]) == [0.5] * 4
    assert [number for _, number in told(figure)] == ["75%, on track", "-150%, behind", "400%, on track", "no data"]


def test_a_chart_of_one_row_leaves_room_for_its_axis() -> None:
    layout = progress_by_perspective([CUSTOMER], classic()).layout
    assert layout.height - layout.minreducedheight >= lines.FOOT, "plotly takes the room for an axis only of what is beyond this height"


def test_pace_draws_only_what_has_a_pace_and_keeps_extremes_in_sight() -> None:
    [marks] = drawn(progress_against_pace([ON_TIME, LATE, UNPACED], classic()))
    assert [list(one) for one in marks["customdata"]] == [["key_result", None, None, "K1"], ["key_result", None, None, "K2"]]
    assert list(marks["x"]) == [0.25, -1.0]
    assert list(marks["marker"]["symbol"]) == ["circle", "triangle-down"]
    assert list(marks["marker"]["color"]) == [theme.STATUS["on_track"], theme.STATUS["behind"]]


def test_a_part_of_which_too_little_is_scored_has_bounds_and_no_number_and_ranks_after_those_that_have_one() -> None:
    known = Term(Node("unit", "Road"), "Road", 1.0, "no_units_sheet", 0.5, 0.47, 0.235, None, 0.9, 0.4, 0.6, "behind", "")
    control = Node("unit", "Control")
    thin = replace(known, node=control, name="Control", value=0.3, completeness=0.17, low=0.05, high=0.88, flags="INSUFFICIENT")
    figure = parts_by_score([thin, known], lambda term: term.name)
    band, bar, *_ = figure.data
    assert list(bar.x) == [0.47, None]
    assert (band.base[1], band.x[1]) == (0.05, pytest.approx(0.83))
    assert [one.text for one in figure.layout.annotations] == ["Road", "0.47", "Control", "insufficient data"]


def test_the_names_of_the_perspectives_have_room_above_one_unit() -> None:
    """Plotly keeps 64 pixels for what is drawn, whatever its axis needs, unless it is told to keep less."""
    layout = scores_by_unit(cases.unit_scores(["North"]), classic()).layout
    assert layout.height - layout.minreducedheight >= 56


def test_every_cell_of_the_coverage_map_can_be_clicked_and_tells_its_state_by_shape_and_colour() -> None:
    cells = [cell("North", "customer", "stale", 2), cell("North", "financial", "empty", 0), cell(None, None, "unmapped", 1)]
    [squares] = drawn(coverage_map(cells, ["financial", "customer", None], classic()))
    assert [list(one) for one in squares["customdata"]] == [
        ["unit_perspective", "North", "customer", None],
        ["unit_perspective", "North", "financial", None],
        ["unit_perspective", None, None, None],
    ]
    assert [re.sub("<.*?>", "", text) for text in squares["text"]] == ["◔ 2", "✕", "? 1"]
    assert [int(base) for base in squares["base"]] == [1, 0, 2]
    assert list(squares["y"]) == [0, 0, 1]
    assert coverage_map_in_words(cells) == "Coverage of 2 units by perspective: 1 required, but empty, 1 stale values, 1 not placed yet."


def test_every_state_of_a_cell_has_a_shape_of_its_own() -> None:
    assert set(LOOK) == set(STATES)
    assert len({shape for _, shape, _ in LOOK.values()}) == len(STATES)


def test_each_tenth_of_the_scores_has_a_column_by_status_and_the_end_belongs_to_the_last() -> None:
    rows = [ON_TIME, replace(ON_TIME, score=0.799999), LATE, replace(LATE, score=1.0), replace(ON_TIME, score=None)]
    behind, on_track = drawn(distribution(rows))
    assert (list(behind["y"]), list(on_track["y"])) == ([1, *[None] * 8, 1], [*[None] * 7, 2, None, None])
    assert distribution_in_words(rows) == "Scores of 4 from 0.00 to 1.00, half of them below 0.77; 1 without a score."


def test_text_from_data_stays_text_in_every_chart_of_the_gallery() -> None:
    drawings = list(every_drawing())
    texts = [one.drawn if isinstance(one.drawn, str) else _shown(one.drawn) for one in drawings]
    assert [one.chart for one, text in zip(drawings, texts, strict=True) if "<a href" in text or "<b>aangr" in text] == []
    assert sum("&lt;a href" in text for text in texts) >= 10


def test_every_chart_says_in_words_what_it_shows_also_when_there_is_nothing() -> None:
    """No chart fails on few, many, no or straining values."""
    assert [(one.chart, one.data) for one in every_drawing() if not one.words.strip() or "None" in one.words] == []


def _shown(figure: Any) -> str:
    """All that Plotly shows; `customdata` only comes back with a click."""
    for trace in (sent := figure.to_plotly_json())["data"]:
        trace.pop("customdata", None)
    return repr(sent)


def told(figure: Any) -> list[tuple[str, str]]:
    """Name and number above each line."""
    texts = [one.text for one in figure.layout.annotations]
    return list(zip(texts[::2], texts[1::2], strict=True))
