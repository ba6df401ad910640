"""Every key result against where it should be by now."""

import streamlit as st

from scorecard.charts import words
from scorecard.language import tr
from scorecard.measures import progress
from scorecard.web import filters, lineage_parts, metric_parts, parts, progress_parts, session, tables

scope = filters.scope()
if scope is None:
    parts.empty_store()
    st.stop()

st.title(tr("Progress"))
rows = session.ask(progress.key_results, scope)
left, middle, right = st.columns([2, 2, 2])
statuses = left.multiselect(
    tr("Status"), list(words.STATUS), format_func=words.status_and_shape, placeholder=tr("any"), key="status", bind="query-params"
)
text = middle.text_input(tr("Key result or owner contains"), key="contains", bind="query-params", max_chars=100)
order = right.selectbox(tr("Sort"), list(progress_parts.SORTS), format_func=tr, key="sort", bind="query-params")
chosen = progress_parts.chosen(rows, statuses, text, order)
shown = st.segmented_control(
    tr("Show"), list(progress_parts.VIEWS), default="pace", format_func=progress_parts.view_name, key="progress_view", bind="query-params"
)
if chosen:
    progress_parts.draw(shown or "pace", chosen, scope)
else:
    st.info(tr("No key result of this selection matches."))
parts.note(scope, len(chosen), sum(row.score is not None for row in chosen))
parts.how_computed("key_result_score", "key_result_progress")
tables.key_results(chosen, key="results")
lineage_parts.where_from(chosen)
metric_parts.shared_metrics(session.ask(progress.metric_pools, scope))
