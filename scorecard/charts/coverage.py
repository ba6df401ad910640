"""Coverage as a map of units and perspectives."""

from collections.abc import Sequence

import plotly.graph_objects as go

from scorecard.charts import theme
from scorecard.model.perspective import PerspectiveSet
from scorecard.model.scores import CoverageCell

STATES = tuple(theme.COVERAGE)
TEXT = {"not_required": theme.MUTED, "not_measurable": "#1c2733"}


def coverage_map(cells: Sequence[CoverageCell], perspectives: Sequence[str | None], held: PerspectiveSet) -> go.Figure:
    """A heat map of states, labelled with the number of objectives; a cell can be clicked.

    A heat map's own cells can't be selected, so transparent squares lie on them; their `customdata` is unit and perspective.
    """
    units = list(dict.fromkeys(cell.unit for cell in cells))
    names = [theme.short(unit or "No unit named", 28) for unit in units]
    columns = [theme.shown(held.name_of(one)) for one in perspectives]
    by_place = {(cell.unit, cell.perspective): cell for cell in cells}
    grid = [[by_place.get((unit, perspective)) for perspective in perspectives] for unit in units]
    steps = [(place / len(STATES), theme.COVERAGE[state][0]) for state, place in _edges()]
    map_ = go.Heatmap(
        x=columns,
        y=list(range(len(units))),
        z=[[None if cell is None else STATES.index(cell.state) for cell in line] for line in grid],
        zmin=-0.5,
        zmax=len(STATES) - 0.5,
        colorscale=steps,
        showscale=False,
        xgap=3,
        ygap=3,
        hoverinfo="skip",
    )
    told = [(row, column, cell) for row, line in enumerate(grid) for column, cell in enumerate(line) if cell is not None]
    squares = go.Scatter(
        x=[columns[column] for _, column, _ in told],
        y=[row for row, _, _ in told],
        mode="markers+text",
        marker={"symbol": "square", "size": 28, "color": "rgba(0,0,0,0)"},
        text=[_label(cell) for _, _, cell in told],
        textfont={"color": [TEXT.get(cell.state, "#ffffff") for _, _, cell in told]},
        customdata=[[cell.unit or "", cell.perspective or "unmapped"] for _, _, cell in told],
        hovertext=[f"{names[row]}, {columns[column]}: {theme.COVERAGE[cell.state][1]}" for row, column, cell in told],
        hoverinfo="text",
        showlegend=False,
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
    )
    return go.Figure(
        [map_, squares, *_key()],
        theme.layout(
            height=110 + 30 * len(units),
            showlegend=True,
            legend={"orientation": "h", "y": 0, "yanchor": "top", "font": {"size": 12}},
            xaxis={"side": "top", "type": "category", "showgrid": False, "fixedrange": True},
            yaxis={
                "tickvals": list(range(len(units))),
                "ticktext": names,
                "range": [len(units) - 0.5, -0.5],
                "automargin": True,
                "showgrid": False,
                "zeroline": False,
                "fixedrange": True,
            },
        ),
    )


def _edges() -> list[tuple[str, int]]:
    """Both ends of each state's band, so that colours do not blend."""
    return [(state, place + end) for place, state in enumerate(STATES) for end in (0, 1)]


def _label(cell: CoverageCell) -> str:
    if cell.objectives:
        return str(cell.objectives)
    return "✕" if cell.state == "gap" else "–"


def _key() -> list[go.Scatter]:
    """The legend: a square and a word for each state."""
    return [
        go.Scatter(x=[None], y=[None], mode="markers", marker={"symbol": "square", "size": 12, "color": colour}, name=word)
        for colour, word in theme.COVERAGE.values()
    ]
