"""Coverage as a map of units and perspectives."""

from collections.abc import Sequence

import plotly.graph_objects as go

from scorecard.charts import theme
from scorecard.model.perspective import name_of
from scorecard.model.scores import CoverageCell

STATES = tuple(theme.COVERAGE)


def coverage_map(cells: Sequence[CoverageCell], perspectives: Sequence[str | None]) -> go.Figure:
    """A square per unit and perspective, coloured by state and labelled with its objectives; squares can be clicked.

    A heat map's cells can't be selected, so the squares are markers; `customdata` holds unit and perspective.
    """
    units = list(dict.fromkeys(cell.unit for cell in cells))
    names = {unit: theme.short(unit or "No unit named", 28) for unit in units}
    by_place = {(cell.unit, cell.perspective): cell for cell in cells}
    columns = [theme.shown(name_of(one)) for one in perspectives]
    traces = []
    for state in STATES:
        colour, word = theme.COVERAGE[state]
        told = [(u, p) for u in units for p in perspectives if (found := by_place.get((u, p))) and found.state == state]
        traces.append(
            go.Scatter(
                x=[theme.shown(name_of(p)) for _, p in told],
                y=[names[u] for u, _ in told],
                mode="markers+text",
                marker={"symbol": "square", "size": 30, "color": colour},
                text=[
                    str(by_place[place].objectives)
                    if by_place[place].objectives
                    else ("–" if state == "not_required" else "✕")
                    for place in told
                ],
                textfont={"color": "#1c2733" if state in ("not_required", "not_measurable") else "#ffffff"},
                customdata=[[u or "", p or "unmapped"] for u, p in told],
                name=word,
                hovertemplate="%{y}, %{x}: " + word + "<extra></extra>",
                showlegend=True,
            )
        )
    return go.Figure(
        traces,
        theme.layout(
            height=120 + 38 * len(units),
            showlegend=True,
            legend={"orientation": "h", "y": -0.02, "yanchor": "top", "itemsizing": "constant", "font": {"size": 12}},
            xaxis={
                "side": "top",
                "type": "category",
                "categoryorder": "array",
                "categoryarray": columns,
                "showgrid": False,
                "range": [-0.5, len(columns) - 0.5],
            },
            yaxis={
                "type": "category",
                "autorange": "reversed",
                "categoryorder": "array",
                "categoryarray": list(names.values()),
                "automargin": True,
                "showgrid": False,
            },
        ),
    )
