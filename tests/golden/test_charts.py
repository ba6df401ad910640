"""Charts are functions of values: what they draw, number by number."""

from dataclasses import replace
from datetime import date
from typing import Any

from scorecard.charts import theme
from scorecard.charts.coverage import coverage_map
from scorecard.charts.progress import progress_against_pace, progress_by_perspective
from scorecard.model.perspective import classic
from scorecard.model.scores import CoverageCell, PerspectiveScore
from scorecard.model.standing import KeyResultStanding

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


def cell(unit: str | None, perspective: str | None, state: str, objectives: int) -> CoverageCell:
    return CoverageCell(
        period="2026-Q3",
        unit=unit,
        perspective=perspective,
        required=state in ("covered", "gap"),
        state=state,
        objectives=objectives,
        key_results=objectives,
        measurable_key_results=objectives,
        weight_share=None,
    )


def drawn(figure: Any) -> list[dict[str, Any]]:
    """The traces as they are sent to the browser."""
    traces: list[dict[str, Any]] = figure.to_plotly_json()["data"]
    return traces


def test_a_bar_a_whisker_and_what_was_expected() -> None:
    bar, expected = drawn(progress_by_perspective([CUSTOMER], classic()))
    assert {key: list(bar[key]) for key in ("x", "y", "text")} == {"x": [0.5], "y": ["Customer"], "text": ["0.50"]}
    assert [round(share, 6) for share in (*bar["error_x"]["array"], *bar["error_x"]["arrayminus"])] == [0.1, 0.1]
    assert list(expected["x"]) == [0.45]


def test_a_perspective_without_score_keeps_its_place_and_has_no_bar() -> None:
    figure = progress_by_perspective([FINANCIAL, CUSTOMER], classic())
    bar, _ = drawn(figure)
    assert [(one.y, one.text) for one in figure.layout.annotations] == [("Financial", "not scored")]
    assert list(bar["y"]) == ["Customer", "Financial"]
    assert list(bar["x"]) == [0.5, None]
    assert list(bar["text"]) == ["0.50", "not scored"]


def test_pace_draws_only_what_has_a_pace_and_keeps_extremes_in_sight() -> None:
    [marks] = drawn(progress_against_pace([ON_TIME, LATE, UNPACED], classic()))
    assert list(marks["customdata"]) == ["K1", "K2"]
    assert list(marks["x"]) == [0.25, -1.0]
    assert list(marks["marker"]["symbol"]) == ["circle", "triangle-down"]
    assert list(marks["marker"]["color"]) == [theme.STATUS["on_track"], theme.STATUS["behind"]]


def test_every_cell_of_the_coverage_map_can_be_clicked() -> None:
    cells = [cell("North", "customer", "covered", 2), cell("North", "financial", "gap", 0), cell(None, None, "unmapped", 1)]
    heat, squares, *key = drawn(coverage_map(cells, ["financial", "customer", None], classic()))
    assert [list(line) for line in heat["z"]] == [[2, 0, None], [None, None, 4]]
    assert [list(one) for one in squares["customdata"]] == [["North", "financial"], ["North", "customer"], ["", "unmapped"]]
    assert list(squares["text"]) == ["✕", "2", "1"]
    assert [one["name"] for one in key] == [word for _, word in theme.COVERAGE.values()]


def test_text_from_data_stays_text() -> None:
    pace = progress_against_pace([ON_TIME], classic())
    coverage = coverage_map([cell(HOSTILE, "customer", "covered", 1)], ["customer"], classic())
    for text in (pace.data[0].hovertext[0], coverage.data[1].hovertext[0], coverage.layout.yaxis.ticktext[0]):
        assert "<a href" not in text
        assert "&lt;a href" in text


def test_no_chart_fails_on_nothing() -> None:
    assert drawn(progress_by_perspective([], classic()))
    assert drawn(progress_against_pace([], classic()))
    assert drawn(coverage_map([], [], classic()))


def test_every_status_has_a_colour_and_no_two_states_of_coverage_share_one() -> None:
    assert set(theme.SYMBOL) <= set(theme.STATUS)
    assert len({colour for colour, _ in theme.COVERAGE.values()}) == len(theme.COVERAGE)
