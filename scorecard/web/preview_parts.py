"""How a file would be read, before it is loaded: where it counts, each sheet's account and corrections, what comes of it, findings."""

from collections.abc import Sequence

import streamlit as st

from scorecard.language import marked, number, retold, tr, trn
from scorecard.model import trace
from scorecard.model.finding import Finding, Severity
from scorecard.model.reading import FileReading, SheetReading
from scorecard.web import correct_parts, outcome_parts, parts, tables
from scorecard.web.foreseen import Foreseen

SEVERITY = {"error": marked("error"), "warning": marked("warning"), "note": marked("note")}
GRAVEST_FIRST = list(Severity)
WIDE = {"Value": st.column_config.TextColumn(width=110), **dict.fromkeys(("What", "What to do"), st.column_config.TextColumn(width=270))}
TEXTS = {"Objective": st.column_config.TextColumn(width=240), "Key result": st.column_config.TextColumn(width=260)}
"""As wide as leaves room for the numbers beside them."""
COUNTS_FOR = {"Period": st.column_config.TextColumn(width=90), "Unit": st.column_config.TextColumn(width=180)}
REFUSED = {
    "File": st.column_config.TextColumn(width=tables.BESIDE),
    "Why": st.column_config.TextColumn(width=tables.SENTENCE),
    "Period": st.column_config.TextColumn(width=90),
}
"""The same beside why a file can't be loaded: a laptop shows how much is in the others as well."""
NOT_READ = ("refused", "nothing", "question")


def listed(foreseen: Sequence[Foreseen]) -> None:
    """Many files, a line each, those that can't be loaded first."""
    whole = all(one.loadable for one in foreseen)
    tables.show(
        tables.used(
            [
                {
                    "Outcome": outcome_parts.outcome(one.account) if not one.loadable else tr("can be loaded"),
                    "File": one.account.file,
                    "Why": retold(one.account.reason) if not one.loadable else "",
                    "Period": trace.listed([_named(period) for period in one.periods]),
                    "Unit": trace.listed([_named(unit) for unit in one.units]),
                    "Objectives": one.account.objectives,
                    "Key results": one.account.key_results,
                    "Check-ins": one.account.check_ins,
                    "Findings": len(one.account.findings),
                }
                for one in (foreseen[place] for place in _in_order(foreseen))
            ],
            "Why",
        ),
        key="foreseen",
        alt=tr("What each file would bring"),
        columns={"File": tables.FILE, **COUNTS_FOR} if whole else REFUSED,
        row_height=None if whole else tables.LINES,
        names="File",
        narrow=("Unit",),
    )
    doubtful = [one.account.file for one in foreseen if _lacks_objectives(one.account)]
    if doubtful:
        told = tr("No objective was recognised in {files}. Look at how that is read before you load.")
        st.warning(told.format(files=parts.plain(trace.listed(doubtful))))
    without = sum(one.without_period for one in foreseen)
    if without:
        st.warning(_without_period(without))


def one_of(foreseen: Sequence[Foreseen]) -> None:
    """One of many files in full, at first one that can't be loaded."""
    order = _in_order(foreseen)
    names = [foreseen[place].account.file for place in order]
    picked = st.selectbox(tr("How a file is read"), range(len(order)), format_func=lambda place: names[place], key="shown_file")
    show(foreseen[order[picked]], order[picked])


def _in_order(foreseen: Sequence[Foreseen]) -> list[int]:
    return outcome_parts.in_order([one.account for one in foreseen])


def show(foreseen: Foreseen, place: int) -> None:
    """One file of those on the page. `place` tells it from a second one of the same bytes."""
    account = foreseen.account
    key = f"{account.sha256[:12]}-{place}"
    with st.container(border=True):
        st.markdown(f"**{parts.plain(account.file)}**")
        if account.status in NOT_READ:
            st.error(outcome_parts.reason(account))
        else:
            found = trace.count_found(account.objectives, account.key_results, account.check_ins)
            st.caption(f"{found}; {trace.count_findings(len(account.findings))}.")
            _counts_for(foreseen)
        if _lacks_objectives(account):
            told = tr(
                "No objective was recognised here, so its values count for key results that other files describe. "
                "If it has objectives, say below which column they stand in."
            )
            st.warning(told)
        met = sum(one.code == "answer-contested" for one in account.findings)
        if met:
            told = trn(
                "{n} answer of this workbook will wait for a decision: somebody else has spoken meanwhile.",
                "{n} answers of this workbook will wait for a decision: somebody else has spoken meanwhile.",
                met,
            )
            st.warning(told.format(n=number(met)))
        for sheet_place, sheet in enumerate(account.sheets):
            _sheet(sheet, trace.spare(account, sheet), f"{key}-{sheet_place}", opened=sheet_place == 0)
        _first(foreseen, key)
        _findings(account.findings, key)


