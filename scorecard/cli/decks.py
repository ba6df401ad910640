"""The command that writes the board deck."""

import argparse
from dataclasses import replace
from pathlib import Path

from scorecard.cli.parts import Command, add_about, add_language, add_when, known_perspective, known_unit, newest_scope, reading, say, write
from scorecard.errors import UnreadableFile
from scorecard.language import speaking


def add(command: Command) -> None:
    """Tell the parser of it."""
    one = command("deck", _deck, "Write the board deck: six to ten slides with charts that can be edited.")
    one.add_argument("out", type=Path, metavar="OUT.pptx")
    add_when(one)
    add_about(one)
    one.add_argument("--template", type=Path, metavar="COMPANY.pptx", help="your own master and layouts (.pptx or .potx); its slides go")
    add_language(one)


def _deck(told: argparse.Namespace) -> int:
    from scorecard.export.presentation import deck

    company = _read(told.template)
    with reading(told.store) as store, speaking(told.language):
        scope = newest_scope(store, told)
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
