"""Bullets: how far something has come, against where it should be by now and within what it could be (after Stephen Few)."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from scorecard.charts import lines, theme
from scorecard.model.explain import Node

MOST = 1.2
"""End of the scale; what lies beyond is drawn up to there and told by its number."""


@dataclass(frozen=True, slots=True)
class Bullet:
    node: Node | None
    """What a click on it opens; None: nothing."""
    name: str
    number: str
    value: float | None
    """None: unknown; the line then has no bar, and `number` says so."""
    expected: float | None
    low: float | None
    high: float | None
    colour: str
    told: str
    """For whoever points at it; escaped here, line by line."""


def bullets(rows: Sequence[Bullet], *, form: str = ".1f", end: float | None = None) -> go.Figure:
    """A line a row: bar for the value, pale band for its bounds, a stroke for what was expected.

    The scale goes from 0 to `end`; None: to the goal, which is 1, and a little beyond it where something went beyond.
    """
    end = end or min(MOST, max([1.0, *(row.value for row in rows if row.value is not None), *(row.high or 0.0 for row in rows)]) + 0.02)
    places = list(range(len(rows)))
    told = ["<br>".join(theme.shown(line) for line in row.told.split("\n")) for row in rows]
    nodes = [theme.opens(row.node) for row in rows]
    shared = {"y": places, "orientation": "h", "hovertext": told, "hoverinfo": "text", "customdata": nodes}
    still = {"unselected": {"marker": {"opacity": 1}}, "selected": {"marker": {"opacity": 1}}}
    band = go.Bar(
        x=[None if row.low is None or row.high is None else _held(row.high, end) - _held(row.low, end) for row in rows],
        base=[0.0 if row.low is None else _held(row.low, end) for row in rows],
        width=0.34,
        marker={"color": theme.BAND},
        **shared,
        **still,
    )
    bar = go.Bar(
        x=[None if row.value is None else _held(row.value, end) for row in rows],
        width=0.18,
        marker={"color": [row.colour for row in rows]},
        **shared,
        **still,
    )
    stroke = go.Scatter(
        x=[None if row.expected is None else _held(row.expected, end) for row in rows],
        y=places,
        mode="markers",
        marker={"symbol": "line-ns", "size": 15, "line": {"width": 2.5, "color": theme.INK}},
        customdata=nodes,
        hovertext=told,
        hoverinfo="text",
        **still,
    )
    step = 0.25 if form.endswith("%") else 0.2
    return go.Figure(
        [band, bar, stroke],
        lines.layout(
            [(row.name, row.number) for row in rows],
            {"range": [0, end], "tickformat": form, "dtick": step if end >= 0.8 else 0.1},
            shapes=lines.rules(len(rows), 0, *([1] if end >= 1 else [])),
        ),
    )


def _held(value: float, end: float) -> float:
    return max(0.0, min(end, value))