def _counts_for(foreseen: Foreseen) -> None:
    """The period and unit that the file's objectives count for; nothing about a file that only brings values of others."""
    if not foreseen.periods:
        return
    told = tr("Period: {periods}. Unit: {units}.")
    periods, units = (trace.listed([_named(one) for one in names]) for names in (foreseen.periods, foreseen.units))
    st.markdown(told.format(periods=parts.plain(periods), units=parts.plain(units)))
    if foreseen.without_period:
        st.warning(_without_period(foreseen.without_period))


def _named(name: str | None) -> str:
    return name or tr("none named")


def _without_period(n: int) -> str:
    told = trn(
        "{n} objective names no period. Write one above if it belongs to one: without a period it is held against no plan.",
        "{n} objectives name no period. Write one above if they belong to one: without a period they are held against no plan.",
        n,
    )
    return told.format(n=number(n))


def _lacks_objectives(account: FileReading) -> bool:
    """It brings key results and no objective, and has columns that nobody knows: one of them may hold the objectives."""
    alone = account.status not in NOT_READ and account.key_results and not account.objectives
    return bool(alone) and any(column.field is None for sheet in account.sheets for column in sheet.columns)


def _sheet(sheet: SheetReading, spare: frozenset[str], key: str, *, opened: bool) -> None:
    """What was understood of a sheet; closed where it is not the first and every column is known."""
    name = parts.plain(sheet.sheet or tr("The file"))
    if sheet.heading_row is None:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(f"{name}: {parts.plain(retold(sheet.reason))} ({trace.count_rows(sheet.rows_read)}).")
            if sheet.fingerprint:
                correct_parts.layout(sheet, key)
        return
    found = trace.count_key_results(sheet.key_results) if sheet.key_results else trace.count_check_ins(sheet.check_ins)
    told = tr("{sheet}: heading in row {row}; {layout}; {found}")
    doubtful = any(column.field is None for column in sheet.columns)
    with st.expander(told.format(sheet=name, row=sheet.heading_row, layout=trace.layout(sheet), found=found), expanded=opened or doubtful):
        # The first sentence of the account is the title here.
        st.markdown("\n".join(f"- {parts.plain(sentence)}" for sentence in trace.account(sheet, spare)[1:]))
        if sheet.fingerprint:
            correct_parts.columns(sheet, spare, key)
            correct_parts.layout(sheet, key)


def _first(foreseen: Foreseen, key: str) -> None:
    """The first key results as they were read, to be held against the file."""
    if not foreseen.first:
        return
    n = foreseen.account.key_results
    told = trn("The key result as it was read", "The first {first} of {n} key results as they were read", n)
    if 1 < n <= len(foreseen.first):
        told = tr("The {n} key results as they were read")
    st.caption(told.format(first=number(len(foreseen.first)), n=number(n)))
    tables.show(
        tables.used(
            [
                {
                    "Objective": one.objective,
                    "Key result": one.key_result,
                    "Baseline": one.baseline,
                    "Target": one.target,
                    "Current": one.current,
                    "Unit of measure": one.unit_of_measure,
                    "Due": one.due_on,
                    "Owner": one.owner,
                    "Unit": one.unit,
                    "Period": one.period,
                    "Cell": parts.cell_place(None, one.sheet, one.cell),
                }
                for one in foreseen.first
            ],
            "Objective", "Unit of measure", "Due", "Owner", "Unit", "Period",
        ),
        key=f"first-{key}",
        alt=tr("The first key results as they were read"),
        columns={**TEXTS, "Due": tables.days()},
        names=list(TEXTS),
        narrow=("Unit of measure", "Owner", "Unit", "Cell"),
    )  # fmt: skip


def _findings(findings: Sequence[Finding], key: str) -> None:
    if not findings:
        return
    gravest = sorted(findings, key=lambda one: GRAVEST_FIRST.index(one.severity))
    with st.expander(trace.count_findings(len(findings))):
        tables.show(
            tables.used(
                [
                    {
                        "Severity": tr(SEVERITY[one.severity.value]),
                        "Cell": one.cell,
                        "What": retold(one.message),
                        "What to do": retold(one.fix),
                        "Value": one.value,
                        "Heading": one.heading,
                        "Sheet": one.sheet,
                    }
                    for one in gravest[: tables.MOST]
                ],
                "Sheet", "Heading", "Value",
            ),
            key=f"findings-{key}",
            alt=tr("Findings with place, value and what to do"),
            columns=WIDE,
            row_height=tables.WRAPPED,
        )  # fmt: skip
