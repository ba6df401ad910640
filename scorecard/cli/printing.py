"""The command that writes pages to be printed."""

import argparse
from datetime import date
from pathlib import Path

from scorecard.cli.parts import add_language, period, reading, say, scope_of, write
from scorecard.cli.workbooks import Command
from scorecard.export.printed import PAPERS, printed
from scorecard.language import speaking
from scorecard.measures import filters, perspectives
from scorecard.model.perspective import UNMAPPED


def add(command: Command) -> None:
    """Tell the parser of it."""
    one = command("print", _print, "Write the front page and each perspective as a PDF to be printed.")
    one.add_argument("out", type=Path, metavar="OUT.pdf")
    one.add_argument("--period", type=period, help="default: the newest period")
    one.add_argument("--as-of", type=date.fromisoformat)
    one.add_argument("--perspective", metavar="ID", help="only this one, such as customer")
    one.add_argument("--paper", choices=[*PAPERS], default="a4", help="default: %(default)s")
    add_language(one)


def _print(told: argparse.Namespace) -> int:
    with reading(told.store) as store:
        known = filters.periods(store)
        scope = scope_of(told.as_of, told.period or (known[0] if known else None))
        offered = (*perspectives.perspective_set(store, scope).ids, UNMAPPED)
        if told.perspective not in (None, *offered):
            of = scope.period or "these OKRs"
            raise ValueError(f"{told.perspective!r} is no perspective of {of}; choose one of {', '.join(offered)}.")
        with speaking(told.language):
            made = printed(store, scope, None if told.perspective is None else (told.perspective,), paper=told.paper)
    write(told.out, made)
    say(f"Wrote {told.out}: {scope.period or 'no period'}, as of {scope.as_of}.")
    return 0
