"""The first-run tour: five pages and what to look at on each. Offered once, remembered in the browser, reachable again in the sidebar."""

from dataclasses import dataclass

import streamlit as st

from scorecard.language import marked, tr
from scorecard.web import filters, session
from scorecard.web.drill import SIDEBAR
from scorecard.web.places import pages_folder

KEY = "tour"
NEXT = "tour_to"
A_YEAR = 365 * 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Stop:
    page: str
    """The page's address; the front page has none."""
    file: str
    title: str
    look: str


STOPS = (
    Stop(
        "",
        "overview.py",
        marked("Overview"),
        marked(
            "One card a perspective. Read the score, then its range: a wide range means that numbers are missing, not that work is bad."
        ),
    ),
    Stop(
        "coverage",
        "coverage.py",
        marked("Coverage"),
        marked("Units against perspectives. Look for the holes: each is an objective to add, or a reason to write down."),
    ),
    Stop(
        "progress",
        "progress.py",
        marked("Progress"),
        marked("Each key result against the pace of its plan. The furthest behind stand first; follow one down to its cell."),
    ),
    Stop(
        "gaps",
        "gaps.py",
        marked("Gaps"),
        marked("What is wrong or missing, the gravest first, with its place in your file. Mend it there, and import the file again."),
    ),
    Stop(
        "import",
        "imports.py",
        marked("Import"),
        marked("Drop spreadsheets as they are. The preview tells what was understood before anything is loaded; an upload can be undone."),
    ),
)


def follow() -> None:
    """Go where the tour leads. The shell asks before it runs a page, since widgets that live in the link forbid it afterwards."""
    file = session.recall(NEXT)
    if file is not None:
        session.forget(NEXT)
        st.switch_page(pages_folder() / file, query_params={name: st.query_params[name] for name in SIDEBAR if name in st.query_params})


def guide(page: str) -> None:
    """The tour's box, low at the edge of the window so that it moves nothing: an offer on a first visit, or what to look at here."""
    state = session.recall(KEY) or st.context.cookies.get(KEY)
    here = next((place for place, stop in enumerate(STOPS) if stop.page == page), None)
    if state == "seen" or filters.scope() is None or here is None:
        return
    with st.container(key="tour", border=True):
        st.html(f"<style>{_LOW_AT_THE_EDGE}</style>")
        if state == "on":
            _at(here)
        else:
            _offer()


def again() -> None:
    """A small button in the sidebar that begins the tour, and what makes the browser remember that it was seen."""
    if filters.scope() is None:
        return
    with st.sidebar:
        st.button(tr("Take the tour"), key="tour_again", type="tertiary", on_click=_to, args=(STOPS[0],))
        if session.recall(KEY) == "seen":
            st.html(f"<script>document.cookie = '{KEY}=seen; max-age={A_YEAR}; samesite=lax';</script>", unsafe_allow_javascript=True)


def _to(stop: Stop) -> None:
    session.remember(KEY, "on")
    session.remember(NEXT, stop.file)


def _offer() -> None:
    st.markdown(tr("**New here?** Five pages in two minutes: what to look at, and in which order."))
    with st.container(horizontal=True):
        st.button(tr("Start the tour"), key="tour_start", type="primary", on_click=session.remember, args=(KEY, "on"))
        st.button(tr("Not now"), key="tour_skip", on_click=session.remember, args=(KEY, "seen"))


def _at(here: int) -> None:
    stop = STOPS[here]
    st.markdown(tr("**{place} of {stops}: {page}**").format(place=here + 1, stops=len(STOPS), page=tr(stop.title)))
    st.markdown(tr(stop.look))
    with st.container(horizontal=True):
        if here + 1 < len(STOPS):
            following = STOPS[here + 1]
            label = tr("Next: {page}").format(page=tr(following.title))
            st.button(label, key="tour_next", type="primary", on_click=_to, args=(following,))
        st.button(tr("End the tour"), key="tour_end", on_click=session.remember, args=(KEY, "seen"))


_LOW_AT_THE_EDGE = """
.st-key-tour { position: fixed; right: 1rem; bottom: 1rem; z-index: 100; width: min(22rem, calc(100vw - 2rem)) !important;
  background: light-dark(#ffffff, #1b232c); box-shadow: 0 4px 24px rgb(0 0 0 / 0.18); }
@media print { .st-key-tour { display: none; } }
"""
