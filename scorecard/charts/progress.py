"""Progress, drawn. Values in, figure out: no store, no Streamlit, no clock."""

from collections.abc import Sequence

import plotly.graph_objects as go

from scorecard.charts import theme
from scorecard.model.perspective import name_of
from scorecard.model.scores import KeyResultStanding, PerspectiveScore, UnitPerspectiveScore


def progress_by_perspective(rows: Sequence[PerspectiveScore | UnitPerspectiveScore]) -> go.Figure:
    """A bar per perspective with its bounds as a whisker and what was expected as a mark. One without a score keeps its place."""
    drawn = list(reversed(rows))
    names = [theme.shown(name_of(row.perspective)) for row in drawn]
    bar = go.Bar(
        x=[row.score for row in drawn],
        y=names,
        orientation="h",
        marker={"color": [theme.PERSPECTIVE.get(row.perspective, "#8a8f98") for row in drawn]},
        text=["not scored" if row.score is None else f"{row.score:.2f}" for row in drawn],
        textposition="inside",
        insidetextanchor="start",
        textfont={"color": "#ffffff"},
        error_x={
            "type": "data",
            "symmetric": False,
            "array": [0 if row.score is None or row.high is None else row.high - row.score for row in drawn],
            "arrayminus": [0 if row.score is None or row.low is None else row.score - row.low for row in drawn],
            "color": "#8a8f98",
            "thickness": 1.5,
        },
        hovertemplate="%{y}: %{text}<extra></extra>",
    )
    expected = go.Scatter(
        x=[row.expected for row in drawn],
        y=names,
        mode="markers",
        marker={"symbol": "line-ns", "size": 26, "line": {"width": 2, "color": "#5b6670"}},
        hovertemplate="expected by now: %{x:.2f}<extra></extra>",
    )
    height = 70 + 46 * len(drawn)
    return go.Figure(
        [bar, expected],
        theme.layout(height=height, xaxis={"range": [0, 1.04], "tickformat": ".1f"}, yaxis={"automargin": True}),
    )


def progress_against_pace(rows: Sequence[KeyResultStanding]) -> go.Figure:
    """A dot per key result: where it should be by now, and where it is. The line is the plan."""
    placed = [row for row in rows if row.progress is not None and row.expected is not None]
    dots = go.Scatter(
        x=[row.expected for row in placed],
        y=[max(-0.25, min(1.25, row.progress or 0.0)) for row in placed],
        mode="markers",
        marker={
            "color": [theme.STATUS[row.status] for row in placed],
            "symbol": [theme.SYMBOL.get(row.status, "circle-open") for row in placed],
            "size": 9,
            "opacity": 0.8,
        },
        customdata=[row.key_result_id for row in placed],
        text=[
            f"{theme.short(row.key_result, 60)}<br>{theme.short(row.unit or 'no unit')}: {row.progress or 0.0:.0%}"
            for row in placed
        ],
        hovertemplate="%{text}, expected %{x:.0%}<extra></extra>",
    )
    plan = go.Scatter(x=[0, 1], y=[0, 1], mode="lines", line={"color": "#8a8f98", "dash": "dot"}, hoverinfo="skip")
    return go.Figure(
        [plan, dots],
        theme.layout(
            height=380,
            xaxis={"title": "expected by now", "tickformat": ".0%", "range": [-0.03, 1.06]},
            yaxis={"title": "progress", "tickformat": ".0%", "range": [-0.3, 1.3]},
        ),
    )
