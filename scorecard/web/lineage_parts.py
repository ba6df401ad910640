"""Where a key result's numbers come from."""

from collections.abc import Sequence

import streamlit as st

from scorecard.language import sum_written, tr
from scorecard.measures import lineage
from scorecard.model.explain import Node
from scorecard.model.lineage import NUMBERS, NumberSource
from scorecard.model.standing import KeyResultStanding
from scorecard.web import parts, session, tables
from scorecard.web.drill import link


def where_from(rows: Sequence[KeyResultStanding]) -> None:
    """Pick a key result of the table above: each of its numbers with cell, text as read, upload, who and when."""
    by_id = {row.key_result_id: row for row in rows[: tables.MOST]}
    if not by_id:
        return
    st.header(tr("Where does a number come from?"))
    picked = st.selectbox(
        tr("Key result"),
        list(by_id),
        format_func=lambda key: f"{by_id[key].key_result} ({by_id[key].unit or tr('No unit named')})",
        key="source",
    )
    key = picked or next(iter(by_id))
    link(Node("key_result", thing_id=key), tr("Explain this key result"))
    cells(session.ask(lineage.number_sources, key))


def cells(sources: Sequence[NumberSource]) -> None:
    """Each number of one key result with its cell."""
    if not sources:
        st.info(tr("This key result has no number and no owner yet."))
    parts.limited(sources, tables.MOST)
    tables.show(
        [
            {
                tr("Number"): tr(NUMBERS[one.number]),
                tr("Day"): one.observed_on,
                tr("Value"): one.value if one.number == "owner" else sum_written(one.value.removesuffix(".0")),
                tr("As in the file"): one.typed,
                tr("File"): one.file,
                tr("Sheet"): one.sheet,
                tr("Cell"): one.cell or tr("row {row}").format(row=one.row),
                tr("Upload"): one.upload,
                tr("By"): one.uploaded_by,
                tr("When"): tables.moment(one.uploaded_at),
            }
            for one in sources[: tables.MOST]
        ],
        key="sources",
        alt=tr("Numbers of the key result with the cells they come from"),
        columns={tr("Day"): tables.days(), tr("When"): tables.moments()},
    )
