"""The preview of a reading, its corrections, loading, and the list of uploads."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Protocol

import streamlit as st

from scorecard import desk
from scorecard.intake.tables import Reading
from scorecard.language import marked, number, retold, tr, trn
from scorecard.measures import asking, filters
from scorecard.model import trace
from scorecard.model.finding import Finding
from scorecard.model.period import is_period
from scorecard.model.reading import FileReading, Given, SheetReading
from scorecard.web import correct_parts, history_parts, mending_parts, parts, session, tables
from scorecard.web.places import pages_folder
from scorecard.web.session import Stashed

OUTCOMES = {
    "loaded": marked("loaded"),
    "unchanged": marked("unchanged"),
    "nothing": marked("nothing found"),
    "refused": marked("refused"),
    "question": marked("a question"),
}
SEVERITY = {"error": marked("error"), "warning": marked("warning"), "note": marked("note")}
MOST_SENTENCES = 3
"""Outcomes that are told in sentences; more go into a table."""


class Upload(Protocol):
    name: str

    def getvalue(self) -> bytes: ...


def given() -> Given:
    """What the person says about all the files."""
    left, right = st.columns(2)
    period = left.text_input(tr("Period, for rows that name none"), placeholder="2026-Q3", key="given_period", max_chars=20).strip()
    unit = right.text_input(tr("Unit, for rows that name none"), key="given_unit", max_chars=100).strip()
    if period and not is_period(period):
        left.error(tr("Write a period such as 2026, 2026-H1, 2026-Q3 or 2026-07."))
        period = ""
    return replace(correct_parts.said(), period=period or None, unit=unit or None)


def review(files: Sequence[Upload], given: Given) -> None:
    """Every file as it would be read, and the button that loads them."""
    stashed = [session.stash(file.name, file.getvalue()) for file in files]
    bar = st.progress(0.0, tr("Reading …")) if len(files) > 1 else None
    readings = []
    for place, file in enumerate(stashed, start=1):
        if bar:
            bar.progress(
                (place - 1) / len(files),
                tr("Reading {number} of {files}: {file}").format(number=place, files=len(files), file=parts.plain(file.name)),
            )
        readings.append(session.preview(file, given))
    if bar:
        bar.empty()
    _answered_twice(readings)
    loadable = []
    for file, reading in zip(stashed, readings, strict=True):
        _preview(reading.account, file)
        if reading.content is not None:
            loadable.append(file)
    label = trn("Load {n} file", "Load {n} files", len(loadable)).format(n=len(loadable))
    if loadable and st.button(label, type="primary", key="load"):
        _load(loadable, given, [reading.account for reading in readings if reading.content is None])


def _answered_twice(readings: Sequence[Reading]) -> None:
    """Say where several of the files, not loaded yet, answer for one key result: alone, each of them would meet nobody."""
    loaded = {one.sha256 for one in session.ask(filters.uploads) if not one.undone}
    fresh = [one.content for one in readings if one.content is not None and one.account.sha256 not in loaded]
    told = Counter(key for content in fresh for key in set(content.answers["key_result_id"].to_pylist()))
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


def _load(files: Sequence[Stashed], given: Given, left_aside: Sequence[FileReading]) -> None:
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
    # Of a few files the previews below tell what is wrong; of many, one table tells all.
    session.remember("outcomes", [*(done or []), *(left_aside if len(files) + len(left_aside) > MOST_SENTENCES else [])])
    mending_parts.show_newest(done or [])
    st.rerun()


def outcomes() -> None:
    """What became of the files loaded last: a sentence each, a table for many."""
    accounts: list[FileReading] = session.recall("outcomes") or []
    if len(accounts) > MOST_SENTENCES:
        _table_of_outcomes(accounts)
        return
    for account in accounts:
        name = parts.plain(account.file)
        if account.status == "loaded":
            st.success(tr("{file}: {found} loaded. {reason}").format(file=name, found=_loaded(account), reason=_reason(account)))
            mending_parts.told(account)
        elif account.status == "unchanged":
            st.info(f"{name}: {_reason(account)}")
        else:
            st.error(_reason(account))


def _reason(account: FileReading) -> str:
    return parts.plain(retold(account.reason))


def _table_of_outcomes(accounts: Sequence[FileReading]) -> None:
    loaded = sum(account.status == "loaded" for account in accounts)
    told = tr("{loaded} of {n} files loaded.").format(loaded=number(loaded), n=number(len(accounts)))
    (st.success if loaded == len(accounts) else st.info)(told)
    tables.show(
        [
            {
                "File": account.file,
                "Outcome": tr(OUTCOMES.get(account.status, account.status)),
                "Objectives": account.objectives,
                "Key results": account.key_results,
                "Check-ins": account.check_ins,
                "Findings": len(account.findings),
                "Why": retold(account.reason),
            }
            for account in accounts
        ],
        key="outcomes",
        alt=tr("What became of each file"),
    )


def _loaded(account: FileReading) -> str:
    return trace.count_found(account.objectives, account.key_results, account.check_ins)


def _preview(account: FileReading, file: Stashed) -> None:
    with st.container(border=True):
        st.markdown(f"**{parts.plain(account.file)}**")
        if account.status in ("refused", "nothing", "question"):
            st.error(_reason(account))
        else:
            st.caption(f"{_loaded(account)}; {trace.count_findings(len(account.findings))}.")
        met = sum(one.code == "answer-contested" for one in account.findings)
        if met:
            told = trn(
                "{n} answer of this workbook will wait for a decision: somebody else has spoken meanwhile.",
                "{n} answers of this workbook will wait for a decision: somebody else has spoken meanwhile.",
                met,
            )
            st.warning(told.format(n=number(met)))
        for place, sheet in enumerate(account.sheets):
            _sheet(sheet, f"{file.sha256[:12]}-{place}")
        _findings(account.findings, file.sha256[:12])


def _sheet(sheet: SheetReading, key: str) -> None:
    name = parts.plain(sheet.sheet or tr("the file"))
    if sheet.heading_row is None:
        st.caption(f"{name}: {parts.plain(retold(sheet.reason))} ({trace.count_rows(sheet.rows_read)}).")
        if sheet.fingerprint:
            correct_parts.layout(sheet, key)
        return
    found = trace.count_key_results(sheet.key_results) if sheet.key_results else trace.count_check_ins(sheet.check_ins)
    told = tr("{sheet}: heading in row {row}; {layout}; {found}")
    with st.expander(told.format(sheet=name, row=sheet.heading_row, layout=trace.layout(sheet), found=found), expanded=True):
        st.markdown("\n".join(f"- {parts.plain(sentence)}" for sentence in trace.account(sheet)))
        if sheet.fingerprint:
            correct_parts.columns(sheet, key)
            correct_parts.layout(sheet, key)


def _findings(findings: Sequence[Finding], key: str) -> None:
    if not findings:
        return
    with st.expander(trace.count_findings(len(findings))):
        tables.show(
            [
                {
                    "Severity": tr(SEVERITY[one.severity.value]),
                    "Sheet": one.sheet,
                    "Cell": one.cell,
                    "Heading": one.heading,
                    "Value": one.value,
                    "What": retold(one.message),
                    "What to do": retold(one.fix),
                }
                for one in findings[: tables.MOST]
            ],
            key=f"findings-{key}",
            alt=tr("Findings with place, value and what to do"),
        )


def uploads() -> None:
    """Every upload; each can be undone and brought back."""
    told = session.ask(filters.uploads)
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
        columns={"Uploaded": tables.moments()},
    )
    by_id = {one.upload: one for one in told}
    picked: Any = st.selectbox(tr("Upload"), list(by_id), format_func=lambda key: history_parts.named(by_id[key]), key="upload")
    undone = by_id[picked].undone
    row = st.container(horizontal=True)
    row.download_button(
        tr("Findings as CSV"),
        data=lambda: _as_csv(session.ask(filters.findings, picked)),
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
