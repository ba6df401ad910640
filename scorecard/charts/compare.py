"""Two sides and what lies between them, drawn. Values in, figure out: no store, no Streamlit, no clock."""

from collections.abc import Callable, Sequence

import plotly.graph_objects as go

from scorecard.charts import lines, theme
from scorecard.language import marked, number, tr
from scorecard.language import signed as with_sign
from scorecard.model.compare import Cause, Part, ScoreChange
from scorecard.model.explain import Node

CAUSES = {
    "objective": marked("same objectives"),
    "objective_mix": marked("other objectives"),
    "unit_mix": marked("other units"),
    "perspective_mix": marked("other weights"),
}
"""What the causes of a change are called on an axis, in the order in which they are drawn."""
UP, DOWN, MIX = theme.BETTER, theme.WORSE, theme.PERSPECTIVE["learning_growth"]
MOST = 20
"""Children drawn; the table has them all."""
NEAREST = 0.055
"""Between two labels of a slope, as a share of its height."""
Colour = Callable[[ScoreChange], str]


def slopes(rows: Sequence[ScoreChange], name: Callable[[ScoreChange], str], colour: Colour, sides: tuple[str, str]) -> go.Figure:
    """A line a row from one side (left) to the other (right), named where it ends. A side of which too little is known has no end."""
    known = [(_before(row), _now(row), row) for row in rows]
    drawn = [one for one in known if one[0] is not None or one[1] is not None]
    traces = [
        go.Scatter(
            x=[0, 1],
            y=[before, now],
            mode="lines+markers",
            line={"color": colour(row), "width": 2.5},
            marker={"size": 9, "color": colour(row)},
            customdata=[theme.opens(_node(row))] * 2,
            hovertext=f"{theme.short(name(row), 60)}: {_both(row)}",
            hoverinfo="text",
        )
        for before, now, row in drawn
    ]
    span = _span(drawn)
    least = NEAREST * (span[1] - span[0])
    left = _apart([(before, number(before, 2)) for before, _, _ in drawn if before is not None], least)
    right = _apart([(now, f"<b>{number(now, 2)}</b>  {theme.short(name(row), 21)}") for _, now, row in drawn if now is not None], least)
    lost = [(before, theme.short(name(row), 16)) for before, now, row in drawn if before is not None and now is None]
    ends = [
        {"x": x, "y": y, "text": text, "xanchor": anchor, "xshift": shift, "yanchor": "middle", "showarrow": False}
        for x, anchor, shift, labels in ((0, "right", -10, left), (1, "left", 10, right))
        for y, text in labels
    ]
    gone = [
        {"x": 0.06, "y": y, "text": text, "xanchor": "left", "yanchor": "bottom", "showarrow": False} for y, text in _apart(lost, least)
    ]
    heads = [
        {"x": x, "y": 1, "yref": "paper", "yanchor": "bottom", "yshift": 6, "showarrow": False,
         "text": f"<b>{theme.shown(side).replace(', ', '<br>')}</b>"}
        for x, side in zip((0, 1), sides, strict=True)
    ]  # fmt: skip
    posts = [
        {"type": "line", "x0": x, "x1": x, "y0": 0, "y1": 1, "yref": "paper", "line": {"color": theme.HAIR, "width": 1}, "layer": "below"}
        for x in (0, 1)
    ]
    return go.Figure(
        traces,
        theme.layout(
            height=340,
            margin={"l": 8, "r": 8, "t": 50 if any(", " in side for side in sides) else 34, "b": 12},
            annotations=[*ends, *gone, *heads],
            shapes=posts,
            xaxis=theme.axis(range=[-0.25, 2.05], showticklabels=False),
            yaxis=theme.axis(range=span, showticklabels=False),
        ),
    )


def slopes_in_words(rows: Sequence[ScoreChange], name: Callable[[ScoreChange], str], sides: tuple[str, str]) -> str:
    """Both scores of each row."""
    told = "; ".join(f"{name(row)} {_both(row)}" for row in rows)
    if not told:
        return tr("Nothing stands on {before} or {now}.").format(before=sides[0], now=sides[1])
    return tr("Scores of {before} and {now}: {scores}").format(before=sides[0], now=sides[1], scores=told)


def _span(drawn: Sequence[tuple[float | None, float | None, ScoreChange]]) -> list[float]:
    """As much of 0 to 1 as is used, and a little more; never so little that a small change looks large."""
    known = [value for before, now, _ in drawn for value in (before, now) if value is not None] or [0.0, 1.0]
    low, high = min(known), max(known)
    spare = max(0.04, (0.4 - (high - low)) / 2)
    return [low - spare, high + spare]


def _apart(labels: Sequence[tuple[float, str]], least: float) -> list[tuple[float, str]]:
    """The labels with heights moved as little as keeps them from lying on each other."""
    ordered = sorted(labels)
    return [(y, text) for y, (_, text) in zip(lines.apart([y for y, _ in ordered], least), ordered, strict=True)]


