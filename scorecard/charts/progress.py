"""Progress, drawn. Values in, figure out: no store, no Streamlit, no clock."""

from collections.abc import Sequence

import plotly.graph_objects as go

from scorecard.charts import theme
from scorecard.model.perspective import PerspectiveSet
from scorecard.model.scores import PerspectiveScore, UnitPerspectiveScore
from scorecard.model.standing import KeyResultStanding


def progress_by_perspective(rows: Sequence[PerspectiveScore | UnitPerspectiveScore], held: PerspectiveSet) -> go.Figure:
    """A bar per perspective with its bounds as a whisker and what was expected as a mark. One without a score keeps its place."""
    drawn = list(reversed(rows))
    colours = theme.colours(held)
    names = [theme.shown(held.name_of(row.perspective)) for row in drawn]
    bar = go.Bar(
        x=[row.score for row in drawn],
        y=names,
        orientation="h",
        marker={"color": [colours.get(row.perspective, theme.MUTED) for row in drawn]},
        text=["not scored" if row.score is None else f"{row.score:.2f}" for row in drawn],
        textposition="inside",
        insidetextanchor="start",
        textfont={"color": "#ffffff"},
        error_x={
            "type": "data",
            "symmetric": False,
            "array": [0 if row.score is None or row.high is None else row.high - row.score for row in drawn],
            "arrayminus": [0 if row.score is None or row.low is None else row.score - row.low for row in drawn],
            "color": theme.WHISKER,
            "thickness": 1.5,
        },
        hovertemplate="%{y}: %{text}<extra></extra>",
    )
    expected = go.Scatter(
        x=[row.expected for row in drawn],
        y=names,
        mode="markers",
        marker={"symbol": "line-ns", "size": 26, "line": {"width": 2, "color": theme.MUTED}},
        hovertemplate="expected by now: %{x:.2f}<extra></extra>",
    )
    height = 70 + 46 * len(drawn)
    # A bar without length shows no text of its own.
    unscored = [
        {"x": 0, "y": name, "text": "not scored", "showarrow": False, "xanchor": "left", "font": {"color": theme.MUTED}}
        for name, row in zip(names, drawn, strict=True)
        if row.score is None
    ]
    return go.Figure(
        [bar, expected],
        theme.layout(height=height, annotations=unscored, xaxis={"range": [0, 1.04], "tickformat": ".1f"}, yaxis={"automargin": True}),
    )


def progress_against_pace(rows: Sequence[KeyResultStanding], held: PerspectiveSet) -> go.Figure:
    """A mark per key result, in the row of its perspective: how many points it is ahead of plan (right) or behind it (left)."""
    placed = [row for row in rows if row.gap is not None]
    order = [*held.ids, None]
    lanes = [one for one in order if any(row.perspective == one for row in placed)]
    depth: dict[str | None, int] = {}
    heights = []
    for row in placed:
        # Spread within the lane by count, so that equal values don't hide each other.
        number = depth[row.perspective] = depth.get(row.perspective, 0) + 1
        heights.append(lanes.index(row.perspective) + ((number * 7) % 11 - 5) / 14 if row.perspective in lanes else 0.0)
    marks = go.Scatter(
        x=[max(-1.0, min(0.5, row.gap or 0.0)) for row in placed],
        y=heights,
        mode="markers",
        marker={
            "color": [theme.STATUS[row.status] for row in placed],
            "symbol": [theme.SYMBOL.get(row.status, "circle-open") for row in placed],
            "size": 10,
            "opacity": 0.8,
        },
        customdata=[row.key_result_id for row in placed],
        hovertext=[_told(row) for row in placed],
        hoverinfo="text",
    )
    return go.Figure(
        [marks],
        theme.layout(
            height=110 + 62 * max(1, len(lanes)),
            xaxis={
                "title": "behind (−) or ahead of plan (+)",
                "tickformat": "+.0%",
                "range": [-1.05, 0.55],
                "zeroline": True,
                "zerolinewidth": 2,
                "zerolinecolor": "#8a8f98",
            },
            yaxis={
                "tickvals": list(range(len(lanes))),
                "ticktext": [theme.shown(held.name_of(one)) for one in lanes],
                "range": [len(lanes) - 0.4, -0.6],
                "automargin": True,
                "zeroline": False,
                "showgrid": False,
            },
        ),
    )


def _told(row: KeyResultStanding) -> str:
    where = f"{theme.short(row.key_result, 60)}<br>{theme.short(row.unit or 'no unit')}"
    return f"{where}: {row.progress or 0.0:.0%} of {row.expected or 0.0:.0%} expected"
