"""Check-in workbooks to download, who owns what, and decisions on answers that met another word."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from scorecard import desk
from scorecard.export.checkins import check_in_book, check_in_books
from scorecard.export.file_names import safe
from scorecard.export.planning import planning_workbook
from scorecard.language import day, number, short_day, tr, trn
from scorecard.measures import filters as lists
from scorecard.measures import strategy
from scorecard.model.check_in_book import Contested, OwnerAsked
from scorecard.model.period import period_after
from scorecard.model.scope import NONE, Scope
from scorecard.web import parts, session, tables

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def send(scope: Scope, rows: Sequence[OwnerAsked]) -> None:
    """One workbook for an owner or for the whole selection, or a zip with one for each owner."""
    names = sorted((name for row in rows if row.owner for name in row.spellings), key=str.casefold)
    left, middle, right = st.columns([2, 1.2, 1.2], vertical_alignment="bottom")
    owner: Any = left.selectbox(
        tr("Whose key results"), [None, *names], format_func=lambda name: name or tr("Everybody's in this selection"), key="owner"
    )
    place = "-".join(part for part in (safe(owner or scope.unit or ""), safe(scope.period or "")) if part)
    middle.download_button(
        tr("Workbook"),
        data=session.writer(check_in_book, scope, owner=owner),
        file_name=f"check-in-{place or scope.as_of.isoformat()}.xlsx",
        mime=XLSX,
        on_click="ignore",
        key="book",
        width="stretch",
    )
    owned = sum(bool(row.owner) for row in rows)
    right.download_button(
        trn("Zip for {n} owner", "Zip for {n} owners", owned).format(n=number(owned)),
        data=session.writer(check_in_books, scope),
        file_name=f"check-ins-{safe(scope.period or '') or scope.as_of.isoformat()}.zip",
        mime="application/zip",
        on_click="ignore",
        key="books",
        width="stretch",
        disabled=not owned,
        help=tr("One workbook for each owner of this selection, and one for what nobody owns."),
    )


def plan(scope: Scope) -> None:
    """The planning workbook of a unit for the next period, or for the one that runs."""
    if scope.period is None:
        return
    st.header(tr("Plan a period"))
    st.write(
        tr(
            "A planning workbook has a row for each key result and says above each column what makes it good. It offers the objectives of "
            "the units above, to say which one yours serves, and begins the next period with what this one leaves unfinished. Filled in, "
            "it comes back through the Import page."
        )
    )
    # Those of the sidebar, and those that a units sheet tells: who has no OKRs in the period is the first to plan.
    every = {*session.ask(lists.units, scope.period), *(place.unit for place in session.ask(strategy.unit_places))}
    known = [scope.unit] if scope.unit else sorted(every - {NONE}, key=str.casefold)
    left, middle, right = st.columns([2, 1.2, 1.2], vertical_alignment="bottom")
    unit: Any = left.selectbox(tr("Unit that plans"), known, key="plan_unit")
    ahead = period_after(scope.period)
    period: Any = middle.selectbox(tr("For period"), [ahead, scope.period], key="plan_period")
    right.download_button(
        tr("Planning workbook"),
        data=session.writer(planning_workbook, Scope(scope.as_of, period, unit), scope.period if period == ahead else None),
        file_name=f"plan-{safe(unit or '')}-{safe(period)}.xlsx",
        mime=XLSX,
        on_click="ignore",
        key="plan",
        width="stretch",
        disabled=unit is None,
    )


def owners(scope: Scope, rows: Sequence[OwnerAsked]) -> None:
    """Who owns how many key results, and how old their values are; the longest silent first."""
    told = sorted(rows, key=lambda one: (one.newest_on is not None, one.newest_on, one.owner or tr("nobody")))
    parts.limited(told, tables.MOST)
    tables.show(
        [
            {
                tr("Owner"): one.owner or tr("nobody"),
                tr("Key results"): one.key_results,
                tr("Newest value"): one.newest_on,
                tr("Without any value"): one.without_value,
            }
            for one in told[: tables.MOST]
        ],
        key="owners",
        alt=tr("Owners with their key results and the day of their newest value"),
        columns={tr("Newest value"): tables.days()},
    )
    st.caption(tr("As of {day}; who has been silent longest stands first.").format(day=day(scope.as_of)))


def decisions(waiting: Sequence[Contested]) -> None:
    """Every answer that waits beside the word that it met; a person says of each, or of a whole workbook, whether it counts."""
    parts.limited(waiting, tables.MOST)
    tables.show([_line(one) for one in waiting[: tables.MOST]], key="waiting", alt=tr("Answers that wait for a decision"))
    by_place = {(one.upload, one.sheet, one.row): one for one in waiting}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        picked: Any = st.selectbox(tr("Which answer"), list(by_place), format_func=lambda place: _named(by_place[place]), key="answer")
        one = by_place[picked]
        pressed = {True: st.button(tr("It counts"), key="take"), False: st.button(tr("It does not count"), key="leave")}
    for taken in pressed:
        if pressed[taken]:
            session.act(desk.decide_answer, one.upload, one.sheet, one.row, taken=taken, by=session.who())
            st.rerun()
    if one.comment or one.other_comment:
        said = tr("It says: {own} The other says: {other}")
        st.caption(said.format(own=parts.plain(one.comment or "…"), other=parts.plain(one.other_comment or "…")))


def _line(one: Contested) -> dict[str, Any]:
    return {
        tr("Key result"): one.key_result,
        tr("Unit"): one.unit,
        tr("Answer"): one.value,
        tr("of"): short_day(one.observed_on),
        tr("from"): f"{one.file}, {one.uploaded_by}",
        tr("Its sender saw"): one.seen_value,
        tr("The other word"): one.other_value,
        tr("of the day"): short_day(one.other_on),
        tr("by"): f"{one.other_file}, {one.other_by}",
    }


def _named(one: Contested) -> str:
    said = one.comment or "…" if one.value is None else f"{one.value:g}"
    return f"{one.key_result}: {said} ({short_day(one.observed_on)}, {one.file})"
