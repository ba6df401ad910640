"""Pieces that pages share. Text from data passes `plain` on its way to Markdown."""

import re
from collections.abc import Sequence

import streamlit as st

from scorecard.language import marked
from scorecard.measures import catalog, confidence
from scorecard.model.scope import Scope
from scorecard.web import session
from scorecard.web.places import pages_folder

STATUS = {
    "achieved": ("★", "achieved"),
    "on_track": ("●", "on track"),
    "at_risk": ("▲", "at risk"),
    "behind": ("▼", "behind"),
    "not_started": ("○", "not started"),
    "no_data": ("○", "no data"),
    "unknown_stale": ("◌", "stale"),
    "unpaced": ("◇", "no dates"),
    "partly": ("◐", "partly reached"),
    "missed": ("✕", "missed"),
}
"""Each status by shape and word, so that nobody depends on colour."""
SEVERITY = {"error": marked("✕ must fix"), "warning": marked("▲ warning"), "note": marked("○ note")}
KIND = {"objective": "objective", "key_result": "key result", "check_in": "check-in"}


def plain(text: object) -> str:
    """Text from data as Markdown that shows exactly that text: no link, no image, no emphasis.

    Addresses become links after escapes are resolved, so an invisible joiner keeps them apart from that.
    """
    told = re.sub(r"(?i)(https?|ftp|mailto|www)(?=[:.])|(?=@)", lambda match: match[0] + "\u2060", " ".join(str(text).split()))
    return re.sub(r"([\\`*_{}\[\]()#+\-.!|<>~:$&])", r"\\\1", told)


def status_word(status: str) -> str:
    shape, word = STATUS.get(status, ("○", status))
    return f"{shape} {word}"


def percent(share: float | None) -> str:
    return "unknown" if share is None else f"{share:.0%}"


def score_text(score: float | None, *, enough: bool) -> str:
    """A score to two decimals; not a number where too little of it is known."""
    if score is None:
        return "not scored"
    return f"{score:.2f}" if enough else "insufficient data"


def bounds_text(low: float | None, high: float | None) -> str:
    return "" if low is None or high is None else f"{low:.2f} to {high:.2f}"


def how_computed(*views: str) -> None:
    """The view's SQL and header, for whoever asks."""
    with st.expander("How is this computed?"):
        for name in views:
            view = catalog.view(name)
            st.caption(f"{name.replace('_', ' ')}: " + "; ".join(f"{key}: {note}" for key, note in view.notes.items()))
            st.code(view.sql, language="sql")


def note(scope: Scope, n: int, known: int, word: str = "scored") -> None:
    """What every chart says of itself: the day, how many key results it stands on, and how many of them tell something."""
    share = f" ({known / n:.0%})" if n else ""
    st.caption(f"As of {scope.as_of.isoformat()}, n = {n:,} key results, {known:,}{share} of them {word}.")


def data_confidence(scope: Scope) -> None:
    """One line on how far the numbers can be trusted."""
    told = session.ask(confidence.data_confidence, scope)
    if told is None or not told.key_results:
        return
    share = {
        "a baseline": told.with_baseline,
        "a target": told.with_target,
        "a value": told.with_value,
        "an owner": told.with_owner,
    }
    parts = ", ".join(f"{count / told.key_results:.0%} have {name}" for name, count in share.items())
    newest = told.newest_value_on.isoformat() if told.newest_value_on else "none yet"
    st.caption(f"Data confidence: of {told.key_results:,} key results {parts}. Newest value: {newest}. Uploads used: {told.uploads}.")


def empty_store() -> None:
    """The way in, where there is nothing to show yet."""
    st.title("Scorecard")
    st.write(
        "Nothing has been imported yet. Bring this quarter's OKR spreadsheets as they are, or look around in an invented company first."
    )
    left, right = st.columns(2)
    left.page_link(pages_folder() / "imports.py", label="Import spreadsheets")
    if right.button("Load the demo company", key="load_demo"):
        with st.spinner("Loading the demo …"):
            session.load_demo()
        st.rerun()


def place(file: str | None, sheet: str | None, row: int | None) -> str:
    """File, sheet and row, as far as they are known."""
    return ", ".join(part for part in (file, sheet, f"row {row}" if row else "") if part)


def cell_place(file: str | None, sheet: str | None, cell: str | None) -> str:
    """File, sheet and cell, as far as they are known."""
    return ", ".join(part for part in (file, sheet, f"cell {cell}" if cell else "") if part)


def limited(rows: Sequence[object], most: int = 500) -> None:
    """Say that a table is cut."""
    if len(rows) > most:
        st.caption(f"The first {most:,} of {len(rows):,} rows. Narrow the filters to see others; the Excel summary holds them all.")
