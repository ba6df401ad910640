"""Bring spreadsheets in: see how they are read, correct it, load them."""

import streamlit as st

from scorecard import desk
from scorecard.language import tr
from scorecard.model.scope import Scope
from scorecard.web import identity_parts, import_parts, look, session

desk.get_ready()
st.title(tr("Import"))
st.write(tr("Drop the quarter's workbooks as they are. Nothing is loaded until you have seen how each was understood."))
kinds = ["xlsx", "xlsm", "xls", "xlsb", "ods", "csv", "tsv", "txt"]
look.uploader(tr("Choose files"), tr("or drop them here; up to {most} MB each: {kinds}"), kinds, st.get_option("server.maxUploadSize"))
files = st.file_uploader(tr("Workbooks and CSV files"), type=kinds, accept_multiple_files=True, key="workbook")
import_parts.outcomes()
import_parts.waiting()
if session.recall("outcomes"):
    identity_parts.left_out(Scope(session.today()))
given = import_parts.given()
if files:
    import_parts.review(files, given)
import_parts.uploads()
