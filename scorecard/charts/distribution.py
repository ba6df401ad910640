"""How scores spread: what a mean hides."""

from collections import Counter
from collections.abc import Sequence
from statistics import median

import plotly.graph_objects as go

from scorecard.charts import theme, words
from scorecard.language import number, tr
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
            hovertext=[f"{_span(place)}: {number(counts[place, status])} {words.status(status)}" for place in range(BINS)],
            hoverinfo="text",
        )
        for status in statuses
    ]
    top = max(whole.values(), default=1)
    labels = [{"x": place + 0.5, "y": count, "text": str(count), "yanchor": "bottom", "showarrow": False} for place, count in whole.items()]
    fifths = list(range(0, BINS + 1, 2))
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
            xaxis=theme.axis(range=[-0.2, BINS + 0.2], tickvals=fifths, ticktext=[number(place / BINS, 1) for place in fifths]),
            yaxis=theme.axis(range=[0, top * 1.18], showticklabels=False),
        ),
    )


def distribution_in_words(rows: Sequence[KeyResultStanding | ObjectiveScore]) -> str:
    """Median, ends, and how many have no score."""
    scores = [row.score for row in rows if row.score is not None]
    if not scores:
        return tr("Nothing here has a score.")
    low, high, middle = (number(value, 2) for value in (min(scores), max(scores), median(scores)))
    told = tr("Scores of {n} from {low} to {high}, half of them below {middle}; {unscored} without a score.")
    return told.format(n=number(len(scores)), low=low, high=high, middle=middle, unscored=number(len(rows) - len(scores)))


def _bin(score: float) -> int:
    return max(0, min(BINS - 1, int(score * BINS + 1e-9)))


def _span(place: int) -> str:
    return tr("{low} to {high}").format(low=number(place / BINS, 1), high=number((place + 1) / BINS, 1))


def _line(middle: float) -> dict[str, object]:
    x = max(0.0, min(1.0, middle)) * BINS
    line = {"color": theme.INK, "width": 1.5, "dash": "dot"}
    return {"type": "line", "x0": x, "x1": x, "y0": 0, "y1": 1, "yref": "paper", "line": line, "layer": "below"}


def _median(middle: float | None) -> list[dict[str, object]]:
    if middle is None:
        return []
    side = "left" if middle < 0.5 else "right"
    place = {"x": max(0.0, min(1.0, middle)) * BINS, "y": 1, "yref": "paper", "xanchor": side, "yanchor": "bottom"}
    return [{**place, "text": tr("median {score}").format(score=number(middle, 2)), "showarrow": False}]
