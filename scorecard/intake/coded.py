"""A column as its different values and the place of each row's among them: what is asked of a value is asked once."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any, Generic, TypeVar

import numpy as np
import numpy.typing as npt
import pyarrow as pa

Told = TypeVar("Told")
Read = TypeVar("Read")
Codes = npt.NDArray[np.int64]
SOME = 1_000
"""The first rows of a column, which tell whether few values stand in it."""


@dataclass(frozen=True, slots=True)
class Coded(Generic[Told]):
    """`values[codes[row]]` is what stands in a row; where there are as many values as rows, they stand in the rows' order."""

    values: Sequence[Told]
    """Each stands in some row, in the order of the rows in which they stand first; after a reading equal ones may stand twice."""
    codes: Codes

    def __len__(self) -> int:
        return len(self.codes)

    def at(self, row: int) -> Told:
        """What stands in one row."""
        told: Told = self.values[self.codes[row]]
        return told

    def read(self, read: Callable[[Told], Read]) -> "Coded[Read]":
        return Coded([read(value) for value in self.values], self.codes)

    def between(self, start: int, end: int) -> "Coded[Told]":
        """The rows from one place to another, with the values that stand in them."""
        if len(self.values) == len(self.codes):
            return each_alone(self.values[start:end])
        codes = self.codes[start:end]
        first = np.full(len(self.values), len(codes))
        # Of several the last one stays: that of the first row.
        first[codes[::-1]] = np.arange(len(codes))[::-1]
        order = np.flatnonzero(first < len(codes))
        before = len(self.values) - len(order)
        if not np.all(np.diff(first[order]) > 0):
            order = order[np.argsort(first[order])]
        elif not len(order) or order[0] == before:
            # Only values that stood first are gone, such as a heading.
            return Coded(self.values[before:], codes - before)
        places = np.empty_like(first)
        places[order] = np.arange(len(order))
        return Coded([self.values[place] for place in order.tolist()], places[codes])

    def times(self) -> list[int]:
        """How often each value stands in the column."""
        times: list[int] = np.bincount(self.codes, minlength=len(self.values)).tolist()
        return times

    def spread(self) -> list[Told]:
        """The column, one value a row."""
        if len(self.values) == len(self.codes):
            return list(self.values)
        told = np.empty(len(self.values), dtype=object)
        told[:] = self.values
        cells: list[Told] = told[self.codes].tolist()
        return cells

    def array(self, kind: pa.DataType) -> pa.Array:
        """The column as Arrow has it."""
        different = pa.array(self.values, kind)
        return different if len(different) == len(self.codes) else different.take(pa.array(self.codes))


def coded(column: Sequence[Any]) -> Coded[Any]:
    """A column of cells; where true or false stands in it each row has a place of its own, for True equals 1."""
    few = len({*column[:SOME]}) < SOME / 2
    # Of few ones each gets its place when it comes; many are looked up once they are known, for mostly they all are different.
    places: dict[Any, int] = defaultdict(count().__next__) if few else dict.fromkeys(column, 0)
    codes = np.fromiter(map(places.__getitem__, column), np.int64, len(column)) if few else None
    if len(places) == len(column) or ((0 in places or 1 in places) and bool in set(map(type, column))):
        return each_alone(column)
    if codes is None:
        places = dict(zip(places, range(len(places)), strict=True))
        codes = np.fromiter(map(places.__getitem__, column), np.int64, len(column))
    return Coded(list(places), codes)


def each_alone(column: Sequence[Told]) -> Coded[Told]:
    """A column in which each row has a place of its own."""
    return Coded(column, np.arange(len(column), dtype=np.int64))


def alike(value: Told, rows: int) -> Coded[Told]:
    """A column that says the same in each row."""
    return Coded([value], np.zeros(rows, dtype=np.int64))


def together(columns: Sequence[Coded[Any]]) -> tuple[Codes, list[int]]:
    """Rows that say the same in all columns, numbered as they come first; and the first row of each number."""
    codes = columns[0].codes
    for column in columns[1:]:
        # Numbered by Arrow: numpy would sort them.
        codes = pa.array(codes * len(column.values) + column.codes).dictionary_encode().indices.to_numpy().astype(np.int64)
    first = np.empty(codes.max() + 1 if len(codes) else 0, np.int64)
    first[codes[::-1]] = np.arange(len(codes))[::-1]
    return codes, first.tolist()
