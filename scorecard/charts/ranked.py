"""The parts of a number, ranked by score and ready to be opened. Values in, figure out: no store, no Streamlit, no clock."""

from collections.abc import Callable, Sequence
from dataclasses import astuple

import plotly.graph_objects as go

from scorecard.charts import theme
from scorecard.model.explain import Term

MOST = 12
"""Parts drawn where nobody says otherwise; a table has them all."""


def parts_by_score(terms: Sequence[Term], name: Callable[[Term], str], *, most: int = MOST) -> go.Figure:
    """A row a part, the lowest score on top and the unscored at the end: the score as a mark of its status on the line of its bounds.

    The whole row bears the part's node, `astuple(Node)`, as custom data.
    """
    drawn = sorted(terms, key=lambda term: (term.value is None, term.value or 0.0, term.name))[:most]
    rows = list(range(len(drawn)))
    nodes = [[*astuple(term.node)] for term in drawn]
    told = [f"{theme.short(name(term), 60)}: {_score(term)}" for term in drawn]
    whole_row = go.Bar(
        x=[1.0] * len(drawn),
        y=rows,
        orientation="h",
        width=0.9,
        marker={"color": "rgba(138,143,152,0.07)"},
        customdata=nodes,
        hovertext=told,
        hoverinfo="text",
    )
    bounds = [
        go.Scatter(
            x=[term.low, term.high],
            y=[row, row],
            mode="lines",
            line={"color": theme.MUTED, "width": 3},
            hoverinfo="skip",
        )
        for row, term in zip(rows, drawn, strict=True)
        if term.low is not None and term.high is not None and term.high > term.low
    ]
    marks = go.Scatter(
        x=[term.value for term in drawn],
        y=rows,
        mode="markers",
        marker={
            "color": [theme.STATUS.get(term.status or "", theme.MUTED) for term in drawn],
            "symbol": [theme.SYMBOL.get(term.status or "", "circle-open") for term in drawn],
            "size": 13,
        },
        customdata=nodes,
        hovertext=told,
        hoverinfo="text",
    )
    values = [
        {"x": 1.01, "xref": "paper", "y": row, "text": _score(term), "showarrow": False, "xanchor": "left", "font": {"size": 13}}
        for row, term in zip(rows, drawn, strict=True)
    ]
    return go.Figure(
        [whole_row, *bounds, marks],
        theme.layout(
            height=48 + 34 * max(1, len(drawn)),
            margin={"l": 8, "r": 84, "t": 4, "b": 24},
            annotations=values,
            xaxis={"range": [0, 1.0], "tickvals": [0, 0.5, 1], "tickformat": ".1f", "fixedrange": True, "zeroline": False},
            yaxis={
                "tickvals": rows,
                "ticktext": [theme.short(name(term), 28) for term in drawn],
                "range": [len(drawn) - 0.4, -0.6],
                "automargin": True,
                "fixedrange": True,
                "showgrid": False,
                "zeroline": False,
            },
        ),
    )


def _score(term: Term) -> str:
    return "not scored" if term.value is None else f"{term.value:.2f}"
