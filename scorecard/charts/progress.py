"""Progress, drawn. Values in, figure out: no store, no Streamlit, no clock."""

from collections.abc import Sequence

import plotly.graph_objects as go

from scorecard.charts import theme, words
from scorecard.charts.bullets import Bullet, bullets
from scorecard.language import number, percent, signed, tr, trn
from scorecard.model.explain import Node
from scorecard.model.perspective import PerspectiveSet
from scorecard.model.scores import PerspectiveScore, UnitPerspectiveScore
from scorecard.model.standing import KeyResultStanding

MOST_KEY_RESULTS = 40
"""Bullets that a person still reads; the table has them all."""
LEAST, END = -1.0, 0.5
"""Ends of the scale against pace; what lies beyond is drawn at the end."""


def progress_by_perspective(rows: Sequence[PerspectiveScore | UnitPerspectiveScore], held: PerspectiveSet) -> go.Figure:
    """A bullet per perspective with its bounds and what was expected. One without a score keeps its place."""
    return bullets([_of_perspective(row, held) for row in rows])


def progress_by_perspective_in_words(rows: Sequence[PerspectiveScore | UnitPerspectiveScore], held: PerspectiveSet) -> str:
    """Score and expectation of each perspective."""
    return "; ".join(_of_perspective(row, held).told.replace("\n", ", ") for row in rows) or tr("No perspective has a score.")


def _of_perspective(row: PerspectiveScore | UnitPerspectiveScore, held: PerspectiveSet) -> Bullet:
    score = row.score if row.enough else None
    stands = words.score(row.score, enough=row.enough)
    told = [f"{held.name_of(row.perspective)}: {stands}"]
    if row.expected is not None:
        told.append(tr("expected by now {expected}").format(expected=number(row.expected, 2)))
    if row.low is not None and row.high is not None:
        bounds = tr("between {low} and {high} if everything missing were 0 or 1")
        told.append(bounds.format(low=number(row.low, 2), high=number(row.high, 2)))
    return Bullet(
        node=_node(row),
        name=held.name_of(row.perspective),
        number=stands,
        value=score,
        expected=row.expected,
        low=row.low,
        high=row.high,
        colour=theme.colours(held).get(row.perspective, theme.MUTED),
        told="\n".join(told),
    )


def _node(row: PerspectiveScore | UnitPerspectiveScore) -> Node:
    if isinstance(row, UnitPerspectiveScore):
        return Node("unit_perspective", row.unit, row.perspective)
    return Node("perspective", perspective=row.perspective)


def key_result_bullets(rows: Sequence[KeyResultStanding]) -> go.Figure:
    """A bullet per key result in the colour of its status, its pace as a stroke; at most `MOST_KEY_RESULTS`, in the order given."""
    return bullets([_of_key_result(row) for row in rows[:MOST_KEY_RESULTS]], form=".0%")


def key_result_bullets_in_words(rows: Sequence[KeyResultStanding]) -> str:
    """How many stand where, and the first of them."""
    drawn = rows[:MOST_KEY_RESULTS]
    told = "; ".join(_of_key_result(row).told.replace("\n", ", ") for row in drawn[:5])
    if not drawn:
        return tr("No key result.")
    of = trn(
        "Progress and expected progress of {n} key result. {first}",
        "Progress and expected progress of {n} key results. {first}",
        len(drawn),
    )
    return of.format(n=number(len(drawn)), first=told)


def _of_key_result(row: KeyResultStanding) -> Bullet:
    stands = words.status(row.status) if row.progress is None else f"{percent(row.progress)}, {words.status(row.status)}"
    told = [row.key_result, words.unit(row.unit), stands]
    if row.expected is not None:
        told.append(tr("expected by now {expected}").format(expected=percent(row.expected)))
    return Bullet(
        node=Node("key_result", thing_id=row.key_result_id),
        name=row.key_result,
        number=stands,
        value=row.progress,
        expected=row.expected,
        low=None,
        high=None,
        colour=theme.STATUS.get(row.status, theme.MUTED),
        told="\n".join(told),
    )


