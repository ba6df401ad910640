"""The pieces of the Progress page: which key results, and the four ways to see them."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import timedelta

import streamlit as st

from scorecard.charts import distribution as spread
from scorecard.charts import progress as charts
from scorecard.charts import theme, timeline, words
from scorecard.language import marked, number, tr
from scorecard.measures import filters as lists
from scorecard.model.scope import Scope
from scorecard.model.standing import KeyResultStanding
from scorecard.web import chart_parts, drill, filters, session

MOST_DOTS = 2_000
LOOK_BACK = timedelta(days=91)
"""Where the timeline begins when the period has no known days."""
SORTS: dict[str, Callable[[KeyResultStanding], tuple[bool, float]]] = {
    marked("Furthest behind first"): lambda row: (row.gap is None, row.gap or 0.0),
    marked("Furthest ahead first"): lambda row: (row.gap is None, -(row.gap or 0.0)),
    marked("Oldest value first"): lambda row: (row.observed_on is None, (row.observed_on or row.as_of).toordinal()),
    marked("In the order of the files"): lambda row: (False, 0.0),
}
VIEWS = {
    "pace": marked("Against pace"),
    "each": marked("One by one"),
    "scores": marked("Spread of scores"),
    "check_ins": marked("Check-ins"),
}


def view_name(view: str) -> str:
    return tr(VIEWS[view])


def chosen(rows: Sequence[KeyResultStanding], statuses: Sequence[str], text: str, order: str | None) -> list[KeyResultStanding]:
    """Those of a status, with a text in key result or owner, in an order of `SORTS`."""
    wanted = text.casefold().strip()
    found = [
        row
        for row in rows
        if (not statuses or row.status in statuses)
        and (not wanted or wanted in row.key_result.casefold() or wanted in (row.owner or "").casefold())
    ]
    return sorted(found, key=SORTS[order or next(iter(SORTS))])


def draw(view: str, rows: Sequence[KeyResultStanding], scope: Scope, most: int = charts.MOST_KEY_RESULTS) -> None:
    """One of `VIEWS`, with a key where marks have the colours of statuses; at most so many bullets."""
    if view == "check_ins":
        _check_ins(rows, scope)
        return
    key(rows)
    if view == "each":
        drill.chart(charts.key_result_bullets(rows[:most]), key="each", alt=charts.key_result_bullets_in_words(rows[:most]))
        st.caption(tr("The bar is progress, the stroke what the plan wanted by now."))
        _cut(len(rows), most)
    elif view == "scores":
        drill.chart(spread.distribution(rows), key="scores", alt=spread.distribution_in_words(rows))
        st.caption(tr("How many key results have a score within each tenth."))
    else:
        placed = [row for row in rows if row.gap is not None]
        if not placed:
            st.info(tr("None of these can be held against a plan: that takes a baseline, a target, a value and the days of its period."))
            return
        shown = placed[:: max(1, -(-len(placed) // MOST_DOTS))]
        drawn = charts.progress_against_pace(shown, filters.held())
        drill.chart(drawn, key="pace", alt=charts.progress_against_pace_in_words(placed))
        if len(shown) < len(placed):
            told = tr("Drawn are {shown} of {n}, taken evenly from the order chosen, so that the picture is that of all.")
            st.caption(told.format(shown=number(len(shown)), n=number(len(placed))))


def key(rows: Sequence[KeyResultStanding]) -> None:
    """Each status that occurs by colour, shape and word, and how often."""
    counts = Counter(row.status for row in rows)
    chart_parts.key_of(
        (theme.STATUS.get(one, theme.MUTED), words.shape_of(one), f"{words.status(one)} {number(counts[one])}")
        for one in words.STATUS
        if counts[one]
    )


def _check_ins(rows: Sequence[KeyResultStanding], scope: Scope) -> None:
    begins = session.first_day(scope.period) or scope.as_of - LOOK_BACK
    ordered = timeline.silent_first(rows)
    said = session.ask(lists.check_in_log, scope)
    drill.chart(
        timeline.check_in_timeline(ordered, said, min(begins, scope.as_of), scope.as_of),
        key="check_ins",
        alt=timeline.check_in_timeline_in_words(ordered, said, begins, scope.as_of),
    )
    st.caption(tr("A dot is a check-in, a cross one that tells of a blocker. Those that were silent longest come first."))
    _cut(len(ordered), timeline.MOST)


def _cut(count: int, most: int) -> None:
    if count > most:
        st.caption(tr("Drawn are the first {most} of {n}.").format(most=number(most), n=number(count)))
