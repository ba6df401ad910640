"""What runs in the child process: limits, the gate, one reader."""

import contextlib
import gc
import pickle
import sys
from collections.abc import Callable
from pathlib import Path

from scorecard.intake.gate import Refused, kind_of
from scorecard.intake.grid import Book
from scorecard.intake.readers.text import read_text
from scorecard.intake.readers.workbook import read_ods, read_xls, read_xlsb, read_xlsx

READERS: dict[str, Callable[[Path, str | None], Book]] = {
    "xlsx": read_xlsx,
    "xlsb": read_xlsb,
    "xls": read_xls,
    "ods": read_ods,
    "text": read_text,
}
"""By content; the name of a file decides nothing."""
MOST_CPU_SECONDS = 45


def main(path: str, encoding: str, memory: str) -> None:
    """Read one file and write the pickled `Book` to stdout."""
    gc.disable()
    _limit(int(memory))
    out = sys.stdout.buffer
    try:
        kind = kind_of(Path(path))
        book = READERS[kind](Path(path), encoding or None)
    except Refused as refused:
        book = Book(refused=refused.why)
    except (MemoryError, RecursionError):
        sys.exit(3)
    out.write(pickle.dumps(book, protocol=5))
    out.flush()


def _limit(memory: int) -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (MOST_CPU_SECONDS, MOST_CPU_SECONDS))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
