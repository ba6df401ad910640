"""What every command needs: the store, the scope, and where to say things."""

import argparse
import difflib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scorecard import desk
from scorecard.errors import CannotWrite, StoreBusy, UnreadableFile
from scorecard.language import SOURCE, languages
from scorecard.measures import filters
from scorecard.model.period import is_period
from scorecard.model.scope import Scope
from scorecard.settings import default_store
from scorecard.store.store import Store


def period(text: str) -> str:
    """A period's id. Raises ArgumentTypeError for what is none."""
    if not is_period(text):
        raise argparse.ArgumentTypeError(f"{text!r} is no period; write 2026, 2026-H1, 2026-Q3, 2026-07 or 2025/2026-Q2")
    return text


scope_of = desk.scope_of


@contextmanager
def reading(path: Path | None, *, alone: bool = False) -> Iterator[Store]:
    """The store, or the copy a running dashboard publishes beside it; `alone`: only the store itself, else StoreBusy."""
    path = path or default_store()
    if not path.exists():
        raise UnreadableFile(f"There is no store at {path}.", "Import a spreadsheet first, or name the store with --store.")
    try:
        store = desk.open_store(path)
    except StoreBusy:
        if alone:
            raise
        store = desk.open_published(path)
    try:
        yield store
    finally:
        store.close()


def known_unit(store: Store, scope: Scope, wanted: str | None) -> str | None:
    """The unit asked for. Raises ValueError, with what is called alike, where it has no OKRs in the scope's period."""
    known = [unit for unit in filters.units(store, scope.period) if unit]
    if wanted is None or wanted in known:
        return wanted
    near = difflib.get_close_matches(wanted, known, 3, 0.5)
    meant = f"; did you mean {' or '.join(near)}?" if near else ""
    raise ValueError(f"No unit {wanted!r} has OKRs in {scope.period or 'the store'}{meant}.")


def write(path: Path, made: bytes) -> None:
    """Raises CannotWrite."""
    try:
        path.write_bytes(made)
    except OSError as error:
        raise CannotWrite(f"{path} can't be written.", "Name a folder that exists and a file that is not open.") from error


def put(text: str) -> None:
    """What was asked for, to stdout."""
    sys.stdout.write(text + "\n")


def say(text: str) -> None:
    """Messages go to stderr, so that stdout holds nothing but what was asked for."""
    sys.stderr.write(text + "\n")


def add_language(one: argparse.ArgumentParser) -> None:
    """An option `--language` for whatever is written for people."""
    one.add_argument("--language", choices=[*languages()], default=SOURCE, help="of whom it is for (default: %(default)s)")
