"""The few rules of look that the theme has no word for."""

import streamlit as st

RULES = {
    # The CSV that a table would write by itself leaves formulas alive; ours are `guarded`.
    '[data-testid="stElementToolbarButton"]:has([aria-label^="Download as CSV"])': "display: none",
    # A link is as long as its words are; where the page is narrow it goes on in the next line.
    '[data-testid="stPageLink"] :is(span, p)': "white-space: normal; overflow: visible",
}


def show() -> None:
    """Put before a page, so that all of it looks so."""
    st.html("<style>" + " ".join(f"{where} {{{what}}}" for where, what in RULES.items()) + "</style>")
