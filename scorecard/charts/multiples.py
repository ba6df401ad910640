"""Small multiples: every unit in every perspective, all on one scale."""

from collections.abc import Sequence

import plotly.graph_objects as go

from scorecard.charts import lines, theme, words
from scorecard.language import number, tr, trn
from scorecard.model.explain import Node
from scorecard.model.perspective import PerspectiveSet
from scorecard.model.scores import UnitPerspectiveScore

MOST_UNITS = 60
ROW = 42
SCALE = 0.6
"""Width of the scale from 0 to 1 as a share of its column; the number stands beside it."""


def scores_by_unit(rows: Sequence[UnitPerspectiveScore], held: PerspectiveSet) -> go.Figure:
    """A line a unit with a small bar for each perspective: its score, what was expected as a stroke."""
    units = list(dict.fromkeys(row.unit for row in rows))[:MOST_UNITS]
    columns = [*held.ids, *([None] if any(row.perspective is None for row in rows) else [])]
    drawn = [row for row in rows if row.unit in units and row.perspective in columns]
    left = [columns.index(row.perspective) + 0.02 for row in drawn]
    places = [units.index(row.unit) for row in drawn]
    colours = theme.colours(held)
    known = [row.score if row.enough else None for row in drawn]
    shared = {
        "y": places,
        "base": left,
        "orientation": "h",
        "customdata": [theme.opens(Node("unit_perspective", row.unit, row.perspective)) for row in drawn],
        "hovertext": [_told(row, held) for row in drawn],
        "hoverinfo": "text",
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
    }
    scale = go.Bar(x=[SCALE] * len(drawn), width=0.2, marker={"color": theme.BAND}, **shared)
    bar = go.Bar(
        x=[None if score is None else _held(score) for score in known],
        width=0.2,
        marker={"color": [colours.get(row.perspective, theme.MUTED) for row in drawn]},
        **shared,
    )
    stroke = go.Scatter(
        x=[None if row.expected is None else base + _held(row.expected) for base, row in zip(left, drawn, strict=True)],
        y=places,
        mode="markers",
        marker={"symbol": "line-ns", "size": 12, "line": {"width": 2, "color": theme.INK}},
        hoverinfo="skip",
    )
    numbers = go.Scatter(
        x=[base + SCALE + 0.03 for base in left],
        y=places,
        mode="text",
        text=[words.mark(row.score, enough=row.enough) for row in drawn],
        textposition="middle right",
        textfont={"color": theme.INK, "size": theme.SIZE - 1},
        cliponaxis=False,
        hoverinfo="skip",
    )
    return go.Figure([scale, bar, stroke, numbers], _layout(units, columns, held))


def _layout(units: Sequence[str | None], columns: Sequence[str | None], held: PerspectiveSet) -> dict[str, object]:
    count = max(1, len(units))
    return theme.layout(
        height=56 + ROW * count,
        # Of one or two units the names of the perspectives would else be cut, to leave 64 pixels below them.
        minreducedheight=ROW,
        margin={"l": 2, "r": 2, "t": 2, "b": 4},
        barmode="overlay",
        annotations=lines.names([(words.unit(unit), "") for unit in units]),
        xaxis=theme.axis(
            side="top",
            range=[0, max(1, len(columns))],
            tickvals=[number + 0.5 for number in range(len(columns))],
            ticktext=[theme.wrapped(held.name_of(one), 11) for one in columns],
            tickangle=0,
        ),
        yaxis=theme.axis(range=[count - 0.6, -0.85], showticklabels=False, automargin=False),
    )


def scores_by_unit_in_words(rows: Sequence[UnitPerspectiveScore], held: PerspectiveSet) -> str:
    """The highest and the lowest score among the units."""
    known = sorted((row for row in rows if row.score is not None and row.enough), key=lambda row: row.score or 0.0)
    units = len({row.unit for row in rows})
    if not known:
        told = trn(
            "Scores of {n} unit by perspective; none is known well enough.",
            "Scores of {n} units by perspective; none is known well enough.",
            units,
        )
        return told.format(n=number(units))
    low, high = known[0], known[-1]
    ends = [f"{words.score(one.score)} ({words.unit(one.unit)}, {held.name_of(one.perspective)})" for one in (low, high)]
    told = trn(
        "Scores of {n} unit by perspective, from {low} to {high}.", "Scores of {n} units by perspective, from {low} to {high}.", units
    )
    return told.format(n=number(units), low=ends[0], high=ends[1])


def _held(score: float) -> float:
    return SCALE * max(0.0, min(1.0, score))


def _told(row: UnitPerspectiveScore, held: PerspectiveSet) -> str:
    score = words.score(row.score, enough=row.enough)
    told = [theme.short(words.unit(row.unit), 60), f"{theme.shown(held.name_of(row.perspective))}: {score}"]
    if row.expected is not None:
        told.append(tr("expected by now {expected}").format(expected=number(row.expected, 2)))
    return "<br>".join(told)
