"""Files dropped: what the person says about all of them, loading, and the list of uploads."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Protocol

import streamlit as st

from scorecard import desk
from scorecard.language import number, tr, trn
from scorecard.measures import asking
from scorecard.measures import filters as filter_measures
from scorecard.model.finding import Finding
from scorecard.model.period import is_period
from scorecard.model.reading import Given
from scorecard.model.scope import NONE
from scorecard.web import correct_parts, filters, history_parts, look, mending_parts, outcome_parts, parts, preview_parts, session, tables
from scorecard.web.foreseen import Foreseen
from scorecard.web.places import pages_folder
from scorecard.web.session import Stashed

KINDS = ["xlsx", "xlsm", "xls", "xlsb", "ods", "csv", "tsv", "txt"]


class Upload(Protocol):
    name: str

    def getvalue(self) -> bytes: ...


def dropped() -> Sequence[Upload]:
    """The files that lie on the page. When they are loaded they make room for the next ones, and for what became of them."""
    look.uploader(tr("Choose files"), tr("or drop them here; up to {most} MB each: {kinds}"), KINDS, st.get_option("server.maxUploadSize"))
    return st.file_uploader(tr("Workbooks and CSV files"), type=KINDS, accept_multiple_files=True, key=f"workbook{_batch()}")


def _batch() -> str:
    """Tells the widgets for the files that lie on the page from those for files that were loaded."""
    return str(session.recall("batch") or "")


def given() -> Given:
    """What the person says about all the files; about the next ones it is to be said anew."""
    batch = _batch()
    left, right = st.columns(2)
    such = tr("such as {period}").format(period="2026-Q3")
    period = left.text_input(tr("Period, for rows that name none"), placeholder=such, key=f"given_period{batch}", max_chars=20).strip()
    unit = right.text_input(tr("Unit, for rows that name none"), key=f"given_unit{batch}", max_chars=100).strip()
    if period and not is_period(period):
        left.error(tr("Write a period such as 2026, 2026-H1, 2026-Q3 or 2026-07."))
        period = ""
    return replace(correct_parts.said(), period=period or None, unit=unit or None)


def review(files: Sequence[Upload], given: Given) -> None:
    """Every file as it would be read, and the button that loads them."""
    stashed = [session.stash(file.name, file.getvalue()) for file in files]
    foreseen = _read(stashed, given)
    _answered_twice(foreseen)
    many = len(files) > outcome_parts.MOST_SENTENCES
    if many:
        preview_parts.listed(foreseen)
    else:
        for place, one in enumerate(foreseen):
            preview_parts.show(one, place)
    loadable = [file for file, one in zip(stashed, foreseen, strict=True) if one.loadable]
    label = trn("Load {n} file", "Load {n} files", len(loadable)).format(n=len(loadable))
    if loadable and st.button(label, type="primary", key="load"):
        _load(loadable, given, foreseen)
    if many:
        preview_parts.one_of(foreseen)


def _read(files: Sequence[Stashed], given: Given) -> list[Foreseen]:
    bar = st.progress(0.0, tr("Reading …")) if len(files) > 1 else None
    foreseen = []
    for place, file in enumerate(files, start=1):
        if bar:
            bar.progress(
                (place - 1) / len(files),
                tr("Reading {number} of {files}: {file}").format(number=place, files=len(files), file=parts.plain(file.name)),
            )
        foreseen.append(session.preview(file, given))
    if bar:
        bar.empty()
    return foreseen


def _answered_twice(foreseen: Sequence[Foreseen]) -> None:
    """Say where several of the files, not loaded yet, answer for one key result: alone, each of them would meet nobody."""
    loaded = {one.sha256 for one in session.ask(filter_measures.uploads) if not one.undone}
    told = Counter(key for one in foreseen if one.account.sha256 not in loaded for key in one.answered)
    several = sum(files > 1 for files in told.values())
    if several:
        st.warning(
            trn(
                "{n} key result is answered in more than one of these files. Where the answers differ, the later one waits for a decision.",
                "{n} key results are answered in more than one of these files. Where the answers differ, the later one waits for a "
                "decision.",
                several,
            ).format(n=number(several))
        )


def waiting() -> None:
    """The way to answers that wait for a decision, while there are any."""
    n = len(session.ask(asking.contested))
    if n:
        told = trn(
            "{n} answer waits: somebody else had spoken meanwhile, and nothing was overwritten.",
            "{n} answers wait: somebody else had spoken meanwhile, and nothing was overwritten.",
            n,
        )
        st.warning(told.format(n=number(n)))
        st.page_link(pages_folder() / "checkins.py", label=tr("Decide on the Check-ins page"))


def _load(files: Sequence[Stashed], given: Given, foreseen: Sequence[Foreseen]) -> None:
    bar = st.progress(0.0, tr("Loading …"))
    correct_parts.remember(given)
    done = session.act(
        desk.import_files,
        [(file.path, file.name) for file in files],
        given,
        by=session.who(),
        on_progress=lambda place, of, name: bar.progress(
            place / of, tr("Loading {number} of {of}: {name}").format(number=place, of=of, name=parts.plain(name))
        ),
    )
    if done is None:
        return
    session.remember("outcomes", [*done, *(one.account for one in foreseen if not one.loadable)])
    filters.show_next({period or NONE for one in foreseen for period in one.periods})
    session.remember("batch", (session.recall("batch") or 0) + 1)
    mending_parts.show_newest(done)
    st.rerun()


def uploads() -> None:
    """Every upload; each can be undone and brought back."""
    told = session.ask(filter_measures.uploads)
    if not told:
        return
    st.header(tr("Uploads"))
    tables.show(
        [
            {
                "File": one.file,
                "Uploaded": tables.moment(one.uploaded_at),
                "By": one.uploaded_by,
                "Counts": tr("undone") if one.undone else tr("yes"),
                "Objectives": one.objectives,
                "Key results": one.key_results,
                "Check-ins": one.check_ins,
                "Findings": one.findings,
            }
            for one in told
        ],
        key="uploads",
        alt=tr("Uploads, newest first"),
        columns={"File": tables.FILE, "Uploaded": tables.moments()},
        names="File",
    )
    by_id = {one.upload: one for one in told}
    picked: Any = st.selectbox(tr("Upload"), list(by_id), format_func=lambda key: history_parts.named(by_id[key]), key="upload")
    undone = by_id[picked].undone
    row = st.container(horizontal=True)
    row.download_button(
        tr("Findings as CSV"),
        data=lambda: _as_csv(session.ask(filter_measures.findings, picked)),
        file_name=f"findings-{picked}.csv",
        mime="text/csv",
        on_click="ignore",
        key="findings",
        disabled=undone or not by_id[picked].findings,
    )
    with row:
        mending_parts.button(picked, by_id[picked].file, "picked", disabled=undone or not by_id[picked].findings)
    history_parts.undo_button(by_id[picked], row)
    st.caption(history_parts.consequence(by_id[picked]))
    mending_parts.against_before(picked)


def _as_csv(findings: Sequence[Finding]) -> bytes:
    names = ("code", "file", "sheet", "cell", "heading", "value", "message", "fix")
    return tables.as_csv([{"severity": one.severity.value} | {name: getattr(one, name) for name in names} for one in findings])
