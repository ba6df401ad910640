"""Where a facilitator holds a workshop: lay objectives before people, follow them, read how far they agree, confirm the result."""

import streamlit as st

from scorecard.language import tr
from scorecard.measures import workshops
from scorecard.web import agreement_parts, filters, parts, session, workshop_parts

scope = filters.scope()
if scope is None:
    parts.empty_store()
    st.stop()

st.title(tr("Workshop"))
held = session.ask(workshops.workshops)
st.write(tr("People sort the same objectives into perspectives, each without seeing the others. Then see how far they agree, and decide."))
with st.expander(tr("Open a new workshop"), expanded=not held):
    workshop_parts.new(scope, held)
if not held:
    st.stop()

record = workshop_parts.pick(held)
workshop_parts.links(record)
workshop_parts.people(record)
workshop_parts.open_or_close(record)
if record.open and not st.toggle(tr("Show the results while people still sort"), key="early"):
    st.info(tr("The results show when the workshop is closed."))
    st.stop()

agreed, decided, compared = st.tabs([tr("Agreement"), tr("Decide"), tr("Before and after")])
with agreed:
    agreement_parts.agreement_of(record)
with decided:
    agreement_parts.decide(record)
with compared:
    agreement_parts.before_and_after(record)
agreement_parts.summary_button(record)