def two_sides(rows: Sequence[ScoreChange], name: Callable[[ScoreChange], str], sides: tuple[str, str]) -> go.Figure:
    """A line a row from the side compared with (open ring) to the other (dot). Where too little of one is known only the other stands."""
    between = [
        go.Scatter(
            x=[row.against_score, row.score],
            y=[place, place],
            mode="lines",
            line={"color": _colour(row.change or 0.0), "width": 4},
            hoverinfo="skip",
        )
        for place, row in enumerate(rows)
        if row.change is not None and row.enough and row.against_enough
    ]
    ends = [
        go.Scatter(
            x=[_now(row) if now else _before(row) for row in rows],
            y=list(range(len(rows))),
            mode="markers",
            name=theme.shown(side),
            marker={"symbol": "circle" if now else "circle-open", "size": 11, "color": theme.INK, "line": {"width": 2}},
            customdata=[theme.opens(_node(row)) for row in rows],
            hovertext=[f"{theme.short(name(row), 60)}: {_both(row)}" for row in rows],
            hoverinfo="text",
        )
        for now, side in zip((False, True), sides, strict=True)
    ]
    return go.Figure(
        [*between, *ends],
        lines.layout(
            [(name(row), _both(row)) for row in rows],
            {"range": [-0.03, 1.04], "dtick": 0.2, "tickformat": ".1f"},
            shapes=lines.rules(len(rows), 0, 1),
        ),
    )


def causes_of_change(causes: Sequence[Cause], against_score: float, score: float, sides: tuple[str, str]) -> go.Figure:
    """A waterfall from one score (on top) to the other (below), a step a cause; causes that do nothing are left out."""
    amounts = {one.cause: one.amount for one in causes}
    steps = [(tr(CAUSES[cause]), amounts[cause]) for cause in CAUSES if abs(amounts.get(cause, 0.0)) > 1e-9]
    floors = [against_score]
    for _, amount in steps:
        floors.append(floors[-1] + amount)
    told = [(sides[0], number(against_score, 2)), *((word, signed(amount)) for word, amount in steps), (sides[1], number(score, 2))]
    bar = go.Bar(
        y=list(range(len(told))),
        x=[against_score, *(abs(amount) for _, amount in steps), score],
        base=[0.0, *(min(floor, floor + amount) for floor, (_, amount) in zip(floors, steps, strict=False)), 0.0],
        orientation="h",
        width=0.3,
        marker={"color": [theme.MUTED, *(_colour(amount) for _, amount in steps), theme.MUTED]},
        text=[number for _, number in told],
        textposition="none",
        hovertemplate="%{text}<extra></extra>",
    )
    line = {"color": theme.HAIR, "width": 1}
    joints = [
        {"type": "line", "x0": floor, "x1": floor, "y0": place, "y1": place + 1, "line": line, "layer": "below"}
        for place, floor in enumerate(floors)
    ]
    end = max(1.0, *floors) + 0.02
    shapes = [*lines.rules(len(told), 0), *joints]
    return go.Figure([bar], lines.layout(told, {"range": [0, end], "dtick": 0.2, "tickformat": ".1f"}, shapes=shapes))


def causes_of_change_in_words(causes: Sequence[Cause], against_score: float, score: float) -> str:
    """Every step."""
    told = "; ".join(f"{tr(CAUSES[one.cause])} {signed(one.amount)}" for one in causes) or tr("nothing changed")
    return tr("From {before} to {now}: {steps}").format(before=number(against_score, 2), now=number(score, 2), steps=told)


def parts_of_change(parts: Sequence[Part], name: Callable[[Part], str]) -> go.Figure:
    """Two bars a child: what it adds within, and by mix. Those that add most first, at most `MOST`."""
    drawn = sorted(parts, key=lambda one: -abs(one.within) - abs(one.mix))[:MOST]
    bars = [
        go.Bar(
            x=[getattr(one, kind) for one in drawn],
            y=[place + shift for place in range(len(drawn))],
            width=0.15,
            orientation="h",
            name=word,
            marker={"color": MIX if kind == "mix" else [_colour(one.within) for one in drawn]},
            hovertext=[f"{theme.short(name(one), 60)}: {word} {with_sign(getattr(one, kind), 3)}" for one in drawn],
            hoverinfo="text",
        )
        for kind, word, shift in (("within", tr("within"), -0.09), ("mix", tr("mix"), 0.09))
    ]
    far = max([0.01, *(abs(amount) for one in drawn for amount in (one.within, one.mix))]) * 1.05
    return go.Figure(
        bars,
        lines.layout(
            [(name(one), tr("within {within}, mix {mix}").format(within=signed(one.within), mix=signed(one.mix))) for one in drawn],
            {"range": [-far, far], "tickformat": ".3~f", "nticks": 5},
            shapes=lines.rules(len(drawn), 0),
        ),
    )


def parts_of_change_in_words(parts: Sequence[Part], name: Callable[[Part], str]) -> str:
    """The three that add most."""
    drawn = sorted(parts, key=lambda one: -abs(one.within) - abs(one.mix))[:3]
    one_part = tr("{part} {within} within, {mix} by mix")
    told = "; ".join(one_part.format(part=name(one), within=signed(one.within), mix=signed(one.mix)) for one in drawn)
    if not told:
        return tr("Nothing is below.")
    return tr("What {n} parts add to the change. Most: {parts}").format(n=number(len(parts)), parts=told)


def signed(change: float) -> str:
    """To two decimals with its sign; what rounds to nothing has none."""
    return with_sign(change, 2) if abs(change) >= 0.005 else number(0.0, 2)


def _node(row: ScoreChange) -> Node | None:
    """The number of the newer side; an objective that is gone has none."""
    if row.level == "objective":
        return Node("objective", thing_id=row.objective_id) if row.objective_id else None
    return Node(row.level, row.unit, row.perspective if row.level != "unit" else None)


def _before(row: ScoreChange) -> float | None:
    return row.against_score if row.against_enough else None


def _now(row: ScoreChange) -> float | None:
    return row.score if row.enough else None


def _both(row: ScoreChange) -> str:
    told = [tr("unknown") if value is None else number(value, 2) for value in (_before(row), _now(row))]
    return " → ".join(told)


def _colour(change: float) -> str:
    return UP if change > 1e-9 else DOWN if change < -1e-9 else theme.MUTED
