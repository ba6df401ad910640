"""How scores spread: what a mean hides."""

from collections import Counter
from collections.abc import Sequence
from statistics import median

import plotly.graph_objects as go

from scorecard.charts import theme
from scorecard.charts.progress import WORD
from scorecard.model.scores import ObjectiveScore
from scorecard.model.standing import KeyResultStanding

BINS = 10
ORDER = ("missed", "behind", "partly", "at_risk", "unpaced", "unknown_stale", "not_started", "no_data", "on_track", "achieved")
"""From the ground up."""


def distribution(rows: Sequence[KeyResultStanding | ObjectiveScore]) -> go.Figure:
    """A column for each tenth of the score from 0 to 1, stacked by status and labelled with its count; the median as a line."""
    scored = [row for row in rows if row.score is not None]
    counts = Counter((_bin(row.score or 0.0), row.status) for row in scored)
    whole = Counter(_bin(row.score or 0.0) for row in scored)
    statuses = sorted({status for _, status in counts}, key=lambda one: ORDER.index(one) if one in ORDER else len(ORDER))
    columns = [
        go.Bar(
            x=[place + 0.5 for place in range(BINS)],
            y=[counts[place, status] or None for place in range(BINS)],
            marker={"color": theme.STATUS.get(status, theme.MUTED)},
            hovertext=[f"{_span(place)}: {counts[place, status]} {WORD.get(status, status)}" for place in range(BINS)],
            hoverinfo="text",
        )
        for status in statuses
    ]
    top = max(whole.values(), default=1)
    labels = [{"x": place + 0.5, "y": count, "text": str(count), "yanchor": "bottom", "showarrow": False} for place, count in whole.items()]
    middle = median(row.score or 0.0 for row in scored) if scored else None
    return go.Figure(
        columns,
        theme.layout(
            height=250,
            margin={"l": 8, "r": 8, "t": 30, "b": 8},
            barmode="stack",
            bargap=0.12,
            annotations=[*labels, *_median(middle)],
            shapes=[] if middle is None else [_line(middle)],
            xaxis=theme.axis(range=[-0.2, BINS + 0.2], tickvals=[0, 2, 4, 6, 8, 10], ticktext=["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
            yaxis=theme.axis(range=[0, top * 1.18], showticklabels=False),
        ),
    )


def distribution_in_words(rows: Sequence[KeyResultStanding | ObjectiveScore]) -> str:
    """Median, ends, and how many have no score."""
    scores = [row.score for row in rows if row.score is not None]
    if not scores:
        return "Nothing here has a score."
    return (
        f"Scores of {len(scores)} from {min(scores):.2f} to {max(scores):.2f}, half of them below {median(scores):.2f}; "
        f"{len(rows) - len(scores)} without a score."
    )


def _bin(score: float) -> int:
    return max(0, min(BINS - 1, int(score * BINS + 1e-9)))


def _span(place: int) -> str:
    return f"{place / BINS:.1f} to {(place + 1) / BINS:.1f}"


def _line(middle: float) -> dict[str, object]:
    x = max(0.0, min(1.0, middle)) * BINS
    line = {"color": theme.INK, "width": 1.5, "dash": "dot"}
    return {"type": "line", "x0": x, "x1": x, "y0": 0, "y1": 1, "yref": "paper", "line": line, "layer": "below"}


def _median(middle: float | None) -> list[dict[str, object]]:
    if middle is None:
        return []
    side = "left" if middle < 0.5 else "right"
    place = {"x": max(0.0, min(1.0, middle)) * BINS, "y": 1, "yref": "paper", "xanchor": side, "yanchor": "bottom"}
    return [{**place, "text": f"median {middle:.2f}", "showarrow": False}]
