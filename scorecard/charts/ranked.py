"""The parts of a number, ranked by score and ready to be opened. Values in, figure out: no store, no Streamlit, no clock."""

from collections.abc import Callable, Sequence

import plotly.graph_objects as go

from scorecard.charts import theme, words
from scorecard.charts.bullets import Bullet, bullets
from scorecard.model.explain import Term

MOST = 12
"""Parts drawn where nobody says otherwise; a table has them all."""


def parts_by_score(terms: Sequence[Term], name: Callable[[Term], str], *, most: int = MOST) -> go.Figure:
    """A bullet a part in the colour of its status, the lowest score on top and at the end those of which too little is scored for a number.

    The whole row bears the part's node, `astuple(Node)`, as custom data.
    """
    drawn = sorted(terms, key=lambda term: (not _known(term), term.value or 0.0 if _known(term) else 0.0, term.name))[:most]
    rows = [_bullet(term, name(term)) for term in drawn]
    figure = bullets(rows, end=1.0)
    whole_row = go.Bar(
        x=[1.0] * len(rows),
        y=list(range(len(rows))),
        orientation="h",
        width=1,
        marker={"color": "rgba(0,0,0,0)"},
        hovertext=[theme.shown(row.told) for row in rows],
        hoverinfo="text",
        customdata=[theme.opens(row.node) for row in rows],
    )
    figure.add_trace(whole_row)
    return figure


def _known(term: Term) -> bool:
    return term.value is not None and term.enough


def _bullet(term: Term, name: str) -> Bullet:
    score = words.score(term.value, enough=term.enough)
    return Bullet(
        node=term.node,
        name=name,
        number=score,
        value=term.value if term.enough else None,
        expected=None,
        low=term.low,
        high=term.high,
        colour=theme.STATUS.get(term.status or "", theme.MUTED),
        told=f"{name}: {score}",
    )
