"""Two sides and what lies between them, drawn. Values in, figure out: no store, no Streamlit, no clock."""

from collections.abc import Callable, Sequence

import plotly.graph_objects as go

from scorecard.charts import theme
from scorecard.model.compare import Cause, Part, ScoreChange

CAUSES = {
    "objective": "same objectives",
    "objective_mix": "other objectives",
    "unit_mix": "other units",
    "perspective_mix": "other weights",
}
"""What the causes of a change are called on an axis, in the order in which they are drawn."""
UP, DOWN, MIX = "#2a9d74", "#c8452e", "#7a83d4"
MOST = 20
"""Children drawn; the table has them all."""


def two_sides(rows: Sequence[ScoreChange], name: Callable[[ScoreChange], str], sides: tuple[str, str]) -> go.Figure:
    """A line a row from the side compared with (open ring) to the other (dot). Where too little of one is known only the other stands."""
    drawn = list(reversed(rows))
    names = [theme.short(name(row)) for row in drawn]
    between = [
        go.Scatter(
            x=[row.against_score, row.score],
            y=[y, y],
            mode="lines",
            line={"color": _colour(row.change or 0.0), "width": 3},
            hoverinfo="skip",
            showlegend=False,
        )
        for y, row in zip(names, drawn, strict=True)
        if row.change is not None and row.enough and row.against_enough
    ]
    ends = [
        go.Scatter(
            x=[(row.score if row.enough else None) if now else (row.against_score if row.against_enough else None) for row in drawn],
            y=names,
            mode="markers",
            name=theme.shown(side),
            marker={"symbol": "circle" if now else "circle-open", "size": 13, "color": theme.MUTED, "line": {"width": 2}},
            hovertemplate="%{y}: %{x:.2f}<extra></extra>",
        )
        for now, side in zip((False, True), sides, strict=True)
    ]
    return go.Figure(
        [*between, *ends],
        theme.layout(
            height=110 + 46 * len(drawn),
            showlegend=True,
            legend={"orientation": "h", "y": 1.0, "yanchor": "bottom", "x": 0},
            xaxis={"range": [-0.03, 1.04], "tickformat": ".1f", "fixedrange": True},
            yaxis={"automargin": True, "type": "category", "categoryorder": "array", "categoryarray": names, "fixedrange": True},
        ),
    )


def causes_of_change(causes: Sequence[Cause], against_score: float, score: float, sides: tuple[str, str]) -> go.Figure:
    """A waterfall from one score to the other, a step a cause; causes that do nothing are left out."""
    amounts = {one.cause: one.amount for one in causes}
    steps = [(CAUSES[cause], amounts[cause]) for cause in CAUSES if abs(amounts.get(cause, 0.0)) > 1e-9]
    floors = [against_score]
    for _, amount in steps:
        floors.append(floors[-1] + amount)
    names = [theme.shown(sides[0]), *(theme.wrapped(word) for word, _ in steps), theme.shown(sides[1])]
    heights = [against_score, *(amount for _, amount in steps), score]
    bar = go.Bar(
        x=list(range(len(names))),
        y=[against_score, *(abs(amount) for _, amount in steps), score],
        base=[0.0, *(min(floor, floor + amount) for floor, (_, amount) in zip(floors, steps, strict=False)), 0.0],
        marker={"color": [theme.MUTED, *(_colour(amount) for _, amount in steps), theme.MUTED]},
        text=[f"{height:.2f}" if place in (0, len(names) - 1) else signed(height) for place, height in enumerate(heights)],
        textposition="outside",
        cliponaxis=False,
        hovertemplate="%{text}<extra></extra>",
    )
    return go.Figure(
        [bar],
        theme.layout(
            height=300,
            margin={"l": 8, "r": 8, "t": 24, "b": 8},
            bargap=0.35,
            xaxis={"tickvals": list(range(len(names))), "ticktext": names, "fixedrange": True, "showgrid": False},
            yaxis={"range": [0, max(1.0, *floors) + 0.05], "tickformat": ".1f", "fixedrange": True},
        ),
    )


def parts_of_change(parts: Sequence[Part], name: Callable[[Part], str]) -> go.Figure:
    """Two bars a child: what it adds within, and by mix. Those that add most first, at most `MOST`."""
    drawn = sorted(parts, key=lambda one: -abs(one.within) - abs(one.mix))[:MOST][::-1]
    bars = [
        go.Bar(
            x=[getattr(one, kind) for one in drawn],
            y=list(range(len(drawn))),
            orientation="h",
            name=word,
            marker={"color": colour, "pattern": {"shape": pattern}},
            hovertext=[f"{theme.short(name(one), 60)}: {word} {getattr(one, kind):+.3f}" for one in drawn],
            hoverinfo="text",
        )
        for kind, word, colour, pattern in (("mix", "mix", MIX, "/"), ("within", "within", theme.MUTED, ""))
    ]
    return go.Figure(
        bars,
        theme.layout(
            height=110 + 40 * len(drawn),
            barmode="group",
            showlegend=True,
            legend={"orientation": "h", "y": 1.0, "yanchor": "bottom", "x": 0, "traceorder": "reversed"},
            xaxis={"tickformat": "+.3~f", "zeroline": True, "zerolinewidth": 2, "zerolinecolor": theme.MUTED, "fixedrange": True},
            yaxis={
                "tickvals": list(range(len(drawn))),
                "ticktext": [theme.short(name(one)) for one in drawn],
                "automargin": True,
                "fixedrange": True,
            },
        ),
    )


def signed(change: float) -> str:
    """To two decimals with its sign; what rounds to nothing has none."""
    return f"{change:+.2f}" if abs(change) >= 0.005 else "0.00"


def _colour(change: float) -> str:
    return UP if change > 1e-9 else DOWN if change < -1e-9 else theme.MUTED
