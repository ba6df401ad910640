"""Tables of values. Cells are text or numbers; nothing in them is interpreted."""

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from math import log10
from typing import Any

import pandas as pd
import streamlit as st

from scorecard.charts.words import status_and_shape
from scorecard.export.listing import guarded
from scorecard.language import figure, retold, tr, typed_day
from scorecard.measures import reckoning
from scorecard.model import flags
from scorecard.model.perspective import PerspectiveSet
from scorecard.model.scores import Gap, ObjectiveMapping, ObjectiveScore
from scorecard.model.standing import KeyResultStanding
from scorecard.web import parts

MOST = 500
WRAPPED, LINE, FILLED = 66, 20, 0.85
"""Pixels of a row whose texts go on in the next line, as the grid breaks none in a lower one, and of a line; how much of it is used."""
NAMES = 170
"""Pixels of a column of long names: a phone shows two columns of numbers beside it."""
LONG = 24
"""Characters beyond which a name needs more than such a column."""
NARROW, SHORT = 124, 16
"""Pixels of a column beside long names whose own may take a second line as well, and the characters beyond which they do."""
MEASURED, MANY, LETTER, EDGES = 10, 5, 7.2, 17
"""The grid makes a column as wide as the first so many rows ask for, of more than so many without the longest; pixels of a letter and of a
cell's edges."""
SENTENCE, LINES, FEWER = 240, 104, 8
"""Pixels of a column of sentences and of a row that holds them: a phone shows one whole beside a word. Fewer rows fit a screen."""
SCORED, BESIDE = 112, 150
"""Pixels of a column with a bar and its number, whole on a phone beside a status and a name, and of one beside two of sentences: a laptop
shows two of these."""
FILE = st.column_config.TextColumn(width=SENTENCE)
AS_FOUND = st.column_config.NumberColumn(format="localized")
"""Numbers from data, with the digits that they have."""


def decimals(digits: int, told: str | None = None) -> Any:
    """A column of numbers with so many digits behind the decimal sign of the language in use (`language_switch` tells the browser)."""
    return st.column_config.NumberColumn(format="localized", step=10**-digits, help=told)


def percents(told: str | None = None, *, digits: int = 0) -> Any:
    """A column of numbers in percent (25 is a quarter)."""
    return st.column_config.NumberColumn(format="percent", step=10 ** -(digits + 2), help=told)


def days(told: str | None = None) -> Any:
    """A column of days, as they are typed in."""
    return st.column_config.DateColumn(format=typed_day(), help=told)


def moments() -> Any:
    """A column of what `moment` gives."""
    return st.column_config.DatetimeColumn(format=f"{typed_day()} HH:mm", help="UTC")


PERCENT, SCORE = percents(), decimals(2)


def show(
    rows: Sequence[dict[str, Any]],
    *,
    key: str,
    alt: str,
    columns: dict[str, Any] | None = None,
    row_height: int | None = None,
    names: str | Sequence[str] | None = None,
    narrow: Sequence[str] = (),
) -> None:
    """A read-only table; empty cells are unknown. Headings are English in the rows and told in the language in use.

    Sentences go on in the next line where `row_height` is `WRAPPED` or more, and so do long names in the columns that `names` says, which
    leaves room for the numbers beside them; a width of theirs holds only then. Where they do, so do those of `narrow`.
    """
    if rows:
        columns, row_height = _fitted(rows, columns or {}, row_height, [names] if isinstance(names, str) else names or (), narrow)
        frame = pd.DataFrame(rows)
        told: dict[str, Any] = {**dict.fromkeys(frame.select_dtypes("number").columns, AS_FOUND), **columns}
        for heading in frame.columns.intersection(list(told)):
            frame[heading] = _as_drawn(frame[heading], told[heading].get("type_config") or {})
        # As many rows as a table of single lines shows, and the headings above them.
        height = min(len(rows), FEWER if row_height == LINES else 10) * row_height + 37 if row_height else "auto"
        look: dict[str, Any] = {"hide_index": True, "placeholder": "", "row_height": row_height, "height": height}
        st.dataframe(frame, key=key, alt=alt, column_config=headed(frame.columns, told), **look)


