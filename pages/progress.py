"""Every key result against where it should be by now."""

import streamlit as st

from scorecard.charts import words
from scorecard.language import tr
from scorecard.measures import progress
from scorecard.web import choice, filters, lineage_parts, metric_parts, parts, progress_parts, session, tables

scope = filters.scope()
if scope is None:
    parts.empty_store()
    st.stop()

st.title(tr("Progress"))
rows = session.ask(progress.key_results, scope)
left, middle, right = st.columns([2, 2, 3], vertical_alignment="bottom")
choice.follow("status", list(words.STATUS), words.status_and_shape, several=True)
statuses = left.multiselect(
    tr("Status"), list(words.STATUS), format_func=words.status_and_shape, placeholder=tr("any"), key="status", **choice.kept("status")
)
text = middle.text_input(tr("Key result or owner contains"), key="contains", bind="query-params", max_chars=100)
choice.follow("sort", list(progress_parts.SORTS), tr)
order = right.selectbox(tr("Sort"), list(progress_parts.SORTS), format_func=tr, key="sort", **choice.kept("sort"))
chosen = progress_parts.chosen(rows, statuses, text, order)
shown = choice.segments(tr("Show"), list(progress_parts.VIEWS), key="progress_view", named=progress_parts.view_name)
if chosen:
    progress_parts.draw(shown, chosen, scope)
else:
    st.info(tr("No key result of this selection matches."))
parts.note(scope, len(chosen), sum(row.score is not None for row in chosen))
parts.how_computed("key_result_score", "key_result_progress")
tables.key_results(chosen, key="results")
lineage_parts.where_from(chosen)
metric_parts.shared_metrics(session.ask(progress.metric_pools, scope))
