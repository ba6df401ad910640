"""Pieces that pages share. Text from data passes `plain` on its way to Markdown."""

import re
from collections.abc import Sequence

import streamlit as st

from scorecard import language
from scorecard.errors import ScorecardError
from scorecard.language import day, marked, number, retold, tr, trn
from scorecard.measures import catalog, confidence
from scorecard.model.scope import Scope
from scorecard.web import session
from scorecard.web.places import pages_folder

SEVERITY = {"error": marked("✕ must fix"), "warning": marked("▲ warning"), "note": marked("○ note")}
KIND = {"objective": marked("objective"), "key_result": marked("key result"), "check_in": marked("check-in")}


def plain(text: object) -> str:
    """Text from data as Markdown that shows exactly that text: no link, no image, no emphasis.

    Addresses become links after escapes are resolved, so an invisible joiner keeps them apart from that.
    """
    told = re.sub(r"(?i)(https?|ftp|mailto|www)(?=[:.])|(?=@)", lambda match: match[0] + "\u2060", " ".join(str(text).split()))
    return re.sub(r"([\\`*_{}\[\]()#+\-.!|<>~:$&])", r"\\\1", told)


def percent(share: float | None) -> str:
    return tr("unknown") if share is None else language.percent(share)


def score_text(score: float | None, *, enough: bool) -> str:
    """A score to two decimals; not a number where too little of it is known."""
    if score is None:
        return tr("not scored")
    return number(score, 2) if enough else tr("insufficient data")


def bounds_text(low: float | None, high: float | None) -> str:
    return "" if low is None or high is None else tr("{low} to {high}").format(low=number(low, 2), high=number(high, 2))


@st.fragment
def how_computed(*views: str, told: str = "") -> None:
    """The view's SQL and header, for whoever asks; first a formula in words, where there is one."""
    # Shown when it is opened: what colours SQL is larger than all else that a page is drawn with.
    with st.expander(tr("How is this computed?"), key=f"computed {' '.join(views)}", on_change="rerun") as asked:
        if not asked.open:
            return
        if told:
            st.write(told)
        for name in views:
            view = catalog.view(name)
            st.caption(f"{name.replace('_', ' ')}: " + "; ".join(f"{key}: {note}" for key, note in view.notes.items()))
            st.code(view.sql, language="sql")


def note(scope: Scope, n: int, known: int, word: str = marked("scored")) -> None:
    """What every chart says of itself: the day, how many key results it stands on, and how many of them tell something."""
    told = trn(
        "As of {day}, n = {n} key result, {known} ({share}) of them {word}.",
        "As of {day}, n = {n} key results, {known} ({share}) of them {word}.",
        n,
    )
    told = told if n else tr("As of {day}, n = 0 key results.")
    share = language.percent(known / n) if n else ""
    st.caption(told.format(day=day(scope.as_of), n=number(n), known=number(known), share=share, word=tr(word)))


def data_confidence(scope: Scope) -> None:
    """One line on how far the numbers can be trusted."""
    told = session.ask(confidence.data_confidence, scope)
    if not told.key_results:
        return
    having = {"baseline": told.with_baseline, "target": told.with_target, "value": told.with_value, "owner": told.with_owner}
    shares = {name: language.percent(count / told.key_results) for name, count in having.items()}
    st.caption(
        trn(
            "Data confidence: of {n} key result {baseline} has a baseline, {target} has a target, {value} has a value, "
            "{owner} has an owner. Newest value: {newest}. Uploads used: {uploads}.",
            "Data confidence: of {n} key results {baseline} have a baseline, {target} have a target, {value} have a value, "
            "{owner} have an owner. Newest value: {newest}. Uploads used: {uploads}.",
            told.key_results,
        ).format(
            n=number(told.key_results),
            newest=day(told.newest_value_on) if told.newest_value_on else tr("none yet"),
            uploads=number(told.uploads),
            **shares,
        )
    )


def empty_store() -> None:
    """The way in, where there is nothing to show yet."""
    st.title("Scorecard")
    st.write(
        tr("Nothing has been imported yet. Bring this quarter's OKR spreadsheets as they are, or look around in an invented company first.")
    )
    way_in = st.container(horizontal=True, vertical_alignment="center", key="way_in")
    way_in.page_link(pages_folder() / "imports.py", label=tr("Import spreadsheets"))
    if way_in.button(tr("Load the demo company"), key="load_demo"):
        with st.spinner(tr("Loading the demo …")):
            session.load_demo()
        st.rerun()


def trouble(error: ScorecardError) -> None:
    """What keeps a page from being shown, what to do about it, and a way to try again."""
    st.error(f"{plain(retold(str(error)))} {plain(retold(error.hint))}".strip())
    st.button(tr("Try again"), key="try_again")


def place(file: str | None, sheet: str | None, row: int | None) -> str:
    """File, sheet and row, as far as they are known."""
    return ", ".join(part for part in (file, sheet, tr("row {row}").format(row=row) if row else "") if part)


def cell_place(file: str | None, sheet: str | None, cell: str | None) -> str:
    """File, sheet and cell, as far as they are known."""
    return ", ".join(part for part in (file, sheet, tr("cell {cell}").format(cell=cell) if cell else "") if part)


def limited(rows: Sequence[object], most: int = 500) -> None:
    """Say that a table is cut."""
    if len(rows) > most:
        told = tr("The first {most} of {n} rows. Narrow the filters to see others; the Excel summary holds them all.")
        st.caption(told.format(most=number(most), n=number(len(rows))))
