"""A number over time. Values in, figure out: no store, no Streamlit, no clock."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import plotly.graph_objects as go

from scorecard.charts import lines, theme
from scorecard.language import day, number, tr
from scorecard.model.trend import Moment

NEAR = 0.1
"""Ends of lines nearer than this would write over each other."""


def score_over_time(moments: Sequence[Moment], status: str, words: tuple[str, str]) -> go.Figure:
    """The score as a line in the colour of its status within its bounds, and what was expected as a thin dotted one.

    `words` name the two lines at their ends.
    """
    days = [one.as_of for one in moments]
    colour = theme.STATUS.get(status, theme.MUTED)
    nothing = {"hoverinfo": "skip", "mode": "lines", "line": {"width": 0}}
    low = go.Scatter(x=days, y=[one.low for one in moments], **nothing)
    high = go.Scatter(x=days, y=[one.high for one in moments], fill="tonexty", fillcolor=theme.BAND, **nothing)
    expected = go.Scatter(
        x=days,
        y=[one.expected for one in moments],
        mode="lines",
        line={"color": theme.MUTED, "width": 2, "dash": "dot"},
        hovertext=[_told(one.as_of, one.expected) for one in moments],
        hoverinfo="text",
    )
    score = go.Scatter(
        x=days,
        y=[one.score for one in moments],
        mode="lines+markers",
        line={"color": colour, "width": 3},
        marker={"color": colour, "size": 7},
        hovertext=[_told(one.as_of, one.score) for one in moments],
        hoverinfo="text",
    )
    labels = _labels([(moments[-1].score, words[0]), (moments[-1].expected, words[1])] if moments else [])
    return go.Figure(
        [low, high, expected, score],
        theme.layout(
            height=230,
            margin={"l": 8, "r": 110, "t": 8, "b": 8},
            annotations=[{**label, "x": days[-1]} for label in labels],
            xaxis=theme.axis(range=_span(days), **lines.days(days[0], days[-1])) if moments else theme.axis(),
            yaxis=theme.axis(range=[-0.03, 1.05], tickvals=[0, 0.5, 1], tickformat=".1f", showgrid=True),
        ),
    )


def _span(days: Sequence[date]) -> list[date]:
    """The days and a little beside them; left to itself the axis would make room for the words at the ends of lines."""
    beside = max(timedelta(days=1), (days[-1] - days[0]) / 40)
    return [days[0] - beside, days[-1] + beside]


def _told(on: date, value: float | None) -> str:
    return f"{day(on)}: {tr('not scored') if value is None else number(value, 2)}"


def _labels(ends: Sequence[tuple[float | None, str]]) -> list[dict[str, Any]]:
    """A word with its number at the end of each line; two that are near step apart."""
    known = sorted((value, word) for value, word in ends if value is not None)
    near = len(known) == 2 and known[1][0] - known[0][0] < NEAR
    shared = {"showarrow": False, "xanchor": "left", "xshift": 10, "font": {"color": theme.INK}}
    return [
        {**shared, "y": value, "yshift": (9 if place else -9) if near else 0, "text": theme.shown(f"{word} {number(value, 2)}")}
        for place, (value, word) in enumerate(known)
    ]
