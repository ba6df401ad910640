"""The command that writes the Excel summary; made for a timetable as well, so it asks nothing and says in one line what it did."""

import argparse
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from scorecard.cli.parts import add_language, known_unit, period, reading, say, scope_of, write
from scorecard.export.cells import PAPERS
from scorecard.export.data_sheets import data_workbook
from scorecard.export.summary.edition import Edition
from scorecard.export.workbook import summary
from scorecard.language import speaking
from scorecard.measures import filters, perspectives
from scorecard.model.perspective import UNMAPPED
from scorecard.model.scope import Scope
from scorecard.store.store import Store

Command = Callable[[str, Callable[[argparse.Namespace], int], str], argparse.ArgumentParser]


def add(command: Command) -> None:
    """Tell the parser of it."""
    one = command("export", _export, "Write the Excel summary.")
    one.add_argument("out", type=Path, metavar="OUT.xlsx")
    one.add_argument("--period", type=period, help="default: the newest period")
    one.add_argument("--as-of", type=date.fromisoformat)
    one.add_argument("--data", action="store_true", help="nothing but the data of all periods, or of one, to be imported elsewhere")
    about = one.add_mutually_exclusive_group()
    about.add_argument("--unit", help="only a unit and those below it")
    about.add_argument("--perspective", help="only a perspective, by its name or id; “unmapped” for what has none")
    one.add_argument("--from", type=period, dest="since", metavar="PERIOD", help="also a sheet for each period from this one on")
    add_language(one)
    one.add_argument("--paper", choices=list(PAPERS), default="a4")
    one.add_argument("--dashboard", metavar="URL", help="where the readers open the dashboard, for links to it (default: no links)")


def _export(told: argparse.Namespace) -> int:
    edition = Edition(told.paper, told.dashboard, told.since)
    with reading(told.store) as store, speaking(told.language):
        known = filters.periods(store)
        scope = scope_of(told.as_of, told.period or (known[0] if known else None))
        scope = replace(scope, unit=known_unit(store, scope, told.unit), perspective=known_perspective(store, scope, told.perspective))
        every = scope if told.period else replace(scope, period=None)
        made = data_workbook(store, every) if told.data else summary(store, scope, edition)
    write(told.out, made)
    about = "".join(f", {part}" for part in (told.unit, told.perspective) if part)
    say(f"Wrote {told.out}: {scope.period or 'no period'}, as of {scope.as_of}{about}.")
    return 0


def known_perspective(store: Store, scope: Scope, wanted: str | None) -> str | None:
    """The id of a perspective that is wanted by id or name. Raises ValueError where there is no such."""
    held = perspectives.perspective_set(store, scope)
    if wanted is None or wanted in (*held.ids, UNMAPPED):
        return wanted
    found = held.named(wanted)
    if found is None:
        raise ValueError(f"No perspective is called {wanted!r}; there are: {', '.join(held.name_of(one) for one in held.ids)}.")
    return found
