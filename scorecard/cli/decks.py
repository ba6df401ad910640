"""The command that writes the board deck."""

import argparse
from dataclasses import replace
from datetime import date
from pathlib import Path

from scorecard.cli.parts import add_language, known_unit, period, reading, say, scope_of, write
from scorecard.cli.summaries import Command, known_perspective
from scorecard.errors import UnreadableFile
from scorecard.export.presentation import deck
from scorecard.language import speaking
from scorecard.measures import filters


def add(command: Command) -> None:
    """Tell the parser of it."""
    one = command("deck", _deck, "Write the board deck: six to ten slides with charts that can be edited.")
    one.add_argument("out", type=Path, metavar="OUT.pptx")
    one.add_argument("--period", type=period, help="default: the newest period")
    one.add_argument("--as-of", type=date.fromisoformat)
    about = one.add_mutually_exclusive_group()
    about.add_argument("--unit", help="only a unit and those below it")
    about.add_argument("--perspective", help="only a perspective, by its name or id; “unmapped” for what has none")
    one.add_argument("--template", type=Path, metavar="COMPANY.pptx", help="your own master and layouts (.pptx or .potx); its slides go")
    add_language(one)


def _deck(told: argparse.Namespace) -> int:
    company = _read(told.template)
    with reading(told.store) as store, speaking(told.language):
        known = filters.periods(store)
        scope = scope_of(told.as_of, told.period or (known[0] if known else None))
        scope = replace(scope, unit=known_unit(store, scope, told.unit), perspective=known_perspective(store, scope, told.perspective))
        made = deck(store, scope, company)
    write(told.out, made)
    say(f"Wrote {told.out}: {scope.period or 'no period'}, as of {scope.as_of}.")
    return 0


def _read(path: Path | None) -> bytes | None:
    try:
        return None if path is None else path.read_bytes()
    except OSError as error:
        raise UnreadableFile(f"{path} can't be read.", "Check its name.") from error
