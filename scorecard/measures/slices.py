"""What many questions stand on, worked out once for a day, or an upload, and kept with the answers at hand.

Every score of a day is worked out from the same key results, and pages ask for many of them. A question names its views as ever; where a
door has turned memory on, what these read on their way down is told from there, and what stands between is written out above the question.
"""

from collections.abc import Collection, Sequence
from datetime import date
from typing import TYPE_CHECKING, cast

import duckdb

from scorecard.measures import catalog, recall
from scorecard.measures.recall import Recall
from scorecard.store.store import Store

if TYPE_CHECKING:
    import pyarrow as pa

SLICED = {
    "key_result_score": "as_of",
    "key_result_typed": "as_of",
    "objective_grade": "as_of",
    "unit_perspective_score": "as_of",
    "check_in_step": "upload_id",
}
"""Views of which a slice is kept, and the column by which, each after those it reads. Whatever reads them tells their day, or upload, as
its own and nothing of it by the rows of others."""

ROWS_OF_ONE = 3
"""Rows of a slice that take the room of one row of an answer."""


def from_memory(store: Store, cursor: duckdb.DuckDBPyConnection, slices: Sequence[date | int], views: Collection[str]) -> str:
    """What is written before a question that this cursor puts about some slices of some views; empty where nothing is told from memory.

    The question must name its days or uploads itself: of others it may be told nothing.
    """
    memory = recall.of(store)
    return _written(memory, cursor, slices, views, SLICED) if memory is not None and memory.sliced else ""


def _written(
    memory: Recall, cursor: duckdb.DuckDBPyConnection, slices: Sequence[date | int], views: Collection[str], sliced: Collection[str]
) -> str:
    found = [
        f"{one.name} as not materialized ({_at_hand(memory, cursor, slices, one.name) if one.name in sliced else one.sql})"
        for one in catalog.down_to(frozenset(views), frozenset(sliced))
    ]
    return f"with {', '.join(found)}" if found else ""


def _at_hand(memory: Recall, cursor: duckdb.DuckDBPyConnection, slices: Sequence[date | int], name: str) -> str:
    told = []
    for place, key in enumerate(slices):
        cursor.register(f"{name}_{place}", _slice(memory, name, key))
        told.append(f"select * from {name}_{place}")
    return " union all ".join(told)


def _slice(memory: Recall, name: str, key: date | int) -> "pa.Table":
    known = memory.told((name, key))
    if known is not None:
        return cast("pa.Table", known)
    with memory.store.cursor() as cursor:
        below = _written(memory, cursor, [key], [name], [one for one in SLICED if one != name])
        found = _whole(cursor.execute(f"{below} select * from {name} where {SLICED[name]} = ?", [key]).to_arrow_table())
    memory.keep((name, key), found, found.num_rows // ROWS_OF_ONE)
    return found


def _whole(found: "pa.Table") -> "pa.Table":
    """Whole numbers of any size, as counts become when they are summed, leave the store as decimals; here they stay whole."""
    # Only who draws pages has a memory, and has loaded it.
    import pyarrow as pa

    kinds = [pa.int64() if pa.types.is_decimal(one.type) and one.type.scale == 0 else one.type for one in found.schema]
    return found.cast(pa.schema(list(zip(found.column_names, kinds, strict=True))))
