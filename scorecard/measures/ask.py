"""How every question is put: the columns asked for are the fields of the answer's dataclass."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any, TypeVar

import duckdb

from scorecard.measures import recall, slices
from scorecard.model.perspective import UNMAPPED
from scorecard.model.scope import NONE, Scope
from scorecard.store.store import Store

Row = TypeVar("Row")
_BY_NUMPY = {
    "VARCHAR": "object",
    "DOUBLE": "float64",
    "BOOLEAN": "bool",
    "INTEGER": "int64",
    "BIGINT": "int64",
    "HUGEINT": "int64",
    "DATE": "datetime64[D]",
}
"""Types of which NumPy makes the same values as DuckDB, and what it is to hold them as: whole numbers of any size reach it as fractions."""


def rows(
    store: Store,
    kind: type[Row],
    tail: str,
    given: dict[str, Any] | None = None,
    *,
    sliced: Collection[str] = (),
    by: Sequence[date | int] = (),
) -> list[Row]:
    """Every row of `select <fields of kind> <tail>` as a value; only `tail` is written by hand, values travel in `given`.

    `sliced`: views that it asks about no other days, or uploads, than those of `by`.
    """
    assert is_dataclass(kind)
    columns = ", ".join(f'"{field.name}"' for field in fields(kind))
    with store.cursor() as cursor:
        before = slices.from_memory(store, cursor, by, sliced)
        result = cursor.execute(f"{before} select {columns} {tail}", given or {})
        # NumPy makes values of many rows in half the time; who has no door with a memory has not loaded it, and should not for this.
        return list(map(kind, *_columns(result))) if recall.of(store) else [kind(*row) for row in result.fetchall()]


def _columns(result: duckdb.DuckDBPyConnection) -> list[list[Any]]:
    """The values of each column, the same as row by row; empty without rows."""
    kinds = [str(kind) for _, kind, *_ in result.description or ()]
    if not set(kinds) <= _BY_NUMPY.keys():
        return [list(column) for column in zip(*result.fetchall(), strict=True)] or [[] for _ in kinds]
    found: Iterable[Any] = result.fetchnumpy().values()
    return [column.astype(_BY_NUMPY[kind]).tolist() for column, kind in zip(found, kinds, strict=True)]


def scoped(
    store: Store, kind: type[Row], view: str, scope: Scope, columns: tuple[str, ...], order: str, *, dated: bool = True
) -> list[Row]:
    """The rows of a view within a scope; `columns` are those of period, unit and perspective that the view has."""
    assert is_dataclass(kind)
    within = Scope(scope.as_of if dated else date.min, **{column: getattr(scope, column) for column in columns})
    # Rows that do not tell their unit can't be taken out of those of every unit.
    apart = None if any(field.name == "unit" for field in fields(kind)) else within.unit
    question = (kind, view, columns, order, dated, apart)
    return recall.once(store, question, within, lambda asked: _scoped(store, kind, view, asked, columns, order, dated=dated))


def _scoped(store: Store, kind: type[Row], view: str, scope: Scope, columns: tuple[str, ...], order: str, *, dated: bool) -> list[Row]:
    conditions = ["as_of = $as_of"] if dated else []
    given: dict[str, Any] = {"as_of": scope.as_of} if dated else {}
    for column in columns:
        wanted = getattr(scope, column)
        if wanted is None:
            continue
        if wanted == (UNMAPPED if column == "perspective" else NONE):
            conditions.append(f"{column} is null")
        else:
            conditions.append(f"{column} = ${column}")
            given[column] = wanted
    where = f"where {' and '.join(conditions)}" if conditions else ""
    return rows(store, kind, f"from {view} {where} order by {order}", given, sliced=[view] if dated else (), by=[scope.as_of])
