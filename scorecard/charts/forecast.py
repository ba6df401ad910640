"""Forecasts, drawn. Values in, figure out: no store, no Streamlit, no clock."""

from collections.abc import Callable, Sequence

import plotly.graph_objects as go

from scorecard.charts import lines, theme, words
from scorecard.language import number, percent, short_day, tr, trn
from scorecard.model.explain import Node
from scorecard.model.forecast import KeyResultForecast, PathPoint

LEAST, MOST = -0.5, 2.0
"""Ends of the drawn range; what lies beyond is drawn at the end and told in the hover text."""
NOW, AHEAD, MISS = theme.STATUS["achieved"], theme.BETTER, theme.WORSE
Reads = Callable[[KeyResultForecast], float | None]


def forecast_ranges(rows: Sequence[KeyResultForecast]) -> go.Figure:
    """A line per key result with a forecast: where it stands, what is foreseen with its interval, and its goal; the first on top.

    A scenario band is dotted, for it is no interval.
    """
    drawn = list(enumerate(row for row in rows if row.forecast is not None))
    hopeful = [(place, row) for place, row in drawn if row.judged and not row.misses]
    open_ended = [(place, row) for place, row in drawn if not row.judged]
    missing = [(place, row) for place, row in drawn if row.misses]
    traces = [
        _bands(drawn, "interval", "solid", lambda row: row.interval_low, lambda row: row.interval_high),
        _bands(drawn, "scenario band", "dot", lambda row: row.scenario_low, lambda row: row.scenario_high),
        _marks(drawn, "goal", "line-ns", theme.INK, lambda row: row.theta),
        _marks(drawn, "now", "circle-open", NOW, lambda row: row.progress),
        _marks(hopeful, "forecast", "diamond", AHEAD, lambda row: row.forecast),
        _marks(open_ended, "forecast without interval", "diamond-open", theme.MUTED, lambda row: row.forecast),
        _marks(missing, "forecast, misses the goal", "x", MISS, lambda row: row.forecast),
    ]
    shown = [row for _, row in drawn]
    least = min([0.0, *(_held(low) or 0.0 for row in shown for low in _ends(row))]) - 0.02
    most = max([1.0, *(_held(high) or 0.0 for row in shown for high in _ends(row))]) + 0.02
    return go.Figure(
        traces,
        lines.layout(
            [(row.key_result, _number(row)) for row in shown],
            {"range": [least, most], "tickformat": ".0%", "nticks": 6},
            shapes=lines.rules(len(shown), 0),
        ),
    )


def _ends(row: KeyResultForecast) -> tuple[float | None, ...]:
    return row.progress, row.forecast, row.theta, row.interval_low, row.interval_high, row.scenario_low, row.scenario_high


def _number(row: KeyResultForecast) -> str:
    """The forecast in a word: a number, and whether it misses; without an interval it is told with a question mark."""
    told = percent(row.forecast or 0.0)
    return tr("{forecast} ✕ misses").format(forecast=told) if row.misses else told if row.judged else f"{told} ?"


def forecast_ranges_in_words(rows: Sequence[KeyResultForecast]) -> str:
    """How many are foreseen to miss, and the first of them."""
    drawn = [row for row in rows if row.forecast is not None]
    missing = [row for row in drawn if row.misses]
    named = "; ".join(row.key_result for row in missing[:3])
    told = trn(
        "{missing} of {n} key result is foreseen to miss its goal",
        "{missing} of {n} key results are foreseen to miss their goal",
        len(drawn),
    ).format(missing=number(len(missing)), n=number(len(drawn)))
    return f"{told}: {named}." if named else f"{told}."


def _held(value: float | None) -> float | None:
    return None if value is None else max(LEAST, min(MOST, value))


def _bands(drawn: Sequence[tuple[int, KeyResultForecast]], name: str, dash: str, low: Reads, high: Reads) -> go.Scatter:
    """One trace for all: lines parted by nothing."""
    known = [(place, row) for place, row in drawn if low(row) is not None]
    return go.Scatter(
        x=[x for _, row in known for x in (_held(low(row)), _held(high(row)), None)],
        y=[y for place, _ in known for y in (place, place, None)],
        mode="lines",
        name=name,
        line={"color": theme.BAND if dash == "solid" else theme.MUTED, "width": 8 if dash == "solid" else 2, "dash": dash},
        hoverinfo="skip",
    )


