"""Rows that one question asked for and the next asks for again, or for one unit of them: told from memory while the store is as it was.

Off unless a door or a work of many questions turns it on. Questions build on each other, so a page asks the same view several times
over; and to plan a query on views that stand on views takes longer than to run it.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Sized
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from typing import Any, TypeVar

from scorecard.model.scope import NONE, Scope
from scorecard.store.store import Store

Row = TypeVar("Row")
MOST = 128
"""Answers at hand; the one not asked for longest goes first."""
MOST_ROWS = 1_000_000
"""In all of them, about a gigabyte; a larger answer is kept alone."""


class Recall:
    """What one version of a store answered. Rows never change, so all who ask may hold the same ones."""

    def __init__(self, store: Store, *, sliced: bool = True) -> None:
        self.store = store
        self.sliced = sliced
        """Whether whole days of scores are kept too, which a work that ends soon has not the room for."""
        self._told: OrderedDict[Hashable, Any] = OrderedDict()
        self._rows: dict[Hashable, int] = {}
        self._lock = threading.Lock()

    def told(self, key: Hashable) -> Any:
        """Rows as they were kept; None where there are none."""
        with self._lock:
            if key not in self._told:
                return None
            self._told.move_to_end(key)
            return self._told[key]

    def keep(self, key: Hashable, rows: Sized, as_many: int | None = None) -> None:
        """`as_many`: as how many rows they count, where they take less room than rows do."""
        with self._lock:
            self._told[key], self._rows[key] = rows, len(rows) if as_many is None else as_many
            self._told.move_to_end(key)
            while len(self._told) > 1 and (len(self._told) > MOST or sum(self._rows.values()) > MOST_ROWS):
                forgotten, _ = self._told.popitem(last=False)
                del self._rows[forgotten]


_AT_HAND: ContextVar[Recall | None] = ContextVar("at_hand", default=None)


@contextmanager
def at_hand(recall: Recall) -> Iterator[None]:
    """What is asked meanwhile, in this thread, may be told from memory and is kept there."""
    before = _AT_HAND.set(recall)
    try:
        yield
    finally:
        _AT_HAND.reset(before)


def of(store: Store) -> Recall | None:
    """What may be told from memory here."""
    recall = _AT_HAND.get()
    # A rehearsal is another store: what is tried there holds nowhere else.
    return recall if recall is not None and recall.store is store else None


@contextmanager
def remembered(store: Store) -> Iterator[None]:
    """Work that asks a store for the same rows several times, in this thread: told from memory, and kept until it is done.

    Where what a door keeps is at hand, it goes on being kept there.
    """
    with at_hand(of(store) or Recall(store, sliced=False)):
        yield


def once(store: Store, question: Hashable, scope: Scope, ask: Callable[[Scope], list[Row]]) -> list[Row]:
    """What `ask` tells of a scope, asked once. Where every unit's rows are at hand, those of the scope's unit are taken out of them.

    The list is the caller's own. Rows that are asked for by unit have a field `unit`.
    """
    recall = of(store)
    if recall is None:
        return ask(scope)
    found = recall.told((question, scope))
    if found is None and scope.unit is not None:
        every = recall.told((question, replace(scope, unit=None)))
        found = None if every is None else [row for row in every if row.unit == (None if scope.unit == NONE else scope.unit)]
    if found is None:
        found = ask(scope)
        recall.keep((question, scope), found)
    return list(found)
