"""The shell: it runs before every page, whichever link opened the session."""

import streamlit as st

from scorecard.web import filters
from scorecard.web.places import pages_folder

st.set_page_config(page_title="Scorecard", page_icon="📊", layout="wide")
pages = pages_folder()
places = [
    st.Page(pages / "overview.py", title="Overview", default=True),
    st.Page(pages / "perspectives.py", title="Perspectives", url_path="perspectives"),
    st.Page(pages / "review.py", title="Review", url_path="review"),
    st.Page(pages / "workshop.py", title="Workshop", url_path="workshop"),
    st.Page(pages / "coverage.py", title="Coverage", url_path="coverage"),
    st.Page(pages / "progress.py", title="Progress", url_path="progress"),
    st.Page(pages / "forecast.py", title="Forecast", url_path="forecast"),
    st.Page(pages / "compare.py", title="Compare", url_path="compare"),
    st.Page(pages / "explain.py", title="Explain", url_path="explain"),
    st.Page(pages / "gaps.py", title="Gaps", url_path="gaps"),
    st.Page(pages / "history.py", title="History", url_path="history"),
    st.Page(pages / "imports.py", title="Import", url_path="import"),
    st.Page(pages / "settings.py", title="Settings", url_path="settings"),
]
# Who comes to sort is shown nothing else, so that nothing hints at an answer.
sorting = st.Page(pages / "sort.py", title="Sort", url_path="sort", visibility="hidden")
hidden = "workshop" in st.query_params
page = st.navigation([*places, sorting], position="hidden" if hidden else "sidebar", expanded=True)
if page != sorting:
    filters.bar()
page.run()
