"""The command that writes the Excel summary; made for a timetable as well, so it asks nothing and says in one line what it did."""

import argparse
from dataclasses import replace
from pathlib import Path

from scorecard.cli.parts import (
    Command,
    add_about,
    add_language,
    add_paper,
    add_when,
    known_perspective,
    known_unit,
    newest_scope,
    period,
    reading,
    say,
    write,
)
from scorecard.language import speaking


def add(command: Command) -> None:
    """Tell the parser of it."""
    one = command("export", _export, "Write the Excel summary.")
    one.add_argument("out", type=Path, metavar="OUT.xlsx")
    add_when(one)
    one.add_argument("--data", action="store_true", help="nothing but the data of all periods, or of one, to be imported elsewhere")
    add_about(one)
    one.add_argument("--from", type=period, dest="since", metavar="PERIOD", help="also a sheet for each period from this one on")
    add_language(one)
    add_paper(one)
    one.add_argument("--dashboard", metavar="URL", help="where the readers open the dashboard, for links to it (default: no links)")


def _export(told: argparse.Namespace) -> int:
    from scorecard.export.data_sheets import data_workbook
    from scorecard.export.summary.edition import Edition
    from scorecard.export.workbook import summary

    edition = Edition(told.paper, told.dashboard, told.since)
    with reading(told.store) as store, speaking(told.language):
        scope = newest_scope(store, told)
        scope = replace(scope, unit=known_unit(store, scope, told.unit), perspective=known_perspective(store, scope, told.perspective))
        every = scope if told.period else replace(scope, period=None)
        made = data_workbook(store, every) if told.data else summary(store, scope, edition)
    write(told.out, made)
    about = "".join(f", {part}" for part in (told.unit, told.perspective) if part)
    say(f"Wrote {told.out}: {scope.period or 'no period'}, as of {scope.as_of}{about}.")
    return 0