def progress_against_pace(rows: Sequence[KeyResultStanding], held: PerspectiveSet) -> go.Figure:
    """A mark per key result, in the lane of its perspective: how many points it is ahead of plan (right) or behind it (left)."""
    placed = [row for row in rows if row.gap is not None]
    lanes = [one for one in [*held.ids, None] if any(row.perspective == one for row in placed)]
    depth: dict[str | None, int] = {}
    heights = []
    for row in placed:
        # Spread within the lane by count, so that equal values don't hide each other, and below the lane's name.
        number = depth[row.perspective] = depth.get(row.perspective, 0) + 1
        heights.append(lanes.index(row.perspective) + 0.06 + ((number * 7) % 11 - 5) / 20 if row.perspective in lanes else 0.0)
    # Plain values: a trace of its own would be checked and copied twice, mark by mark.
    marks = {
        "type": "scatter",
        "x": [max(LEAST, min(END, row.gap or 0.0)) for row in placed],
        "y": heights,
        "mode": "markers",
        "marker": {
            "color": [theme.STATUS.get(row.status, theme.MUTED) for row in placed],
            "symbol": [theme.SYMBOL.get(row.status, "circle-open") for row in placed],
            "size": 10,
        },
        "customdata": [theme.opens(Node("key_result", thing_id=row.key_result_id)) for row in placed],
        "hovertext": [_told(row) for row in placed],
        "hoverinfo": "text",
        "unselected": {"marker": {"opacity": 0.35}},
    }
    least = min([-0.2, *(max(LEAST, row.gap or 0.0) for row in placed)])
    end = max([0.2, *(min(END, row.gap or 0.0) for row in placed)])
    return go.Figure([marks], _lanes(lanes, held, least - 0.05, end + 0.05))


def _lanes(lanes: Sequence[str | None], held: PerspectiveSet, least: float, end: float) -> dict[str, object]:
    """Each lane has its name above its marks; the plan is a line through all."""
    count = max(1, len(lanes))
    shared = {"xref": "paper", "x": 0, "xanchor": "left", "yanchor": "top", "showarrow": False}
    names = [{**shared, "y": lane - 0.47, "text": f"<b>{theme.short(held.name_of(one), 40)}</b>"} for lane, one in enumerate(lanes)]
    above = {"yref": "paper", "y": 1, "yanchor": "bottom", "showarrow": False, "x": 0}
    sides = [
        {**above, "xanchor": anchor, "text": text, "xshift": shift}
        for anchor, text, shift in (("right", tr("← behind plan"), -6), ("left", tr("ahead →"), 6))
    ]
    plan = {"type": "line", "x0": 0, "x1": 0, "y0": 0, "y1": 1, "yref": "paper", "line": {"color": theme.INK, "width": 1.5}}
    between = [
        {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": lane - 0.5, "y1": lane - 0.5, "line": {"color": theme.HAIR, "width": 1}}
        for lane in range(1, count)
    ]
    return theme.layout(
        height=64 + 78 * count,
        margin={"l": 4, "r": 4, "t": 26, "b": 4},
        annotations=[*names, *sides],
        shapes=[plan, *between],
        xaxis=theme.axis(range=[least, end], tickformat=".0%", nticks=7),
        yaxis=theme.axis(range=[count - 0.45, -0.55], showticklabels=False),
    )


def progress_against_pace_in_words(rows: Sequence[KeyResultStanding]) -> str:
    """How many are ahead of plan and behind it, and the farthest."""
    placed = sorted((row for row in rows if row.gap is not None), key=lambda row: row.gap or 0.0)
    if not placed:
        return tr("No key result has both progress and a pace.")
    behind = sum((row.gap or 0.0) < -1e-9 for row in placed)
    first, last = placed[0], placed[-1]
    return trn(
        "{n} key result against its plan: {behind} behind it, {ahead} on it or ahead. "
        "In points of progress from {low} ({first}) to {high} ({last}).",
        "{n} key results against their plan: {behind} behind it, {ahead} on it or ahead. "
        "In points of progress from {low} ({first}) to {high} ({last}).",
        len(placed),
    ).format(
        n=number(len(placed)), behind=number(behind), ahead=number(len(placed) - behind), first=first.key_result, last=last.key_result,
        low=signed(100 * (first.gap or 0.0)), high=signed(100 * (last.gap or 0.0)),
    )  # fmt: skip


def _told(row: KeyResultStanding) -> str:
    told = tr("{progress} of {expected} expected: {status}")
    stands = told.format(progress=words.share(row.progress), expected=words.share(row.expected), status=words.status(row.status))
    return "<br>".join([theme.short(row.key_result, 60), theme.short(words.unit(row.unit)), stands])
