"""Bring spreadsheets in: see how they are read, correct it, load them."""

import streamlit as st

from scorecard import desk
from scorecard.language import tr
from scorecard.model.scope import Scope
from scorecard.web import identity_parts, import_parts, outcome_parts, session

desk.get_ready()
st.title(tr("Import"))
st.write(tr("Drop the quarter's workbooks as they are. Nothing is loaded until you have seen how each was understood."))
files = import_parts.dropped()
if not files:
    outcome_parts.show()
import_parts.waiting()
if not files and session.recall("outcomes"):
    identity_parts.left_out(Scope(session.today()))
given = import_parts.given()
if files:
    import_parts.review(files, given)
import_parts.uploads()
