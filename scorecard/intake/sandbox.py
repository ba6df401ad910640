"""A file is read in a child process with limits: a thousand bytes can make a reader take all memory and abort.

The child hands back a `Book` or a reason. What it sends is unpickled with nothing allowed but dates and grids.
"""

import gc
import io
import pickle
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import psutil

from scorecard.intake.grid import Book

MOST_SECONDS = 60
"""Of wall clock; processor time is bounded in the child."""
MOST_MEMORY = 1_500_000_000
ALLOWED = {
    ("datetime", "date"),
    ("datetime", "datetime"),
    ("datetime", "time"),
    ("datetime", "timedelta"),
    ("scorecard.intake.grid", "Book"),
    ("scorecard.intake.grid", "Grid"),
    ("scorecard.intake.grid", "MergedRange"),
}
_TOO_LARGE = (
    "asks for more memory or time than a spreadsheet needs, so reading it was stopped. "
    "Delete far-away cells and unused sheets, or save the sheet that matters as CSV."
)
_UNREADABLE = "could not be read. Save a new copy in your spreadsheet program and upload that."
FAULT = 1
"""Exit code of a child that met a fault of its own; every other one that is not 0 is a limit that it ran into."""

# -I keeps the environment and the working directory out; the child then looks for packages where this process does, so
# that a wheel, a checkout and a user's own site-packages all work.
_CHILD = "import sys; sys.path[:] = sys.argv[5:]; from scorecard.intake.readers.child import main; main(*sys.argv[1:5])"


class _Narrow(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in ALLOWED:
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name} is not expected here")


def read_book(
    path: Path,
    *,
    name: str | None = None,
    encoding: str | None = None,
    asked: Callable[[Path, str | None], tuple[int, bytes]] | None = None,
) -> Book:
    """The sheets of a file, or a sentence that begins with its name: why it can't be read, or what a person must say.

    Never raises for a bad file. `asked` gives a child's exit code and answer; by default one is started for the file.
    """
    name = name or path.name
    if not path.is_file():
        return Book(refused=f"{name} can't be opened. Check that it is there and that you may read it.")
    code, answer = (asked or _asked)(path, encoding)
    if code == FAULT or (code == 0 and not answer):
        return Book(refused=f"{name} {_UNREADABLE}")
    if code:
        return Book(refused=f"{name} {_TOO_LARGE}")
    try:
        book = _unpacked(answer)
    except (pickle.UnpicklingError, EOFError, AttributeError, TypeError, ValueError):
        return Book(refused=f"{name} {_UNREADABLE}")
    return replace(
        book,
        refused=f"{name} {book.refused}" if book.refused else "",
        question=f"{name} {book.question}" if book.question else "",
    )


def _asked(path: Path, encoding: str | None) -> tuple[int, bytes]:
    """The child's exit code and answer."""
    told = [str(path.absolute()), encoding or "", str(MOST_MEMORY), str(MOST_SECONDS)]
    command = [sys.executable, "-I", "-S", "-c", _CHILD, *told, *places()]
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as child:
        over = threading.Event()
        threading.Thread(target=watch, args=(child.pid, over, child.kill), daemon=True).start()
        answer = child.stdout.read() if child.stdout else b""
        code = child.wait()
        over.set()
        return code, answer


def places() -> list[str]:
    """Where a child looks for packages: where this process does."""
    here = str(Path(__file__).parents[2])
    return [here, *(str(Path(place).absolute()) for place in sys.path if place and place != here)]


def _unpacked(answer: bytes) -> Book:
    # Millions of new values make the collector look through them again and again, for nothing.
    collecting = gc.isenabled()
    gc.disable()
    try:
        book = _Narrow(io.BytesIO(answer)).load()
    finally:
        if collecting:
            gc.enable()
    if not isinstance(book, Book):
        raise pickle.UnpicklingError("not a book")
    return book


def watch(pid: int, over: threading.Event, end: Callable[[], None]) -> None:
    """Wall clock for every system, memory for those without rlimits, of a process and what it started."""
    until = time.monotonic() + MOST_SECONDS
    while not over.wait(0.05):
        try:
            first = psutil.Process(pid)
            held = sum(one.memory_info().rss for one in (first, *first.children()))
        except psutil.Error:
            held = 0
        if time.monotonic() > until or held > MOST_MEMORY:
            end()
            return
