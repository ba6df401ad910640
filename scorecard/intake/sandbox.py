"""A file is read and recognised in a child process with limits: a thousand bytes can make a reader take all memory and abort.

The child hands back what it made of the file, or ends; every way to end is a sentence for the person. What it sends is
unpickled with nothing allowed but dates, grids and accounts; its tables are checked before anything looks into them.
"""

import gc
import io
import pickle
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from scorecard.intake.children import CHILDREN, FAULT
from scorecard.intake.grid import Book
from scorecard.intake.tables import Reading, unpacked
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


class _Unread(Exception):
    """Why no answer came, as a sentence without the file's name."""


def read_book(path: Path, *, name: str | None = None, encoding: str | None = None) -> Book:
    """The sheets of a file, or a sentence that begins with its name: why it can't be read, or what a person must say.

    Never raises for a bad file.
    """
    name = name or path.name
    if not path.is_file():
        return Book(refused=f"{name} can't be opened. Check that it is there and that you may read it.")
    try:
        book, _ = _told(Request(path.absolute(), name, encoding=encoding))
        if not isinstance(book, Book):
            raise _Unread(_UNREADABLE)
    except _Unread as why:
        return Book(refused=f"{name} {why}")
    return replace(
        book,
        refused=f"{name} {book.refused}" if book.refused else "",
        question=f"{name} {book.question}" if book.question else "",
    )


def read_whole(request: Request) -> Reading:
    """How a file is understood, and what it holds. Never raises for a bad file: the account says it."""
    try:
        account, tables = _account_and_tables(*_told(request))
        return Reading(account, None if tables is None else unpacked(tables))
    except _Unread as why:
        sentence = f"{request.name} {why}"
    except (KeyError, TypeError, ValueError):
        sentence = f"{request.name} {_UNREADABLE}"
    return Reading(FileReading(request.name, request.sha256, "refused", sentence), None)


def _account_and_tables(told: Any, parts: list[bytearray]) -> tuple[FileReading, dict[str, bytearray] | None]:
    """Raises TypeError and ValueError."""
    account, names = told
    if not isinstance(account, FileReading):
        raise TypeError("no account of a file")
    return account, None if names is None else dict(zip(names, parts, strict=True))


def _told(request: Request) -> tuple[Any, list[bytearray]]:
    """What a child answers, and the parts that came with it. Raises _Unread."""
    code, answer = CHILDREN.ask(pickle.dumps(request, protocol=5), request.path)
    if code == FAULT or (code == 0 and not answer):
        raise _Unread(_UNREADABLE)
    if code:
        raise _Unread(_TOO_LARGE)
    told, *parts = answer
    # Millions of new values make the collector look through them again and again, for nothing.
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _Narrow(io.BytesIO(told)).load(), parts
    except (pickle.UnpicklingError, EOFError, AttributeError, TypeError, ValueError) as error:
        raise _Unread(_UNREADABLE) from error
    finally:
        if collecting:
            gc.enable()
