"""Ids of key results that are given anew under each objective (KR1, KR2, …): they tell key results apart only below it."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

LIKE = 1 / 3
"""The share of words that two texts have in common from which on they may tell of one key result in two sheets."""


class _Named(NamedTuple):
    """A key result that bears an id: where it stands and what it says."""

    sheet: str
    objective: tuple[bool, str]
    """Whether a row states it, and its id or its words."""
    words: str

    def is_another(self, than: "_Named") -> bool:
        """No second word about the same: on a sheet two texts are two key results, on two sheets unlike ones below unlike objectives."""
        if self.objective == than.objective or self.words == than.words:
            return False
        return self.sheet == than.sheet or not _alike(self.words, than.words)


def numbered_anew(objectives: pa.Table, key_results: pa.Table) -> pa.Array:
    """Whether the id of each key result counts below its objective only: bool, a value for each.

    Where most objectives of a unit and period begin anew all ids of theirs do; else those that two of them bear.
    """
    ids = pc.utf8_lower(key_results["source_id"])
    if pc.count_distinct(ids).as_py() == len(ids) - ids.null_count:
        return pa.nulls(len(ids), pa.bool_()).fill_null(False)
    of = objectives.take(pc.index_in(key_results["objective_key"], objectives["key"]))
    name = pc.coalesce(pc.utf8_lower(of["source_id"]), of["compared"])
    told = (key_results["sheet"], of["stated"], name, key_results["compared"])
    named = [_Named(sheet, (stated, objective), words) for sheet, stated, objective, words in _rows(told)]
    places: dict[tuple[str | None, str | None], dict[str, list[int]]] = {}
    for index, (unit, period, source_id) in enumerate(_rows((of["unit"], of["period"], ids))):
        if source_id is not None:
            places.setdefault((unit, period), {}).setdefault(source_id, []).append(index)
    anew = [False] * len(ids)
    for by_id in places.values():
        for index in _of_place(by_id, named):
            anew[index] = True
    return pa.array(anew, pa.bool_())


def _of_place(by_id: dict[str, list[int]], named: Sequence[_Named]) -> Iterable[int]:
    shared = [rows for rows in by_id.values() if any(named[row].is_another(named[rows[0]]) for row in rows)]
    beginning = {named[row].objective for rows in shared for row in rows}
    objectives = {named[row].objective for rows in by_id.values() for row in rows}
    return (row for rows in (by_id.values() if 2 * len(beginning) > len(objectives) else shared) for row in rows)


def _alike(text: str, other: str) -> bool:
    words, others = set(text.split()), set(other.split())
    return len(words & others) >= LIKE * len(words | others)


def _rows(columns: Sequence[pa.ChunkedArray]) -> Iterable[tuple[Any, ...]]:
    return zip(*(column.to_pylist() for column in columns), strict=True)
