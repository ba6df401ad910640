"""How the organisation stands: its perspectives, one number, what presses most."""

import streamlit as st

from scorecard.charts.progress import progress_by_perspective
from scorecard.measures import scorecard
from scorecard.rules.run import gaps
from scorecard.web import cards, filters, parts, session

scope = filters.scope()
if scope is None:
    parts.empty_store()
    st.stop()

st.title("Overview")
held = filters.held()
rows = cards.perspective_rows(scope)
cards.headline(scope)
cards.each_perspective(rows, scope)

left, right = st.columns([3, 2], gap="large")
with left:
    st.subheader("Progress by perspective")
    if any(row.score is not None for row in rows):
        words = "; ".join(f"{held.name_of(row.perspective)} {parts.score_text(row.score, enough=row.enough)}" for row in rows)
        st.plotly_chart(
            progress_by_perspective(rows, held),
            key="perspectives",
            alt=f"Score by perspective: {words}",
            config={"displayModeBar": False},
        )
        st.caption("The bar is the score, the whisker its range if everything missing were 0 or 1, the mark what was expected by now.")
    else:
        st.info("Nothing here can be scored yet: a key result needs a baseline, a target and a value.")
    parts.note(scope, sum(row.key_results for row in rows), sum(row.scored_key_results for row in rows))
    parts.how_computed("perspective_score", "perspective_tally")
with right:
    st.subheader("Most pressing gaps")
    cards.gap_list(session.ask(gaps, scope, limit=5))
    if session.ask(scorecard.organisation_score, scope) is None:
        st.info("No objective of this selection has a perspective yet. Decide on the Perspectives page.")

parts.data_confidence(scope)
cards.excel_button(scope)
