"""The few rules of look that the theme has no word for."""

import json
from collections.abc import Sequence

import streamlit as st

RULES = {
    # The CSV that a table would write by itself leaves formulas alive; ours are `guarded`.
    '[data-testid="stElementToolbarButton"]:has([aria-label^="Download as CSV"])': "display: none",
    # A link is as long as its words are; where the page is narrow it goes on in the next line.
    '[data-testid="stPageLink"] :is(span, p)': "white-space: normal; overflow: visible",
    # Within a page it stands flush with the text around it, and a thin line says that it leads somewhere.
    '[data-testid="stMain"] [data-testid="stPageLink"] a': "padding-inline: 0; background: none",
    '[data-testid="stMain"] [data-testid="stPageLink"] p': (
        "text-decoration: underline 1px rgb(125 133 144 / 0.6); text-underline-offset: 0.25em"
    ),
    # White on the pale blue of the dark theme is hard to read.
    '[data-testid^="stBaseButton-primary"]': "color: light-dark(#ffffff, #12181f)",
    # The one link that is the page's main deed looks like the button beside it.
    '.st-key-way_in [data-testid="stPageLink"] a': (
        "background: light-dark(#1f5f8b, #6fb1dd); padding: 0.5rem 0.75rem; border-radius: 0.4rem"
    ),
    '.st-key-way_in [data-testid="stPageLink"] p': "color: light-dark(#ffffff, #12181f); text-decoration: none",
    # The number of a card is read first.
    '.st-key-scorecard [data-testid="stMarkdown"] p > strong:first-child': "font-size: 2rem; font-weight: 600; margin-inline-end: 0.25rem",
    # The theme leaves more room above and beside a page than a small screen has.
    '[data-testid="stMainBlockContainer"]': "padding-top: 3rem; padding-inline: clamp(1rem, 4vw, 5rem)",
}


def uploader(choose: str, limits: str, kinds: Sequence[str], most: int) -> None:
    """Our words in place of those that the page's file uploader says in English alone; `limits` has places for {most} and {kinds}."""
    limits = limits.format(most=most, kinds=", ".join(kinds))
    where = '[data-testid="stFileUploaderDropzone"]'
    told = {f"{where} button p": choose, f"{where} [data-testid='stFileUploaderDropzoneInstructions'] span": limits}
    unsaid, said = "font-size: 0; white-space: normal", "font-size: 0.875rem"
    rules = (f"{place} {{{unsaid}}} {place}::after {{{said}; content: {json.dumps(words)}}}" for place, words in told.items())
    st.html("<style>" + " ".join(rules).replace("<", "\\3c ") + "</style>")


def show() -> None:
    """Put before a page, so that all of it looks so."""
    st.html("<style>" + " ".join(f"{where} {{{what}}}" for where, what in RULES.items()) + "</style>")
