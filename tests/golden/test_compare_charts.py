"""The charts of the Compare page: what they draw, number by number."""

from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from scorecard.charts.compare import DOWN, MOST, UP, causes_of_change, parts_of_change, slopes, two_sides
from scorecard.model.compare import Cause, Part, ScoreChange

SIDES = ("2026-Q2", "2026-Q3")
HOSTILE = '<a href="http://203.0.113.9">Fleet & Care</a>'


def change(perspective: str, before: float | None, now: float | None) -> ScoreChange:
    return ScoreChange(
        level="perspective",
        unit=None,
        perspective=perspective,
        objective=None,
        as_of=date(2026, 9, 30),
        period="2026-Q3",
        against_as_of=date(2026, 6, 30),
        against_period="2026-Q2",
        score=now,
        against_score=before,
        change=None if before is None or now is None else now - before,
        within=None,
        mix=None,
        same=None,
        completeness=1.0,
        against_completeness=1.0,
        enough=True,
        against_enough=True,
        low=now,
        high=now,
        against_low=before,
        against_high=before,
        key_results=1,
        against_key_results=1,
        scored_key_results=1,
        against_scored_key_results=1,
        objective_id=None,
        against_objective_id=None,
    )


def part(unit: str, within: float, mix: float) -> Part:
    return Part("perspective", None, "customer", unit, "customer", None, 0.5, 0.5, 0.6, 0.5, within, mix)


def drawn(figure: Any) -> list[dict[str, Any]]:
    traces: list[dict[str, Any]] = figure.to_plotly_json()["data"]
    return traces


def test_a_line_joins_both_sides_and_one_that_is_unknown_stands_alone() -> None:
    rows = [change("customer", 0.4, 0.6), change("financial", 0.5, 0.3), change("learning", 0.7, None)]
    *between, before, now = drawn(two_sides(rows, lambda row: row.perspective or "", SIDES))
    assert [(list(one["x"]), one["line"]["color"]) for one in between] == [([0.4, 0.6], UP), ([0.5, 0.3], DOWN)]
    assert (list(before["x"]), list(now["x"])) == ([0.4, 0.5, 0.7], [0.6, 0.3, None])
    assert (before["name"], now["name"]) == SIDES


def test_a_score_on_which_too_little_is_known_is_no_dot() -> None:
    doubtful = replace(change("customer", 0.4, 0.6), enough=False)
    before, now = drawn(two_sides([doubtful], lambda row: row.perspective or "", SIDES))
    assert (list(before["x"]), list(now["x"])) == ([0.4], [None])


def test_a_slope_leads_from_side_to_side_and_is_named_where_it_ends() -> None:
    rows = [change("customer", 0.4, 0.6), change("financial", 0.5, None), change("gone", None, None)]
    figure = slopes(rows, lambda row: row.perspective or "", lambda row: "#2e7cc2", SIDES)
    assert [list(one["y"]) for one in drawn(figure)] == [[0.4, 0.6], [0.5, None]]
    texts = [one.text for one in figure.layout.annotations]
    assert texts == ["0.40", "0.50", "<b>0.60</b>  customer", "financial", "<b>2026-Q2</b>", "<b>2026-Q3</b>"]


def test_labels_of_slopes_that_end_together_do_not_lie_on_each_other() -> None:
    rows = [change(f"P{n}", 0.5, 0.5 + n / 1000) for n in range(6)]
    figure = slopes(rows, lambda row: row.perspective or "", lambda row: "#2e7cc2", SIDES)
    low, high = figure.layout.yaxis.range
    heights = sorted(one.y for one in figure.layout.annotations if "P" in one.text)
    assert all((upper - lower) / (high - low) * 294 >= 13 for lower, upper in pairwise(heights))
    assert low <= heights[0] and heights[-1] <= high


def test_the_steps_lead_from_one_number_to_the_other() -> None:
    causes = [
        Cause("organisation", None, None, cause, amount)
        for cause, amount in (("objective", 0.10), ("unit_mix", 0.0), ("objective_mix", -0.25))
    ]
    [bar] = drawn(causes_of_change(causes, 0.50, 0.35, SIDES))
    assert list(bar["text"]) == ["0.50", "+0.10", "-0.25", "0.35"]
    assert list(bar["base"]) == [0.0, 0.50, pytest.approx(0.35), 0.0]
    assert list(bar["x"]) == [0.50, 0.10, 0.25, 0.35]


def test_the_children_that_add_most_come_first_and_are_few_enough_to_read() -> None:
    parts = [part(f"U{n}", n / 100, -n / 100) for n in range(MOST + 5)]
    within, mix = drawn(parts_of_change(parts, lambda one: one.unit or ""))
    assert len(within["x"]) == MOST
    assert (within["x"][0], mix["x"][0]) == (0.24, -0.24)


def test_text_from_data_stays_text() -> None:
    sides = drawn(two_sides([change("customer", 0.4, 0.6)], lambda _: HOSTILE, (HOSTILE, HOSTILE)))
    children = parts_of_change([part(HOSTILE, 0.1, 0.1)], lambda one: one.unit or "")
    steps = causes_of_change([], 0.5, 0.5, (HOSTILE, HOSTILE))
    assert "<a href" not in repr(sides) + repr(children.to_plotly_json()) + repr(steps.to_plotly_json())


def test_no_chart_fails_on_nothing() -> None:
    assert drawn(two_sides([], lambda _: "", SIDES))
    assert drawn(parts_of_change([], lambda _: ""))
    assert drawn(causes_of_change([], 0.0, 0.0, SIDES))


def test_near_names_stand_apart_however_far_the_other_side_reaches() -> None:
    rows = [change("learning", 1.0, 0.71), change("financial", 0.77, 0.37), change("process", 0.69, 0.45), change("customer", 0.68, 0.35)]
    layout = slopes(rows, lambda row: row.perspective or "", lambda _: "#000000", SIDES).to_plotly_json()["layout"]
    low, high = layout["yaxis"]["range"]
    room = (layout["height"] - layout["margin"]["t"] - layout["margin"]["b"]) / (high - low)
    for side in (0, 1):
        heights = sorted(one["y"] for one in layout["annotations"] if one["x"] == side and "yref" not in one)
        assert len(heights) == 4
        assert min((upper - lower) * room for lower, upper in pairwise(heights)) > 15, "pixels: as high as a line of text"
