"""A chart of lines: each row has its name and its number above it, and the whole width for its marks.

Names beside a chart take half of a phone; above their row they need no margin, so that the same figure reads at any width.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from scorecard.charts import theme
from scorecard.language import short_day

ROW = 44
"""Pixels a row: its text above, its marks below."""
FOOT = 34
"""Pixels for the axis."""
LONGEST = 50
"""Characters of a name and its number that fit side by side at 390 pixels."""


def names(told: Sequence[tuple[str, str]]) -> list[dict[str, Any]]:
    """Name (at the left) and number (at the right) above each row, the first row on top. Both are escaped here."""
    shared = {"xref": "paper", "yref": "y", "showarrow": False, "yanchor": "bottom", "yshift": 9, "borderpad": 0}
    return [
        {**shared, "x": x, "y": row, "xanchor": anchor, "text": text, "align": anchor}
        for row, (name, number) in enumerate(told)
        for x, anchor, text in ((0, "left", theme.short(name, LONGEST - len(number))), (1, "right", theme.short(number, LONGEST // 2)))
        if text
    ]


def layout(told: Sequence[tuple[str, str]], xaxis: dict[str, Any], **more: Any) -> dict[str, Any]:
    """The layout of a chart with these names and numbers; rows lie at 0, 1, 2 … from the top."""
    count = max(1, len(told))
    return theme.layout(
        **{
            "height": ROW * count + FOOT + 8,
            "annotations": names(told),
            "barmode": "overlay",
            "margin": {"l": 12, "r": 12, "t": 4, "b": 4},
            # A chart of one row would else be drawn over its own axis.
            "minreducedheight": ROW,
            "xaxis": theme.axis(**xaxis),
            "yaxis": theme.axis(range=[count - 0.6, -0.85], showticklabels=False, automargin=False),
            **more,
        }
    )


def days(begins: date, ends: date, most: int = 3) -> dict[str, Any]:
    """So many days between two, told in the language in use, as the ticks of an axis."""
    span = max(1, (ends - begins).days)
    count = min(most, span)
    told = [begins + timedelta(days=round(span * (place + 0.5) / count)) for place in range(count)]
    return {"tickvals": told, "ticktext": [short_day(one) for one in told]}


def rules(rows: int, *places: float) -> list[dict[str, Any]]:
    """Short lines through the marks of each row at these values: where a scale begins and where its goal lies. Names stay free of them."""
    line = {"color": theme.HAIR, "width": 1}
    return [
        {"type": "line", "x0": x, "x1": x, "y0": row - 0.24, "y1": row + 0.24, "line": line, "layer": "below"}
        for x in places
        for row in range(rows)
    ]


def apart(heights: Sequence[float], least: float) -> list[float]:
    """Heights of labels, in their order, moved as little as keeps each so far from the next that they do not lie on each other."""
    order = sorted(range(len(heights)), key=lambda at: heights[at])
    found = list(heights)
    for _ in range(60):
        for lower, upper in pairwise(order):
            missing = least - (found[upper] - found[lower])
            if missing > 1e-9:
                found[lower] -= missing / 2
                found[upper] += missing / 2
    return found
