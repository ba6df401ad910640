"""Mending a workbook: its fix list, and which of its findings are gone since the upload before."""

import streamlit as st

from scorecard import desk
from scorecard.export.fix_list import file_name
from scorecard.measures import findings
from scorecard.model.reading import FileReading
from scorecard.web import parts, session, tables

STATES = {"gone": "✓ gone", "still": "▲ still there", "new": "+ new", "unlisted": "○ can't be told"}
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
        st.info(f"Against the upload before: {parts.plain(changes.told())}")
    if upload is not None and account.findings:
        button(upload, account.file, f"loaded-{upload}")


def button(upload: int, file: str, key: str, *, disabled: bool = False) -> None:
    st.download_button(
        "Fix list",
        data=lambda: session.make(desk.fix_list, upload),
        file_name=file_name(file),
        mime=XLSX,
        on_click="ignore",
        key=f"fix-list-{key}",
        disabled=disabled,
        help="Your workbook with every finding marked at its cell and listed. Mend it, save it and upload it again.",
    )


def against_before(upload: int) -> None:
    """Each finding of an upload and of the one before it, and whether it is gone."""
    changes = session.ask(findings.changes, upload)
    if changes is None or not changes.changes:
        return
    counts = ", ".join(f"{len(changes.of(state)):,} {word}" for state, word in STATES.items() if changes.of(state))
    with st.expander(f"Findings against the upload before: {counts}"):
        tables.show(
            [
                {
                    "State": STATES[one.state],
                    "Severity": one.severity,
                    "Sheet": one.sheet,
                    "Cell": one.cell,
                    "Heading": one.heading,
                    "Value": one.value,
                    "What": one.message,
                }
                for one in sorted(changes.changes, key=lambda one: list(STATES).index(one.state))[: tables.MOST]
            ],
            key="mended",
            alt="Findings that are gone, still there or new since the upload before",
        )
