"""What runs in the child process: limits, the gate, one reader."""

import contextlib
import gc
import json
import os
import pickle
import struct
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

from scorecard.intake.gate import Admitted, Refused, admit
from scorecard.intake.grid import Book
from scorecard.intake.readers.ahead import LARGE, Ahead
from scorecard.intake.readers.text import read_text
from scorecard.intake.readers.workbook import read_ods, read_xls, read_xlsb, read_xlsx

READERS: dict[str, Callable[[Admitted, str | None], Book]] = {
    "xlsx": read_xlsx,
    "xlsb": read_xlsb,
    "xls": read_xls,
    "ods": read_ods,
    "text": read_text,
}
"""By content; the name of a file decides nothing."""
MOST_CPU_SECONDS = 20
FAULT = 1
"""Exit code for a fault of the reader's own, as Python has it."""
TOO_LARGE = 3
"""Exit code for a file that asks for more memory than is given."""


def main(path: str, encoding: str, memory: str, seconds: str) -> None:
    """Read one file and write the pickled `Book` to stdout."""
    # What is read lives until the end: there is nothing to collect.
    gc.disable()
    _limit(int(memory), min(MOST_CPU_SECONDS, int(seconds)))
    try:
        answer = pickle.dumps(read(Path(path), encoding or None), protocol=5)
    except (MemoryError, RecursionError):
        os._exit(TOO_LARGE)
    sys.stdout.buffer.write(answer)
    sys.stdout.buffer.flush()
    # Taking millions of values apart one by one would only cost time.
    os._exit(0)


def serve(memory: str, seconds: str) -> None:
    """Fork a child for each line of stdin, [path, encoding] in JSON; each writes the size of its answer and the answer.

    A child that fails ends this process too, with its exit code: its answer may be cut off, and nobody should read on.
    """
    for line in sys.stdin.buffer:
        path, encoding = json.loads(line)
        child = os.fork()
        if not child:
            _answer_framed(Path(path), encoding, int(memory), int(seconds))
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        if code:
            os._exit(code if code > 0 else TOO_LARGE)


def _answer_framed(path: Path, encoding: str | None, memory: int, seconds: int) -> NoReturn:
    try:
        gc.disable()
        _limit(memory, min(MOST_CPU_SECONDS, seconds))
        answer = pickle.dumps(read(path, encoding), protocol=5)
        sys.stdout.buffer.write(struct.pack("<Q", len(answer)) + answer)
        sys.stdout.buffer.flush()
        os._exit(0)
    except (MemoryError, RecursionError):
        os._exit(TOO_LARGE)
    except BaseException:
        # Whatever it is, this copy of the loop must not go on reading requests.
        os._exit(FAULT)


def read(path: Path, encoding: str | None = None) -> Book:
    """The book, or one that says why it is refused."""
    try:
        ahead = Ahead(path) if path.stat().st_size > LARGE and _is_archive(path) else None
        file = replace(admit(path), ahead=ahead)
        return READERS[file.kind](file, encoding)
    except Refused as refused:
        return Book(refused=refused.why)


def _is_archive(path: Path) -> bool:
    with path.open("rb") as opened:
        return opened.read(2) == b"PK"


def _limit(memory: int, seconds: int) -> None:
    """As far as the system has limits; the parent watches the clock and the memory too."""
    try:
        import resource
    except ImportError:
        return
    bounds = {
        resource.RLIMIT_AS: memory,
        resource.RLIMIT_CPU: seconds,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
    }
    for kind, most in bounds.items():
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (most, most))
