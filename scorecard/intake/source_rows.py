"""Every row of a file as read, as texts: what the store keeps beside what was understood."""

from collections.abc import Sequence
from datetime import date

import numpy as np
import pyarrow as pa

from scorecard.intake.grid import Grid, Value
from scorecard.intake.tables import SOURCE_ROWS

HEAD = 50
"""Rows within which titles and headings stand; below them a column is mostly of one kind."""


def source_rows(grids: Sequence[Grid]) -> pa.Table:
    """The non-empty rows of all sheets: sheet, row number and cells."""
    return pa.concat_tables(map(_rows_of, grids)) if grids else SOURCE_ROWS.empty_table()


def _rows_of(grid: Grid) -> pa.Table:
    """Every non-empty row as read, as texts: the different ones of each column, then put where they stand."""
    kept = pa.array(grid.filled(), pa.int32())
    if not len(kept):
        return SOURCE_ROWS.empty_table()
    height, width = len(grid.rows), len(grid.rows[0])
    texts: list[pa.Array] = []
    order = np.empty((height, width), np.int64)
    known = 0
    for offset in range(width):
        for start, end in ((0, min(HEAD, height)), (min(HEAD, height), height)):
            part = grid.coded(offset).between(start, end)
            order[start:end, offset] = part.codes + known
            texts.append(_as_texts(part.values))
            known += len(part.values)
    order = order[kept.to_numpy() - grid.first_row].ravel()
    cells = pa.concat_arrays(texts).take(pa.array(order))
    lists = pa.ListArray.from_arrays(pa.array(np.arange(0, len(order) + 1, width), pa.int32()), cells)
    return pa.table([pa.array([grid.sheet] * len(kept), pa.string()), kept, lists], schema=SOURCE_ROWS)


def _as_texts(values: Sequence[Value]) -> pa.Array:
    """A column of one kind is turned by Arrow, a mixed one value by value; a whole number has no point."""
    try:
        told = pa.array(values)
    except (pa.ArrowInvalid, pa.ArrowTypeError):
        told = pa.nulls(0)
    if pa.types.is_string(told.type):
        return told
    # Beside days Arrow takes numbers for days too, counted from 1970.
    days = pa.types.is_date(told.type) and all(value is None or isinstance(value, date) for value in values)
    if days or pa.types.is_floating(told.type):
        return told.cast(pa.string())
    return pa.array([None if value is None else _as_text(value) for value in values], pa.string())


def _as_text(value: Value) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
