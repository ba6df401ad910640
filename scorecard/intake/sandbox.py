"""A file is read in a child process with limits: a thousand bytes can make a reader take all memory and abort the process.

The child hands back a `Book` or a reason. What it sends is unpickled with nothing allowed but dates and grids.
"""

import io
import pickle
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import psutil

from scorecard.intake.grid import Book

MOST_SECONDS = 60
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


class _Narrow(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in ALLOWED:
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name} is not expected here")


def read_book(path: Path, *, name: str | None = None, encoding: str | None = None) -> Book:
    """The sheets of a file, or why it can't be read, as a sentence that begins with its name. Never raises for a bad file."""
    name = name or path.name
    command = [sys.executable, "-I", "-c", _CHILD, str(Path(__file__).parents[2]), str(path), encoding or "", str(MOST_MEMORY)]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
    watch = threading.Thread(target=_watch, args=(child,), daemon=True)
    watch.start()
    assert child.stdout is not None
    with child.stdout:
        answer = child.stdout.read()
    if child.wait() != 0 or not answer:
        return Book(refused=f"{name} {_TOO_LARGE}")
    try:
        book = _Narrow(io.BytesIO(answer)).load()
    except (pickle.UnpicklingError, EOFError, AttributeError):
        return Book(refused=f"{name} could not be read. Save a new copy in your spreadsheet program and upload that.")
    assert isinstance(book, Book)
    if book.refused:
        return Book(refused=f"{name} {book.refused}")
    return book


# -I keeps the user's environment and the working directory out; the folder of this package is then named by hand.
_CHILD = "import sys; sys.path.insert(0, sys.argv[1]); from scorecard.intake.readers.child import main; main(*sys.argv[2:])"


def _watch(child: subprocess.Popen[bytes]) -> None:
    """Wall clock for every system, memory for those without rlimits."""
    until = time.monotonic() + MOST_SECONDS
    try:
        seen = psutil.Process(child.pid)
        while child.poll() is None:
            if time.monotonic() > until or seen.memory_info().rss > MOST_MEMORY:
                child.kill()
            time.sleep(0.05)
    except psutil.Error:
        return
