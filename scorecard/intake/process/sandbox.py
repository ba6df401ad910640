"""A file is read and recognised in a child process with limits: a thousand bytes can make a reader take all memory and abort.

The child hands back what it made of the file, or ends; every way to end is a sentence for the person. What it sends is
unpickled with nothing allowed but dates, grids and accounts; its tables are checked before anything looks into them.
"""

import gc
import io
import pickle
import threading
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from queue import SimpleQueue
from typing import Any

import pyarrow as pa

from scorecard.intake.grid import Book
from scorecard.intake.process.children import CHILDREN, FAULT, LARGE, size_of
from scorecard.intake.tables import PARTS, Reading, Unread, rows_unpacked, unpacked
from scorecard.model.reading import FileReading, Given

ALLOWED = {
    "datetime": {"date", "datetime", "time", "timedelta"},
    "scorecard.intake.grid": {"Book", "Grid", "MergedRange"},
    "scorecard.model.reading": {"Cells", "ColumnReading", "FileReading", "FilledDown", "SheetReading", "SkippedRows"},
    "scorecard.model.finding": {"Finding", "Severity"},
}
_TOO_LARGE = (
    "asks for more memory or time than a spreadsheet needs, so reading it was stopped. "
    "Delete far-away cells and unused sheets, or save the sheet that matters as CSV."
)
_UNREADABLE = "could not be read. Save a new copy in your spreadsheet program and upload that."


@dataclass(frozen=True, slots=True)
class Request:
    """What a child is asked about a file."""

    path: Path
    """Absolute: the child has a working directory of its own."""
    name: str
    """The file's as the person knows it."""
    sha256: str = ""
    given: Given | None = None
    """None: only the sheets are asked for."""
    encoding: str | None = None


class _Narrow(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if name in ALLOWED.get(module, ()):
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name} is not expected here")


def read_book(path: Path, *, name: str | None = None, encoding: str | None = None) -> Book:
    """The sheets of a file, or a sentence that begins with its name: why it can't be read, or what a person must say.

    Never raises for a bad file.
    """
    name = name or path.name
    if not path.is_file():
        return Book(refused=f"{name} can't be opened. Check that it is there and that you may read it.")
    try:
        book = _told(_Answer(Request(path.absolute(), name, encoding=encoding)).part())
        if not isinstance(book, Book):
            raise Unread(_UNREADABLE)
    except Unread as why:
        return Book(refused=f"{name} {why}")
    return replace(
        book,
        refused=f"{name} {book.refused}" if book.refused else "",
        question=f"{name} {book.question}" if book.question else "",
    )


def read_whole(request: Request) -> Reading:
    """How a file is understood, and what it holds. Never raises for a bad file: the account says it.

    The source rows of a large file may still be on their way.
    """
    large = size_of(request.path) > LARGE
    answer = _Answer(request, early=large)
    try:
        account, loadable = _told(answer.part())
        if not isinstance(account, FileReading) or not isinstance(loadable, bool):
            raise TypeError("no account of a file")
        if not loadable:
            return Reading(account, None)
        reading = Reading(account, unpacked({name: answer.part() for name in PARTS[:-1]}, cache(answer.rows)))
    except Unread as why:
        sentence = f"{request.name} {why}"
    except (KeyError, TypeError, ValueError):
        sentence = f"{request.name} {_UNREADABLE}"
    else:
        return reading if large else awaited(reading)
    return Reading(FileReading(request.name, request.sha256, "refused", sentence), None)


def awaited(reading: Reading) -> Reading:
    """The reading when all of it is there; one that says why it is refused where it did not come."""
    try:
        if reading.content is not None:
            reading.content.rows_as_read()
    except Unread as why:
        return Reading(reading.account.ended("refused", f"{reading.account.file} {why}"), None)
    return reading


class _Answer:
    """What a child says about a file, part by part; `early`: while it still says it."""

    def __init__(self, request: Request, *, early: bool = False) -> None:
        self._request = request
        self._parts: SimpleQueue[bytearray | BaseException] = SimpleQueue()
        if early:
            threading.Thread(target=self._ask, daemon=True).start()
        else:
            self._ask()

    def part(self) -> bytearray:
        """The next one, when it is there. Raises Unread when none came."""
        part = self._parts.get()
        if isinstance(part, bytearray):
            return part
        # For whoever asks again.
        self._parts.put(part)
        raise part

    def rows(self) -> pa.Table:
        """The last part. Raises Unread."""
        try:
            return rows_unpacked(self.part())
        except ValueError as error:
            raise Unread(_UNREADABLE) from error

    def _ask(self) -> None:
        try:
            code = CHILDREN.ask(pickle.dumps(self._request, protocol=5), self._request.path, self._parts.put)
            self._parts.put(Unread(_UNREADABLE if code in (None, 0, FAULT) else _TOO_LARGE))
        except BaseException as error:
            self._parts.put(error)


def _told(part: bytearray) -> Any:
    """What a child pickled. Raises Unread."""
    # Millions of new values make the collector look through them again and again, for nothing.
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _Narrow(io.BytesIO(part)).load()
    except (pickle.UnpicklingError, EOFError, AttributeError, TypeError, ValueError) as error:
        raise Unread(_UNREADABLE) from error
    finally:
        if collecting:
            gc.enable()
