"""Check-ins that an export writes whole into cells beside their goal, "Checkin Date: 2026-05-10; Current Value: 17; …", as a log."""

import re
from dataclasses import replace

from scorecard.intake.cells.times import day
from scorecard.intake.grid import Grid, Value, texts_among
from scorecard.intake.headings.aliases import plain
from scorecard.intake.headings.heading import Known
from scorecard.intake.headings.heading_row import recognise
from scorecard.intake.headings.heading_score import LOOKED_AT
from scorecard.intake.places.piece import Piece, Place
from scorecard.intake.settling.row_types import RESULT_TYPES

LAYOUT = "check-ins told in cells"
HEADINGS = ("KR ID", "Date", "Value", "Status", "Comment")
_KEYS = {
    **dict.fromkeys(("checkin date", "check in date", "date"), "Date"),
    **dict.fromkeys(("current value", "value", "new value"), "Value"),
    **dict.fromkeys(("note", "notes", "comment"), "Comment"),
    "status": "Status",
}
"""What stands before the parts that are read, as headings of the log."""
_PASSED = "user|metric name|activity date|by|owner|confidence"
_LABEL = r"(?:check-?\s?in )?date|current value|new value|value|notes?|comment|status"
_PART = re.compile(rf"(?:^|;\s*)(?P<label>{_LABEL}|{_PASSED})\s*:", re.IGNORECASE)
"""A note may hold semicolons: the next part begins where one of these labels follows."""
_LOOKS_SO = re.compile(r"^[^\S\n]*(?:check-?\s?in )?date[^\S\n]*:[^\n]*;", re.IGNORECASE | re.MULTILINE)
SOME = 1_000
"""Different texts of a column that show whether it holds check-ins."""
MOST_TEXT = 4_000
"""Characters of a cell that is read so."""


def told_check_ins(grid: Grid, known: Known) -> tuple[list[Piece], Grid]:
    """A log of the check-ins in the cells, by the ids of the rows of key results; and the grid without these cells."""
    columns = [offset for offset in range(len(grid.columns())) if _may_hold_check_ins(grid, offset)]
    head = _heading(grid, known) if columns else None
    if head is None:
        return [], grid
    row_of_heading, own_id, kind = head
    rows = list(grid.rows)
    told: list[list[Value]] = [list(HEADINGS)]
    whence = [row_of_heading]
    moved: dict[Place, Place] = {(1, 1): (row_of_heading, own_id)}
    moved |= {(1, place): (row_of_heading, grid.first_column + columns[0]) for place in range(2, len(HEADINGS) + 1)}
    emptied = {row_of_heading: set(columns)}
    for row in (row for row in grid.filled() if row > row_of_heading):
        name = grid.at(row, own_id)
        if name is None or (kind is not None and plain(str(grid.at(row, kind) or "")) not in RESULT_TYPES):
            continue
        for offset in columns:
            parts = _parts(grid.row(row)[offset])
            if parts is None:
                continue
            told.append([name, *(parts.get(one) for one in HEADINGS[1:])])
            whence.append(row)
            moved[len(told), 1] = (row, own_id)
            moved |= {(len(told), place): (row, grid.first_column + offset) for place in range(2, len(HEADINGS) + 1)}
            emptied.setdefault(row, set()).add(offset)
    if len(told) == 1:
        return [], grid
    for row, offsets in emptied.items():
        at = row - grid.first_row
        rows[at] = [None if place in offsets else value for place, value in enumerate(rows[at])]
    log = Grid(grid.sheet, told, date_1904=grid.date_1904)
    return [Piece(log, rows=tuple(whence), moved=moved, told=(LAYOUT,), added=len(HEADINGS))], replace(grid, rows=rows)


def _may_hold_check_ins(grid: Grid, offset: int) -> bool:
    texts = texts_among(grid.coded(offset).values[:SOME])
    return _LOOKS_SO.search("\n".join(texts)) is not None and any(_parts(text) for text in texts)


def _heading(grid: Grid, known: Known) -> tuple[int, int, int | None] | None:
    """The heading's row, the column of the rows' ids, and that of their types where there is one."""
    for row in grid.filled()[:LOOKED_AT]:
        found = {one.field: one for one in reversed(recognise(grid.row(row), grid.first_column, known))}
        own = found.get("key_result_id") or found.get("row_id")
        if own is not None and len(found) > 2:
            return row, own.column, found["type"].column if "type" in found else None
    return None


def _parts(value: Value) -> dict[str, Value] | None:
    """A cell's check-in by the log's headings; None where it tells none with a day and a value."""
    if not isinstance(value, str) or len(value) > MOST_TEXT:
        return None
    marks = [*_PART.finditer(value)]
    told: dict[str, Value] = {}
    for one, end in zip(marks, [one.start() for one in marks[1:]] + [len(value)] * bool(marks), strict=True):
        name, text = plain(one["label"]), value[one.end() : end].strip(" ;\n")
        if name in _KEYS and text:
            told[_KEYS[name]] = text
    return told if "Value" in told and day(told.get("Date")) else None
