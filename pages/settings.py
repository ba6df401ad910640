"""What the organisation decides about its scorecard, a section each; nothing changes before it is kept."""

import streamlit as st

from scorecard.language import tr
from scorecard.web import filters, method_parts, perspective_parts

scope = filters.scope()

st.title(tr("Settings"))
if scope is None:
    st.caption(tr("Nothing has been imported yet. What you keep here holds from the first upload on."))

st.header(tr("Perspectives"))
perspective_parts.what_holds()
perspective_parts.choose(scope)
st.subheader(tr("Weights of one unit"))
perspective_parts.unit_weights(scope)
st.subheader(tr("What was told, and by whom"))
perspective_parts.history()

st.header(tr("How numbers are computed"))
method_parts.choose(scope)
method_parts.history()
