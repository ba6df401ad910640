"""When people checked in, and where nobody did."""

from collections.abc import Sequence
from datetime import date

import plotly.graph_objects as go

from scorecard.charts import lines, theme
from scorecard.language import figure, number, short_day, tr, trn
from scorecard.model.explain import Node
from scorecard.model.scores import CheckInRecord
from scorecard.model.standing import KeyResultStanding

MOST = 40
"""Lines that a person still reads; the longest silent ones come first."""


def silent_first(rows: Sequence[KeyResultStanding]) -> list[KeyResultStanding]:
    """Those without any value, then by the day of the newest value, the oldest first."""
    return sorted(rows, key=lambda row: (row.observed_on is not None, row.observed_on or row.as_of))


def check_in_timeline(rows: Sequence[KeyResultStanding], check_ins: Sequence[CheckInRecord], begins: date, as_of: date) -> go.Figure:
    """A line a key result from `begins` to `as_of`, a dot a check-in, one with a blocker as a cross."""
    drawn = rows[:MOST]
    place = {row.key_result_id: number for number, row in enumerate(drawn)}
    told = [one for one in check_ins if one.key_result_id in place and begins <= one.observed_on <= as_of]
    ways = go.Scatter(
        x=[day for _ in drawn for day in (begins, as_of, None)],
        y=[y for number in range(len(drawn)) for y in (number, number, None)],
        mode="lines",
        line={"color": theme.HAIR, "width": 1},
        hoverinfo="skip",
    )
    dots = go.Scatter(
        x=[one.observed_on for one in told],
        y=[place[one.key_result_id] for one in told],
        mode="markers",
        marker={
            "size": 10,
            "symbol": ["x" if one.blocker else "circle" for one in told],
            "color": [theme.STATUS["behind"] if one.blocker else theme.STATUS["achieved"] for one in told],
        },
        customdata=[theme.opens(Node("key_result", thing_id=one.key_result_id)) for one in told],
        hovertext=[_told(one) for one in told],
        hoverinfo="text",
    )
    return go.Figure(
        [ways, dots],
        lines.layout(
            [(row.key_result, _silence(row, as_of)) for row in drawn],
            {"type": "date", "range": [begins, as_of], **lines.days(begins, as_of)},
        ),
    )


def check_in_timeline_in_words(rows: Sequence[KeyResultStanding], check_ins: Sequence[CheckInRecord], begins: date, as_of: date) -> str:
    """How many check-ins, and who was silent for long."""
    drawn = rows[:MOST]
    ids = {row.key_result_id for row in drawn}
    count = sum(one.key_result_id in ids and begins <= one.observed_on <= as_of for one in check_ins)
    never = sum(row.observed_on is None for row in drawn)
    told = trn(
        "Check-ins of {n} key result between {begins} and {ends}: {count}; key results without any: {never}.",
        "Check-ins of {n} key results between {begins} and {ends}: {count}; key results without any: {never}.",
        len(drawn),
    )
    return told.format(count=number(count), n=number(len(drawn)), begins=short_day(begins), ends=short_day(as_of), never=number(never))


def _silence(row: KeyResultStanding, as_of: date) -> str:
    if row.observed_on is None:
        return tr("no value yet")
    days = (as_of - row.observed_on).days
    return tr("today") if days == 0 else trn("{n} day ago", "{n} days ago", days).format(n=number(days))


def _told(one: CheckInRecord) -> str:
    value = "" if one.value is None else f": {figure(one.value)}"
    more = [text for text in (one.comment, one.blocker and tr("Blocked: {blocker}").format(blocker=one.blocker)) if text]
    return "<br>".join([f"{short_day(one.observed_on)}{value}", *(theme.short(text, 80) for text in more)])
