"""The objectives that nobody could place in a perspective, or that voters place differently: a person decides."""

import streamlit as st

from scorecard import desk
from scorecard.language import tr
from scorecard.measures import review
from scorecard.web import filters, parts, review_parts, session

scope = filters.scope()
if scope is None:
    parts.empty_store()
    st.stop()

st.title(tr("Review"))
held = filters.held()
if session.ask(review.unheard, scope) and not session.begin(desk.hear, scope):
    st.caption(tr("Holding what the files say against the words of the texts …"))
    review_parts.told_later()

review_parts.reviewing(scope, held)
parts.how_computed("review_queue", "review_state", "objective_share")