def _marks(drawn: Sequence[tuple[int, KeyResultForecast]], name: str, symbol: str, colour: str, value: Reads) -> go.Scatter:
    return go.Scatter(
        x=[_held(value(row)) for _, row in drawn],
        y=[place for place, _ in drawn],
        mode="markers",
        name=name,
        marker={"symbol": symbol, "color": colour, "size": 16 if symbol == "line-ns" else 10, "line": {"width": 2, "color": colour}},
        hovertext=[_told(row) for _, row in drawn],
        customdata=[theme.opens(Node("key_result", thing_id=row.key_result_id)) for _, row in drawn],
        hoverinfo="text",
    )


def _told(row: KeyResultForecast) -> str:
    band = (row.interval_low, row.interval_high) if row.interval_low is not None else (row.scenario_low, row.scenario_high)
    told = [theme.short(row.key_result, 60), theme.short(words.unit(row.unit))]
    told.append(tr("now {now}, forecast {forecast}").format(now=words.share(row.progress), forecast=words.share(row.forecast)))
    if band[0] is not None and band[1] is not None:
        told.append(tr("between {low} and {high}").format(low=percent(band[0]), high=percent(band[1])))
    if row.theta is not None:
        told.append(tr("goal {goal}").format(goal=percent(row.theta)))
    return "<br>".join(told)


def path_ahead(points: Sequence[PathPoint], row: KeyResultForecast) -> go.Figure:
    """The way of one key result so far, and what is foreseen of it at the due date."""
    walked = go.Scatter(
        x=[point.observed_on for point in points],
        y=[point.progress for point in points],
        mode="lines+markers",
        line={"color": NOW, "width": 2},
        hovertext=[f"{short_day(point.observed_on)}: {percent(point.progress)}" for point in points],
        hoverinfo="text",
    )
    traces = [walked]
    if row.forecast is not None and row.due_on is not None and points:
        low, high, dash = (row.interval_low, row.interval_high, "solid")
        if low is None:
            low, high, dash = (row.scenario_low, row.scenario_high, "dot")
        colour = MISS if row.misses else AHEAD
        traces.append(
            go.Scatter(
                x=[row.due_on, row.due_on],
                y=[low, high],
                mode="lines",
                line={"color": theme.BAND if dash == "solid" else theme.MUTED, "width": 8 if dash == "solid" else 2, "dash": dash},
                hovertemplate="%{y:.0%}<extra></extra>",
            )
        )
        traces.append(
            go.Scatter(
                x=[points[-1].observed_on, row.due_on],
                y=[points[-1].progress, row.forecast],
                mode="lines+markers",
                line={"color": colour, "width": 2, "dash": "dash"},
                marker={"symbol": ["circle", "x" if row.misses else "diamond"], "size": [1, 11]},
                hovertemplate="%{y:.0%}<extra></extra>",
            )
        )
    line = {"color": theme.INK, "width": 1.5, "dash": "dot"}
    goal = [{"type": "line", "x0": 0, "x1": 1, "xref": "paper", "y0": row.theta, "y1": row.theta, "line": line}]
    text = tr("goal {goal}").format(goal=percent(row.theta or 0.0))
    told = [{"x": 0, "xref": "paper", "xanchor": "left", "y": row.theta, "yanchor": "bottom", "text": text, "showarrow": False}]
    known = row.theta is not None
    return go.Figure(
        traces,
        theme.layout(
            height=300,
            margin={"l": 4, "r": 16, "t": 24, "b": 8},
            shapes=goal if known else [],
            annotations=told if known else [],
            xaxis=theme.axis(type="date", **_days(points, row)),
            yaxis=theme.axis(tickformat=".0%", nticks=6, showgrid=True, gridcolor=theme.BAND),
        ),
    )


def _days(points: Sequence[PathPoint], row: KeyResultForecast) -> dict[str, object]:
    known = [*(point.observed_on for point in points), *([row.due_on] if row.due_on else [])]
    return lines.days(min(known), max(known)) if known else {}


def path_ahead_in_words(points: Sequence[PathPoint], row: KeyResultForecast) -> str:
    """Where it stands and what is foreseen."""
    if not points:
        return tr("No value yet.")
    ends = {"n": number(len(points)), "first": percent(points[0].progress), "last": percent(points[-1].progress)}
    if row.forecast is None or row.due_on is None:
        return tr("{n} values from {first} to {last}.").format(**ends)
    ahead = {"forecast": percent(row.forecast), "day": short_day(row.due_on)}
    return tr("{n} values from {first} to {last}; foreseen {forecast} on {day}.").format(**ends, **ahead)
