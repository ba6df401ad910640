"""What every command needs: the store, the scope, and where to say things. What one alone needs, it imports when it runs."""

import argparse
import difflib
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from scorecard import desk
from scorecard.errors import CannotWrite, StoreBusy, UnreadableFile
from scorecard.language import SOURCE, languages
from scorecard.measures import filters, perspectives
from scorecard.model.period import is_period
from scorecard.model.perspective import UNMAPPED
from scorecard.model.scope import Scope
from scorecard.settings import default_store
from scorecard.store.store import Store

Command = Callable[[str, Callable[[argparse.Namespace], int], str], argparse.ArgumentParser]
"""Adds a command by its name, what it does, and its help."""
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2099, 12, 31)
"""As the store's reporting days."""
PAPERS = ("a4", "letter")
"""What the rooms that write pages know; they are loaded only by the command that needs them, which takes up to a second."""


def period(text: str) -> str:
    """A period's id. Raises ArgumentTypeError for what is none."""
    if not is_period(text):
        raise argparse.ArgumentTypeError(f"{text!r} is no period; write 2026, 2026-H1, 2026-Q3, 2026-07 or 2025/2026-Q2")
    return text


def day(text: str) -> date:
    """A day that numbers are told of. Raises ArgumentTypeError for any other."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day; write 2026-09-30") from None
    if not FIRST_DAY <= found <= LAST_DAY:
        raise argparse.ArgumentTypeError(f"{text!r} is too far away; numbers are told of the days from {FIRST_DAY} to {LAST_DAY}")
    return found


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


def known_perspective(store: Store, scope: Scope, wanted: str | None) -> str | None:
    """The id of a perspective that is wanted by id or name. Raises ValueError where there is no such."""
    held = perspectives.perspective_set(store, scope)
    if wanted is None or wanted in (*held.ids, UNMAPPED):
        return wanted
    found = held.named(wanted)
    if found is None:
        raise ValueError(f"No perspective is called {wanted!r}; there are: {', '.join(held.name_of(one) for one in held.ids)}.")
    return found


def newest_scope(store: Store, told: argparse.Namespace) -> Scope:
    """The period that `add_when` asked for, else the newest, and its day."""
    known = filters.periods(store)
    return desk.scope_of(told.as_of, told.period or (known[0] if known else None))


def add_when(one: argparse.ArgumentParser) -> None:
    """Options for the period and the day."""
    one.add_argument("--period", type=period, help="default: the newest period")
    one.add_argument("--as-of", type=day)


def add_about(one: argparse.ArgumentParser) -> None:
    """Options for what of the organisation it is about, as `known_unit` and `known_perspective` take them."""
    about = one.add_mutually_exclusive_group()
    about.add_argument("--unit", help="only a unit and those below it")
    about.add_argument("--perspective", help="only a perspective, by its name or id; “unmapped” for what has none")


def add_paper(one: argparse.ArgumentParser) -> None:
    """An option `--paper` for what is printed."""
    one.add_argument("--paper", choices=PAPERS, default=PAPERS[0], help="default: %(default)s")


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
    one.add_argument("--language", type=_language, default=SOURCE, metavar="CODE", help="its reader's, such as nl (default: %(default)s)")


def _language(text: str) -> str:
    """A language's code. Which there are is read from the catalogues, and only where somebody asks for another than English.

    Raises ArgumentTypeError for one that is not offered.
    """
    if text != SOURCE and text not in languages():
        raise argparse.ArgumentTypeError(f"{text!r} is not offered; choose from {', '.join(languages())}")
    return text
