"""The command that writes pages to be printed."""

import argparse
from pathlib import Path

from scorecard.cli.parts import Command, add_language, add_paper, add_when, known_perspective, newest_scope, reading, say, write
from scorecard.language import speaking


def add(command: Command) -> None:
    """Tell the parser of it."""
    one = command("print", _print, "Write the front page and each perspective as a PDF to be printed.")
    one.add_argument("out", type=Path, metavar="OUT.pdf")
    add_when(one)
    one.add_argument("--perspective", help="only this one, by its name or id; “unmapped” for what has none")
    add_paper(one)
    add_language(one)


def _print(told: argparse.Namespace) -> int:
    from scorecard.export.printed import printed

    with reading(told.store) as store:
        scope = newest_scope(store, told)
        perspective = known_perspective(store, scope, told.perspective)
        with speaking(told.language):
            made = printed(store, scope, None if perspective is None else (perspective,), paper=told.paper)
    write(told.out, made)
    say(f"Wrote {told.out}: {scope.period or 'no period'}, as of {scope.as_of}.")
    return 0
