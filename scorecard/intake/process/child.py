"""What runs in the child process: limits, the gate, one reader, and recognising what was read."""

import contextlib
import gc
import os
import pickle
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path

import pyarrow as pa

from scorecard.intake.grid import Book, Grid
from scorecard.intake.process.children import FRAME, Bounds, bounds_of
from scorecard.intake.process.sandbox import Request
from scorecard.intake.process.without_pandas import hide_pandas
from scorecard.intake.readers.ahead import LARGE, Ahead
from scorecard.intake.readers.gate import Admitted, Refused, admit
from scorecard.intake.readers.text import read_text
from scorecard.intake.readers.workbook import read_ods, read_xls, read_xlsb, read_xlsx
from scorecard.intake.recognise import recognise
from scorecard.intake.tables import parted, size_of, write
from scorecard.model.reading import Given

READERS: dict[str, Callable[[Admitted, str | None], Book]] = {
    "xlsx": read_xlsx,
    "xlsb": read_xlsb,
    "xls": read_xls,
    "ods": read_ods,
    "text": read_text,
}
"""By content; the name of a file decides nothing."""
OF_PROCESSOR = 2 / 3
"""The share of a request's time that the processor may be busy with it."""
TOO_LARGE = 3
"""Exit code for a file that asks for more memory than is given."""


def serve() -> None:
    """Answer requests until stdin ends: each is pickled, and has its size before it; so has each part of an answer.

    A child that fails ends with a code that says how: what it wrote last may be cut off, and nobody should go on with it.
    """
    hide_pandas()
    # What is read once and kept (words of headings, statuses, …) need not wait for the first file.
    recognise(Book((Grid("", [["Objective", "Key result", "Status"], ["Grow", "Sell", "Done"]]),)), Given(), name="", sha256="")
    # What is read lives until it is answered, and none of it is in a cycle.
    gc.disable()
    read_last: list[Book] = []
    try:
        while len(head := sys.stdin.buffer.read(FRAME.size)) == FRAME.size:
            read_last.clear()
            request = pickle.loads(sys.stdin.buffer.read(*FRAME.unpack(head)))
            _limit(bounds_of(request.path))
            _answer(answered(request, read_last))
    except (MemoryError, RecursionError):
        os._exit(TOO_LARGE)


def _answer(parts: Iterable[bytes | pa.Table]) -> None:
    """Each part at once: the other side goes on with what it has."""
    out = sys.stdout.buffer
    for part in chain(parts, [b""]):
        if isinstance(part, bytes):
            out.write(FRAME.pack(len(part)))
            out.write(part)
        else:
            out.write(FRAME.pack(size_of(part)))
            write(part, pa.PythonFile(out, "w"))
        out.flush()


def answered(request: Request, kept: list[Book]) -> Iterator[bytes | pa.Table]:
    """The sheets of a file; or how they are understood, and the tables with what they hold where there is anything to load.

    What was read is put into `kept`: to let go of millions of cells takes time, which nobody should wait for.
    """
    if request.given is None:
        book = read(request.path, request.encoding)
        # What is known of the columns stays here: nobody asked for it.
        yield pickle.dumps(replace(book, grids=tuple(replace(grid) for grid in book.grids)), protocol=5)
        return
    book = read(request.path, request.given.encoding)
    kept.append(book)
    reading = recognise(book, request.given, name=request.name, sha256=request.sha256)
    yield pickle.dumps((reading.account, reading.content is not None), protocol=5)
    if reading.content is not None:
        yield from parted(reading.content)


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


def _limit(bounds: Bounds) -> None:
    """As far as the system has limits; the parent watches the clock and the memory too."""
    with contextlib.suppress(ImportError):
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        seconds = int(used.ru_utime + used.ru_stime + bounds.seconds * OF_PROCESSOR) + 1
        limits = {
            resource.RLIMIT_AS: bounds.memory,
            resource.RLIMIT_CPU: seconds,
            resource.RLIMIT_FSIZE: 0,
            resource.RLIMIT_CORE: 0,
        }
        for kind, most in limits.items():
            with contextlib.suppress(ValueError, OSError):
                # The next file may be given more.
                resource.setrlimit(kind, (most, resource.getrlimit(kind)[1]))
