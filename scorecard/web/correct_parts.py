"""What a person says about how a sheet is read: its columns, its heading row, its layout, what to leave out."""

from dataclasses import replace
from typing import TypeVar

import pandas as pd
import streamlit as st

from scorecard import desk
from scorecard.desk.deciding import with_kept_corrections
from scorecard.intake.headings.aliases import fields
from scorecard.language import marked, tr
from scorecard.model import trace
from scorecard.model.period import is_period
from scorecard.model.reading import LAYOUTS, Arrangement, Given, SheetReading
from scorecard.web import session, tables

NOT_USED = marked("not used")
ANOTHER = marked("another column is read for it")
MOST_ROWS = 100_000
Said = TypeVar("Said")


def said() -> Given:
    """Everything the person has said in this session, to be applied to every file of such a shape."""
    return Given(corrections=session.recall("corrections") or {}, arrangements=session.recall("arrangements") or {})


def remember(given: Given) -> None:
    """Keep it for the next files of these shapes; the session itself forgets it, for a period that was said holds for no other file."""
    for shape, told in given.corrections.items():
        session.act(desk.remember_correction, shape, told, by=session.who())
    for shape, arrangement in given.arrangements.items():
        session.act(desk.remember_arrangement, shape, arrangement, by=session.who())
    session.forget("corrections")
    session.forget("arrangements")


def _arranged(shape: str) -> Arrangement:
    """What holds for a shape of sheet: said in this session, or kept from an earlier file."""
    said_now = said().arrangements.get(shape)
    return said_now or session.ask(with_kept_corrections, Given()).arrangements.get(shape, Arrangement())


def columns(sheet: SheetReading, spare: frozenset[str], key: str) -> None:
    """Each column's meaning, to be corrected in place; a correction holds for every file of this shape."""
    told = [
        {
            "Heading": one.heading,
            "Meaning": NOT_USED if one.field is None or one.cell in spare else one.field,
            "How": tr(ANOTHER) if one.cell in spare else trace.way(one.how),
            "Cell": one.cell,
        }
        for one in sheet.columns
    ]
    others = dict.fromkeys(one.field for one in sheet.columns if one.field and one.field not in fields())
    meaning = st.column_config.SelectboxColumn(options=[NOT_USED, *fields(), *others], format_func=_meaning, required=True, width="medium")
    edited = st.data_editor(
        pd.DataFrame(told),
        hide_index=True,
        key=f"columns-{key}",
        disabled=["Heading", "How", "Cell"],
        column_config=tables.headed(told[0], {"Meaning": meaning}),
        alt=tr("Columns of {sheet} and what each was taken for").format(sheet=sheet.sheet or tr("the file")),
    )
    changed: dict[str, str | None] = {}
    for before, after in zip(told, edited.to_dict("records"), strict=True):
        if before["Meaning"] != after["Meaning"]:
            changed[str(before["Heading"])] = None if after["Meaning"] == NOT_USED else str(after["Meaning"])
    known = said().corrections.get(sheet.fingerprint, {})
    # A word that the importer can't follow stays in the table; said again and again the page would never come to rest.
    if not changed.items() <= known.items():
        _say("corrections", sheet.fingerprint, {**known, **changed})


def _meaning(field: object) -> str:
    return tr(NOT_USED) if field == NOT_USED else trace.field(str(field))


def layout(sheet: SheetReading, key: str) -> None:
    """Heading row, layout, period, unit, and what to leave out; kept for every file of this shape but for the period."""
    before = _arranged(sheet.fingerprint)
    with st.popover(tr("Read this sheet differently")), st.form(f"arrangement-{key}", border=False):
        left_out = st.checkbox(tr("Leave this sheet out"), value=before.left_out, key=f"left-out-{key}")
        left, right = st.columns(2)
        row = left.number_input(
            tr("Heading in row"), min_value=1, max_value=MOST_ROWS, value=before.heading_row or sheet.heading_row, key=f"heading-{key}"
        )
        chosen = right.selectbox(
            tr("Layout"), LAYOUTS, index=LAYOUTS.index(before.layout) if before.layout else None, placeholder=tr("as recognised"),
            format_func=lambda name: tr(trace.LAYOUTS.get(str(name), str(name))), key=f"layout-{key}",
        )  # fmt: skip
        rows = st.multiselect(
            tr("Leave out rows that begin with"), before.rows_left_out, list(before.rows_left_out), accept_new_options=True,
            placeholder=tr("the first text of the row"), key=f"rows-{key}",
        )  # fmt: skip
        left, right = st.columns(2)
        period = left.text_input(tr("Period, where none is named"), before.period or "", max_chars=20, key=f"period-{key}").strip()
        unit = right.text_input(tr("Unit, where none is named"), before.unit or "", max_chars=100, key=f"unit-{key}").strip()
        if period and not is_period(period):
            st.error(tr("Write a period such as 2026, 2026-H1, 2026-Q3 or 2026-07."))
            period = ""
        st.caption(tr("When you load the file, this is kept for the next one of its shape, but for the period."))
        st.form_submit_button(tr("Read again"))
    after = replace(
        before,
        left_out=left_out,
        heading_row=None if row == sheet.heading_row and before.heading_row is None else row,
        layout=chosen,
        rows_left_out=tuple(rows),
        period=period or None,
        unit=unit or None,
    )
    if after != before:
        _say("arrangements", sheet.fingerprint, after)


def _say(what: str, shape: str, told: Said) -> None:
    session.remember(what, {**(session.recall(what) or {}), shape: told})
    st.rerun()
