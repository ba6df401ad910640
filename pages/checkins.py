"""Workbooks that go out to be filled in, and what their answers met when they came back."""

import streamlit as st

from scorecard.language import tr
from scorecard.measures import asking
from scorecard.web import checkin_parts, filters, parts, session

scope = filters.scope()
if scope is None:
    parts.empty_store()
    st.stop()

st.title(tr("Check-ins"))
waiting = session.ask(asking.contested)
if waiting:
    st.header(tr("Two words about one key result"))
    st.write(
        tr(
            "These answers came back in check-in workbooks, and somebody else had spoken meanwhile. Nothing was overwritten: say of each "
            "whether it counts."
        )
    )
    checkin_parts.decisions(waiting)
    parts.how_computed("contested_record", "contested_waiting")

st.header(tr("Ask for values"))
st.write(
    tr(
        "A check-in workbook holds somebody's key results with their last values, and columns for new ones. Filled in, it comes back "
        "through the Import page: whatever was sorted, filtered, inserted or renamed, every answer finds its key result."
    )
)
rows = session.ask(asking.owners_asked, scope)
if not rows:
    st.info(tr("There are no open key results in this selection to ask about."))
else:
    checkin_parts.send(scope, rows)
    checkin_parts.owners(scope, rows)

checkin_parts.plan(scope)
