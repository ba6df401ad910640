"""Tables of values. Cells are text or numbers; nothing in them is interpreted."""

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any

import pandas as pd
import streamlit as st

from scorecard.charts.words import status_and_shape
from scorecard.export.listing import guarded
from scorecard.language import retold, tr
from scorecard.measures import reckoning
from scorecard.model.perspective import PerspectiveSet
from scorecard.model.scores import Gap, ObjectiveMapping, ObjectiveScore
from scorecard.model.standing import KeyResultStanding
from scorecard.web import parts

MOST = 500
PERCENT = st.column_config.NumberColumn(format="%.0f %%")
SCORE = st.column_config.NumberColumn(format="%.2f")
MOMENT = st.column_config.DatetimeColumn(format="YYYY-MM-DD HH:mm", help="UTC")


def show(rows: Sequence[dict[str, Any]], *, key: str, alt: str, columns: dict[str, Any] | None = None) -> None:
    """A read-only table; empty cells are unknown. Headings are English in the rows and told in the language in use."""
    if rows:
        frame = pd.DataFrame(rows)
        st.dataframe(frame, hide_index=True, key=key, alt=alt, column_config=headed(frame.columns, columns or {}), placeholder="")


def moment(kept: str) -> datetime:
    """A time as the store keeps it, UTC, for a column that shows and sorts it."""
    return datetime.fromisoformat(kept)


def headed(headings: Iterable[str], columns: dict[str, Any]) -> dict[str, Any]:
    """Each column with its heading in the language in use, beside what else is said of it."""
    return {heading: {**columns.get(heading, {}), "label": tr(heading)} for heading in headings}


def ticks(rows: Sequence[dict[str, Any]], *, key: str) -> list[bool]:
    """A table with a box before each row, all ticked at first; which of them are."""
    frame = pd.DataFrame([{"Take": True, **row} for row in rows])
    edited = st.data_editor(
        frame, hide_index=True, key=key, disabled=list(frame.columns[1:]), column_config=headed(frame.columns, {}), placeholder=""
    )
    return [bool(tick) for tick in edited["Take"]]


def as_csv(rows: Sequence[dict[str, Any]]) -> bytes:
    """With a mark by which spreadsheets know UTF-8; unknown is empty. A text that would be a formula there keeps a quote before it."""
    lines = io.StringIO(newline="")
    writer = csv.writer(lines)
    writer.writerow(rows[0] if rows else ())
    for row in rows:
        writer.writerow([guarded(cell) if isinstance(cell, str) else cell for cell in row.values()])
    return lines.getvalue().encode("utf-8-sig")


def in_percent(share: float | None) -> float | None:
    return None if share is None else share * 100


def also(row: ObjectiveScore | ObjectiveMapping, held: PerspectiveSet) -> str:
    """What an objective touches beside its perspective."""
    return ", ".join([*([held.name_of(row.secondary)] if row.secondary else []), *(["ESG"] if row.esg else [])])


def objectives(rows: Sequence[ObjectiveScore], held: PerspectiveSet) -> None:
    parts.limited(rows, MOST)
    several = len({row.perspective for row in rows}) > 1
    show(
        [
            {
                "Status": status_and_shape(row.status),
                "Objective": row.objective,
                "Unit": row.unit,
                "Owner": row.owner,
                **({"Perspective": held.name_of(row.perspective)} if several else {}),
                "Score": row.score,
                "From": row.low,
                "To": row.high,
                "Scored": in_percent(row.completeness),
                "Key results": row.key_results,
                "Also": also(row, held),
            }
            for row in rows[:MOST]
        ],
        key="objectives",
        alt=tr("Objectives with score, bounds and completeness"),
        columns={
            "Objective": st.column_config.TextColumn(width="large"),
            "Score": st.column_config.ProgressColumn(format="%.2f", min_value=0, max_value=1),
            "From": st.column_config.NumberColumn(format="%.2f", help=tr("The score if everything missing were 0")),
            "To": st.column_config.NumberColumn(format="%.2f", help=tr("The score if everything missing were 1")),
            "Scored": PERCENT,
        },
    )


def limits(row: KeyResultStanding) -> str | None:
    """The range that a key result is to stay in, where there is one."""
    return None if row.lower_limit is None and row.upper_limit is None else reckoning.limits(row)


def key_results(rows: Sequence[KeyResultStanding], *, key: str) -> None:
    """Columns that none of the rows fills are left out where most organisations have no use for them."""
    parts.limited(rows, MOST)
    rare: dict[str, Callable[[KeyResultStanding], object]] = {
        "Range": limits,
        "Stretch": lambda row: in_percent(row.stretch),
        "Confidence": lambda row: row.confidence,
        "Self-score": lambda row: row.self_score,
        "Measured anew since": lambda row: row.rebased_on,
    }
    used = {name: told for name, told in rare.items() if any(told(row) is not None for row in rows[:MOST])}
    show(
        [
            {
                "Status": status_and_shape(row.status),
                "Key result": row.key_result,
                "Progress": in_percent(row.progress),
                "Expected": in_percent(row.expected),
                "Current": row.current,
                "Baseline": row.baseline,
                "Target": row.target,
                "Unit of measure": row.unit_of_measure,
                "Plan wanted this on": row.pace_day,
                **{name: told(row) for name, told in used.items()},
                "Unit": row.unit,
                "Owner": row.owner,
                "Objective": row.objective,
                "Measured on": row.observed_on,
                "Flags": row.flags,
                "Source": parts.place(row.file, row.sheet, row.row),
            }
            for row in rows[:MOST]
        ],
        key=key,
        alt=tr("Key results with progress, expectation and source"),
        columns={
            "Key result": st.column_config.TextColumn(width="large"),
            "Progress": PERCENT,
            "Expected": PERCENT,
            "Current": st.column_config.NumberColumn(format="localized"),
            "Baseline": st.column_config.NumberColumn(format="localized"),
            "Target": st.column_config.NumberColumn(format="localized"),
            "Plan wanted this on": st.column_config.DateColumn(format="YYYY-MM-DD", help=tr("When the plan asked for this progress")),
            "Stretch": PERCENT,
            "Self-score": st.column_config.NumberColumn(format="%.2f", help=tr("What its owner gives it; never rolled up")),
            "Measured anew since": st.column_config.DateColumn(format="YYYY-MM-DD", help=tr("Its numbers to reach were told anew")),
            "Measured on": st.column_config.DateColumn(format="YYYY-MM-DD"),
        },
    )


def gaps(rows: Sequence[Gap], words: dict[str, str]) -> None:
    parts.limited(rows, MOST)
    show(
        [
            {
                "Severity": tr(words[row.severity]),
                "Rule": tr(row.title),
                "What": retold(row.message),
                "What to do": tr(row.fix),
                "Unit": row.unit,
                "Source": parts.place(row.file, row.sheet, row.row),
            }
            for row in rows[:MOST]
        ],
        key="gaps",
        alt=tr("Gaps with severity, message, fix and source"),
        columns={
            "What": st.column_config.TextColumn(width="large"),
            "What to do": st.column_config.TextColumn(width="medium"),
        },
    )
