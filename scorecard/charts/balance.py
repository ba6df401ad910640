"""How the objectives spread over the perspectives, against what was intended."""

from collections.abc import Sequence

import plotly.graph_objects as go

from scorecard.charts import theme, words
from scorecard.charts.bullets import Bullet, bullets
from scorecard.language import tr
from scorecard.model.coverage import PerspectiveShare
from scorecard.model.explain import Node
from scorecard.model.perspective import PerspectiveSet


def balance_chart(rows: Sequence[PerspectiveShare], held: PerspectiveSet) -> go.Figure:
    """A bullet per perspective: its share of the objectives' weight, and the intended share as a stroke."""
    colours = theme.colours(held)
    end = max([0.5, *(value for row in rows for value in (row.observed, row.intended) if value is not None)]) + 0.02
    return bullets(
        [
            Bullet(
                node=Node("perspective" if row.organisation else "unit_perspective", row.unit, row.perspective),
                name=held.name_of(row.perspective),
                number=_number(row),
                value=row.observed,
                expected=row.intended,
                low=None,
                high=None,
                colour=colours.get(row.perspective, theme.MUTED),
                told=f"{held.name_of(row.perspective)}\n{_number(row)}",
            )
            for row in rows
        ],
        form=".0%",
        end=end,
    )


def balance_chart_in_words(rows: Sequence[PerspectiveShare], held: PerspectiveSet) -> str:
    """Both shares of each perspective."""
    return "; ".join(f"{held.name_of(row.perspective)} {_number(row)}" for row in rows) or tr("No objective has a perspective.")


def _number(row: PerspectiveShare) -> str:
    return tr("{share}, intended {intended}").format(share=words.share(row.observed), intended=words.share(row.intended))
