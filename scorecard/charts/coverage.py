"""Coverage as a map of units and perspectives, crossed with the quality of what stands there."""

from collections import Counter
from collections.abc import Sequence

import plotly.graph_objects as go

from scorecard.charts import lines, theme, words
from scorecard.language import marked, number, tr, trn
from scorecard.model.coverage import STATES, CellQuality
from scorecard.model.explain import Node
from scorecard.model.perspective import PerspectiveSet

LOOK = {
    "healthy": (theme.STATUS["on_track"], "●", marked("healthy")),
    "only_lagging": (theme.STATUS["achieved"], "◐", marked("results without a driver")),
    "stale": (theme.STATUS["at_risk"], "◔", marked("stale values")),
    "unowned": (theme.PERSPECTIVE["learning_growth"], "◇", marked("nobody owns it")),
    "unmeasured": (theme.STATUS["at_risk"], "△", marked("nothing measurable")),
    "empty": (theme.STATUS["behind"], "✕", marked("required, but empty")),
    "not_required": (theme.MUTED, "–", marked("not required")),
    "unmapped": (theme.MUTED, "?", marked("not placed yet")),
}
"""Each state by colour, shape and word."""
ROW = 50
CELL = 0.46
"""Height of a cell as a share of its row; the unit's name takes the rest."""


def coverage_map(cells: Sequence[CellQuality], perspectives: Sequence[str | None], held: PerspectiveSet) -> go.Figure:
    """A line of cells a unit, each with its state and how many objectives stand in it; a click opens it."""
    units = list(dict.fromkeys(cell.unit for cell in cells))
    place = {perspective: number for number, perspective in enumerate(perspectives)}
    told = [cell for cell in cells if cell.perspective in place]
    bars = go.Bar(
        base=[place[cell.perspective] + 0.02 for cell in told],
        x=[0.96] * len(told),
        y=[units.index(cell.unit) for cell in told],
        width=CELL,
        orientation="h",
        marker={"color": [theme.tint(LOOK[cell.state][0], 0.08 if cell.state == "not_required" else 0.26) for cell in told]},
        text=[_label(cell) for cell in told],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        constraintext="none",
        textfont={"size": theme.SIZE + 1, "color": theme.INK},
        customdata=[theme.opens(Node("unit_perspective", cell.unit, cell.perspective)) for cell in told],
        hovertext=[_told(cell, held) for cell in told],
        hoverinfo="text",
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
    )
    count = max(1, len(units))
    names = [{**one, "yshift": 11} for one in lines.names([(words.unit(unit), "") for unit in units])]
    return go.Figure(
        [bars],
        theme.layout(
            height=64 + ROW * count,
            margin={"l": 2, "r": 2, "t": 2, "b": 4},
            annotations=names,
            barmode="overlay",
            xaxis=theme.axis(
                side="top",
                range=[0, max(1, len(perspectives))],
                tickvals=[number + 0.5 for number in range(len(perspectives))],
                ticktext=[theme.wrapped(held.name_of(one), 11) for one in perspectives],
                tickangle=0,
            ),
            yaxis=theme.axis(range=[count - 0.7, -0.8], showticklabels=False, automargin=False),
        ),
    )


def coverage_map_in_words(cells: Sequence[CellQuality]) -> str:
    """How many cells are in each state, the worst first."""
    counts = Counter(cell.state for cell in cells)
    units = len({cell.unit for cell in cells})
    told = ", ".join(f"{number(counts[state])} {tr(LOOK[state][2])}" for state in STATES if counts[state])
    if not told:
        return tr("No unit has objectives.")
    of = trn("Coverage of {n} unit by perspective: {states}.", "Coverage of {n} units by perspective: {states}.", units)
    return of.format(n=number(units), states=told)


def _label(cell: CellQuality) -> str:
    colour, shape, _ = LOOK[cell.state]
    return f'<span style="color:{colour}">{shape}</span>' + (f" {cell.objectives}" if cell.objectives else "")


def _told(cell: CellQuality, held: PerspectiveSet) -> str:
    unit, perspective = theme.short(words.unit(cell.unit), 60), theme.shown(held.name_of(cell.perspective))
    place = f"{unit}, {perspective}: {tr(LOOK[cell.state][2])}"
    if not cell.objectives:
        return place
    key_results = trn(
        "{n} key result, {measurable} of them measurable", "{n} key results, {measurable} of them measurable", cell.key_results
    ).format(n=number(cell.key_results), measurable=number(cell.measurable_key_results))
    unowned = trn("{n} objective without owner", "{n} objectives without owner", cell.unowned)
    stale = trn("{n} key result without a fresh value", "{n} key results without a fresh value", cell.stale)
    counts = [
        f"{trn('{n} objective', '{n} objectives', cell.objectives).format(n=number(cell.objectives))}, {key_results}",
        *([unowned.format(n=number(cell.unowned))] if cell.unowned else []),
        *([stale.format(n=number(cell.stale))] if cell.stale else []),
    ]
    return "<br>".join([place, *counts])
