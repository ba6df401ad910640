"""Every key result against where it should be by now."""

from collections.abc import Callable

import streamlit as st

from scorecard.charts.progress import progress_against_pace
from scorecard.measures import progress
from scorecard.model.standing import KeyResultStanding
from scorecard.web import filters, lineage_parts, metric_parts, parts, session, tables

MOST_DOTS = 2_000
SORTS: dict[str, Callable[[KeyResultStanding], tuple[bool, float]]] = {
    "Furthest behind first": lambda row: (row.gap is None, row.gap or 0.0),
    "Furthest ahead first": lambda row: (row.gap is None, -(row.gap or 0.0)),
    "Oldest value first": lambda row: (row.observed_on is None, (row.observed_on or row.as_of).toordinal()),
    "In the order of the files": lambda row: (False, 0.0),
}

scope = filters.scope()
if scope is None:
    parts.empty_store()
    st.stop()

st.title("Progress")
rows = session.ask(progress.key_results, scope)
left, middle, right = st.columns([2, 2, 2])
statuses = left.multiselect("Status", list(parts.STATUS), format_func=parts.status_word, key="status", bind="query-params")
text = middle.text_input("Key result or owner contains", key="contains", bind="query-params", max_chars=100)
order = right.selectbox("Sort", list(SORTS), key="sort", bind="query-params")
wanted = text.casefold().strip()
chosen = [
    row
    for row in rows
    if (not statuses or row.status in statuses)
    and (not wanted or wanted in row.key_result.casefold() or wanted in (row.owner or "").casefold())
]
chosen.sort(key=SORTS[order or "Furthest behind first"])

placed = [row for row in chosen if row.progress is not None and row.expected is not None]
if placed:
    st.plotly_chart(
        progress_against_pace(placed[:MOST_DOTS], filters.held()),
        key="pace",
        alt=f"Progress against expected pace of {len(placed)} key results",
        config={"displayModeBar": False},
    )
    st.caption("Right of the line is ahead of plan, left is behind. Shapes and colours are the statuses of the table.")
    if len(placed) > MOST_DOTS:
        st.caption(f"Drawn are the first {MOST_DOTS:,} of {len(placed):,}.")
parts.note(scope, len(chosen), sum(row.score is not None for row in chosen))
parts.how_computed("key_result_score", "key_result_progress")
if not chosen:
    st.info("No key result of this selection matches.")
tables.key_results(chosen, key="results")
lineage_parts.where_from(chosen)
metric_parts.shared_metrics(session.ask(progress.metric_pools, scope))
