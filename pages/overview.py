"""The front page: the quarter in a sentence, its scorecard, what changed, who needs help."""

import streamlit as st

from scorecard.export.printed import FRONT
from scorecard.language import tr
from scorecard.rules.run import pressing
from scorecard.web import cards, data_parts, deck_parts, filters, overview_parts, parts, session, summary_parts
from scorecard.web.print_button import print_button

scope = filters.scope()
if scope is None:
    parts.empty_store()
    st.stop()

st.title(tr("Overview"))
held = filters.held()
rows = cards.perspective_rows(scope)
st.header(parts.plain(cards.sentence_of(scope, held)))
cards.whole(scope)
cards.each_perspective(rows, scope, held)

left, right = st.columns(2, gap="large")
with left:
    st.subheader(tr("Progress by perspective"))
    overview_parts.perspectives(rows, held)
with right:
    st.subheader(tr("Units, the lowest first") if scope.unit is None else tr("Objectives, the lowest first"))
    overview_parts.lowest(scope)
parts.note(scope, sum(row.key_results for row in rows), sum(row.scored_key_results for row in rows))

left, right = st.columns(2, gap="large")
with left:
    st.subheader(tr("What changed"))
    overview_parts.since_before(scope, cards.before(scope), held)
with right:
    st.subheader(tr("Slipped since last week"))
    overview_parts.slipped(scope, cards.facts_of(scope).slipped or 0)

left, right = st.columns(2, gap="large")
with left:
    st.subheader(tr("Most pressing gaps"))
    overview_parts.pressing(session.ask(pressing, scope, overview_parts.MOST_LISTED))
with right:
    st.subheader(tr("Last upload"))
    overview_parts.since_upload()

parts.data_confidence(scope)
parts.how_computed("perspective_score", "perspective_tally", "organisation_score")
summary_parts.excel(scope, held)
deck_parts.deck(scope, held)
data_parts.every_table(scope)
print_button(scope, FRONT)
