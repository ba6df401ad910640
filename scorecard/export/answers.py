"""Tables that are no views: answers that rules and forecasts give for a day, told as the views' tables are."""

from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from datetime import date
from types import NoneType
from typing import Any, get_args, get_type_hints

import pyarrow as pa

from scorecard.measures import filters
from scorecard.measures.forecast import forecasts
from scorecard.measures.public import meaning_of, told
from scorecard.model.forecast import KeyResultForecast
from scorecard.model.public import PublicColumn, PublicTable
from scorecard.model.scope import NONE, Scope
from scorecard.model.scores import Gap
from scorecard.rules.run import gaps
from scorecard.store.store import Store

ANSWERS: dict[str, tuple[type, Callable[[Store, Scope], Sequence[Any]]]] = {"gap": (Gap, gaps), "forecast": (KeyResultForecast, forecasts)}
_KINDS = {str: ("text", pa.string()), float: ("number", pa.float64()), int: ("whole number", pa.int64()), date: ("date", pa.date32())}


def answer_tables() -> tuple[PublicTable, ...]:
    """Each with its columns, which are the fields of what it answers with."""
    return tuple(_table(name, kind) for name, (kind, _) in ANSWERS.items())


def _table(name: str, kind: type) -> PublicTable:
    columns = tuple(PublicColumn(field, _KINDS[plain][0], meaning_of(name, field)) for field, plain in _plain_types(kind).items())
    return PublicTable(name, **told()["answers"][name], columns=columns)


def answered(name: str, store: Store, scope: Scope) -> pa.Table:
    """The rows of an answer; of a unit with those of the units below it."""
    kind, ask = ANSWERS[name]
    rows = ask(store, replace(scope, unit=None))
    whose = filters.tree_of(store, scope.unit)
    if whose is not None:
        rows = [row for row in rows if (row.unit or NONE) in whose]
    arrays = {field: pa.array([getattr(row, field) for row in rows], _KINDS[plain][1]) for field, plain in _plain_types(kind).items()}
    return pa.table(arrays)


def _plain_types(kind: type) -> dict[str, type]:
    """The fields of a dataclass with their types, those that may be unknown as well."""
    hints = {one.name: get_type_hints(kind)[one.name] for one in fields(kind)}
    return {name: next(part for part in get_args(hint) or (hint,) if part is not NoneType) for name, hint in hints.items()}
