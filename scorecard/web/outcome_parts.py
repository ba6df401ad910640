"""What became of the files that were loaded last, and the way on."""

from collections.abc import Sequence

import streamlit as st

from scorecard.language import marked, number, retold, tr
from scorecard.model import trace
from scorecard.model.reading import FileReading
from scorecard.web import filters, mending_parts, parts, session, tables
from scorecard.web.places import pages_folder

OUTCOMES = {
    "loaded": marked("loaded"),
    "unchanged": marked("unchanged"),
    "nothing": marked("nothing found"),
    "refused": marked("refused"),
    "question": marked("a question"),
}
WHY = {"File": tables.FILE, "Why": st.column_config.TextColumn(width=300)}
DONE = ("loaded", "unchanged")
MOST_SENTENCES = 3
"""Files that are told in sentences; more go into a table."""


def show() -> None:
    """What became of the files loaded last: a sentence each, a table for many."""
    accounts: list[FileReading] = session.recall("outcomes") or []
    if len(accounts) > MOST_SENTENCES:
        _table(accounts)
    else:
        for account in accounts:
            _sentence(account)
    if any(account.status in DONE for account in accounts):
        _onward()


def _onward() -> None:
    scope = filters.scope()
    if scope is None:
        return
    told = tr("See the Overview: {period}").format(period=parts.plain(scope.period or tr(filters.NO_PERIOD)))
    with st.container(horizontal=True):
        st.page_link(pages_folder() / "overview.py", label=told)
        st.page_link(pages_folder() / "history.py", label=tr("See what changed"))


def in_order(accounts: Sequence[FileReading]) -> list[int]:
    """Their places, those that can't be loaded first: among many they would be looked for in vain."""
    return sorted(range(len(accounts)), key=lambda place: accounts[place].status in DONE)


def outcome(account: FileReading) -> str:
    return tr(OUTCOMES.get(account.status, account.status))


def _sentence(account: FileReading) -> None:
    name = parts.plain(account.file)
    if account.status == "loaded":
        found = trace.count_found(account.objectives, account.key_results, account.check_ins)
        st.success(tr("{file}: {found} loaded. {reason}").format(file=name, found=found, reason=reason(account)))
        mending_parts.told(account)
    elif account.status == "unchanged":
        st.info(f"{name}: {reason(account)}")
    else:
        st.error(reason(account))


def reason(account: FileReading) -> str:
    return parts.plain(retold(account.reason))


def _table(accounts: Sequence[FileReading]) -> None:
    loaded = sum(account.status == "loaded" for account in accounts)
    told = [tr("{loaded} of {n} files loaded.").format(loaded=number(loaded), n=number(len(accounts)))]
    left = [parts.plain(account.file) for account in accounts if account.status not in DONE]
    if left:
        told.append(tr("Not loaded: {files}.").format(files=trace.listed(left)))
    (st.warning if left else st.success if loaded == len(accounts) else st.info)(" ".join(told))
    tables.show(
        tables.used(
            [
                {
                    "Outcome": outcome(account),
                    "File": account.file,
                    "Why": retold(account.reason),
                    "Objectives": account.objectives,
                    "Key results": account.key_results,
                    "Check-ins": account.check_ins,
                    "Findings": len(account.findings),
                }
                for account in (accounts[place] for place in in_order(accounts))
            ],
            "Why",
        ),
        key="outcomes",
        alt=tr("What became of each file"),
        columns=WHY,
        names=list(WHY),
    )
