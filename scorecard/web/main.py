"""The shell: it runs before every page, whichever link opened the session."""

import streamlit as st

from scorecard.errors import ScorecardError
from scorecard.language import tr
from scorecard.web import drill, filters, guidance, language_switch, look, parts, skip_link, tour
from scorecard.web.places import pages_folder

st.set_page_config(page_title="Scorecard", page_icon="📊", layout="wide")
language_switch.begin()
pages = pages_folder()
# What is read first, then what is decided, then what comes in.
places = [
    st.Page(pages / "overview.py", title=tr("Overview"), default=True),
    st.Page(pages / "perspectives.py", title=tr("Perspectives"), url_path="perspectives"),
    st.Page(pages / "map.py", title=tr("Strategy map"), url_path="map"),
    st.Page(pages / "coverage.py", title=tr("Coverage"), url_path="coverage"),
    st.Page(pages / "progress.py", title=tr("Progress"), url_path="progress"),
    st.Page(pages / "forecast.py", title=tr("Forecast"), url_path="forecast"),
    st.Page(pages / "compare.py", title=tr("Compare"), url_path="compare"),
    st.Page(pages / "explain.py", title=tr("Explain"), url_path="explain"),
    st.Page(pages / "gaps.py", title=tr("Gaps"), url_path="gaps"),
    st.Page(pages / "review.py", title=tr("Review"), url_path="review"),
    st.Page(pages / "workshop.py", title=tr("Workshop"), url_path="workshop"),
    st.Page(pages / "imports.py", title=tr("Import"), url_path="import"),
    st.Page(pages / "checkins.py", title=tr("Check-ins"), url_path="check-ins"),
    st.Page(pages / "history.py", title=tr("History"), url_path="history"),
    st.Page(pages / "settings.py", title=tr("Settings"), url_path="settings"),
]
# Who comes to sort is shown nothing else, so that nothing hints at an answer.
sorting = st.Page(pages / "sort.py", title=tr("Sort"), url_path="sort", visibility="hidden")
hidden = "workshop" in st.query_params
page = st.navigation([*places, sorting], position="hidden" if hidden else "sidebar", expanded=True)
look.show()
try:
    tour.follow()
    if page != sorting:
        filters.bar()
        guidance.beside(page.url_path)
        tour.again()
        language_switch.switch()
        skip_link.show()
        tour.guide(page.url_path)
        with st.sidebar:
            drill.copy_link()
        # Last, for what it shows is there for a moment only, and what moves in the page is drawn and run again.
        drill.follow()
    page.run()
except ScorecardError as error:
    parts.trouble(error)
