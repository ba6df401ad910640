"""Mending a workbook: its fix list, and which of its findings are gone since the upload before."""

import streamlit as st

from scorecard import desk
from scorecard.export.fix_list import file_name
from scorecard.language import marked, number, retold, tr
from scorecard.measures import findings
from scorecard.model.reading import FileReading
from scorecard.web import parts, session, tables

STATES = {"gone": marked("✓ gone"), "still": marked("▲ still there"), "new": marked("+ new"), "unlisted": marked("○ can't be told")}
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def show_newest(accounts: list[FileReading]) -> None:
    """Choose the upload loaded last in the list of uploads."""
    newest = next((one.sha256 for one in reversed(accounts) if one.status == "loaded"), None)
    if newest is not None:
        session.remember("upload", session.ask(findings.upload_of, newest))


def told(account: FileReading) -> None:
    """Which findings of the upload before are gone, and the workbook with those that are there."""
    upload = session.ask(findings.upload_of, account.sha256)
    changes = session.ask(findings.changes, upload) if upload is not None else None
    if changes is not None:
        st.info(tr("Against the upload before: {told}").format(told=parts.plain(changes.told())))
    if upload is not None and account.findings:
        button(upload, account.file, f"loaded-{upload}")


def button(upload: int, file: str, key: str, *, disabled: bool = False) -> None:
    st.download_button(
        tr("Fix list"),
        data=lambda: session.make(desk.fix_list, upload),
        file_name=file_name(file),
        mime=XLSX,
        on_click="ignore",
        key=f"fix-list-{key}",
        disabled=disabled,
        help=tr("Your workbook with every finding marked at its cell and listed. Mend it, save it and upload it again."),
    )


def against_before(upload: int) -> None:
    """Each finding of an upload and of the one before it, and whether it is gone."""
    changes = session.ask(findings.changes, upload)
    if changes is None or not changes.changes:
        return
    counts = ", ".join(f"{number(len(changes.of(state)))} {tr(word)}" for state, word in STATES.items() if changes.of(state))
    with st.expander(tr("Findings against the upload before: {counts}").format(counts=counts)):
        tables.show(
            [
                {
                    "State": tr(STATES[one.state]),
                    "Severity": tr(one.severity),
                    "Sheet": one.sheet,
                    "Cell": one.cell,
                    "Heading": one.heading,
                    "Value": one.value,
                    "What": retold(one.message),
                }
                for one in sorted(changes.changes, key=lambda one: list(STATES).index(one.state))[: tables.MOST]
            ],
            key="mended",
            alt=tr("Findings that are gone, still there or new since the upload before"),
        )