def _fitted(
    rows: Sequence[dict[str, Any]], columns: dict[str, Any], row_height: int | None, names: Sequence[str], narrow: Sequence[str]
) -> tuple[dict[str, Any], int | None]:
    """The columns and the height of rows with which no text is cut that need not be."""
    texts = {name: [row[name] or "" for row in rows] for name in rows[0]}
    lengths = {name: [len(one) for one in told] for name, told in texts.items() if all(isinstance(one, str) for one in told)}
    widths: dict[str, int | None] = {}
    for name in lengths.keys() & set(names):
        width = columns.get(name, {}).get("width") or NAMES
        lines = max(lengths[name]) / LONG * (NAMES - EDGES) / (width - EDGES)
        widths[name] = width if lines > 1 else None
        if lines > 1:
            # Words that do not fit a line leave a part of it empty.
            row_height = max(row_height or 0, WRAPPED if lines <= WRAPPED // LINE * FILLED else LINES)
    for name, found in lengths.items():
        if name in narrow and row_height and max(found) > SHORT:
            widths[name] = NARROW if max(found) <= SHORT * WRAPPED // LINE * FILLED else NAMES
        elif not (widths.get(name) or (name not in names and columns.get(name, {}).get("width"))):
            longest = min(max(found), LONG)
            if longest > max(_measured(found), len(tr(name))):
                widths[name] = round(longest * LETTER) + EDGES
    return {**columns, **{name: {**columns.get(name, {}), "width": width} for name, width in widths.items()}}, row_height


def _measured(lengths: Sequence[int]) -> int:
    """The longest text that the grid makes room for by itself."""
    seen = lengths[:MEASURED]
    return max((one for one in seen if len(seen) <= MANY or one < 2 * sum(seen) / len(seen)), default=0)


def used(rows: Sequence[dict[str, Any]], *rare: str) -> list[dict[str, Any]]:
    """The rows without those of the rare columns that none of them fills."""
    empty = {name for name in rare if all(row[name] in (None, "") for row in rows)}
    return [{name: cell for name, cell in row.items() if name not in empty} for row in rows]


def _as_drawn(values: "pd.Series[Any]", kind: dict[str, Any]) -> "pd.Series[Any]":
    """Numbers as the grid wants them: it cuts digits off where we round, and writes the percent sign behind a hundred times the number."""
    if kind.get("type") != "number" or kind.get("step") is None:
        return values
    digits, whole = -round(log10(kind["step"])), 100 if kind["format"] == "percent" else 1
    # Nought is added lest "-0.00" be shown.
    return values.map(lambda value: round(value / whole, digits) + 0.0, na_action="ignore")


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
                "Score": row.score,
                "Unit": row.unit,
                "Owner": row.owner,
                **({"Perspective": held.name_of(row.perspective)} if several else {}),
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
            "Score": st.column_config.ProgressColumn(format="localized", step=0.01, min_value=0, max_value=1, width=SCORED),
            "From": decimals(2, tr("The score if everything missing were 0")),
            "To": decimals(2, tr("The score if everything missing were 1")),
            "Scored": PERCENT,
        },
        names="Objective",
        narrow=("Unit", "Owner", "Also"),
    )


def limits(row: KeyResultStanding) -> str | None:
    """The range that a key result is to stay in, where there is one."""
    if row.lower_limit is not None and row.upper_limit is not None:
        return tr("{low} to {high}").format(low=figure(row.lower_limit), high=figure(row.upper_limit))
    return None if row.lower_limit is None and row.upper_limit is None else retold(reckoning.limits(row))


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
                "Unit": row.unit,
                "Owner": row.owner,
                "Current": row.current,
                "Baseline": row.baseline,
                "Target": row.target,
                "Unit of measure": row.unit_of_measure,
                "Plan wanted this on": row.pace_day,
                **{name: told(row) for name, told in used.items()},
                "Objective": row.objective,
                "Measured on": row.observed_on,
                "Flags": flags.in_words(row.flags),
                "Source": parts.place(row.file, row.sheet, row.row),
            }
            for row in rows[:MOST]
        ],
        key=key,
        alt=tr("Key results with progress, expectation and source"),
        columns={
            "Progress": PERCENT,
            "Expected": PERCENT,
            "Plan wanted this on": days(tr("When the plan asked for this progress")),
            "Stretch": PERCENT,
            "Self-score": decimals(2, tr("What its owner gives it; never rolled up")),
            "Measured anew since": days(tr("Its numbers to reach were told anew")),
            "Measured on": days(),
        },
        names="Key result",
        narrow=("Unit", "Owner", "Objective", "Flags", "Source"),
    )


def gaps(rows: Sequence[Gap], words: dict[str, str]) -> None:
    parts.limited(rows, MOST)
    show(
        [
            {
                "Severity": tr(words[row.severity]),
                "What": retold(row.message),
                "What to do": tr(row.fix),
                "Unit": row.unit,
                "Source": parts.place(row.file, row.sheet, row.row),
                "Rule": tr(row.title),
            }
            for row in rows[:MOST]
        ],
        key="gaps",
        alt=tr("Gaps with severity, message, fix and source"),
        columns={
            "What": st.column_config.TextColumn(width=SENTENCE),
            "What to do": st.column_config.TextColumn(width=SENTENCE),
            **dict.fromkeys(("Source", "Rule"), st.column_config.TextColumn(width=BESIDE)),
        },
        row_height=LINES,
        narrow=("Unit",),
    )
