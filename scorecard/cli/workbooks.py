"""The commands that write workbooks to be filled in and sent back."""

import argparse
from dataclasses import replace
from pathlib import Path

from scorecard import desk
from scorecard.cli.parts import Command, add_language, add_when, known_unit, newest_scope, period, reading, say, write
from scorecard.language import speaking


def add(command: Command) -> None:
    """Tell the parser of them."""
    one = command("checkin", _checkin, "Write a check-in workbook to be filled in and imported; as .zip one for each owner.")
    one.add_argument("out", type=Path, metavar="OUT.xlsx|OUT.zip")
    whose = one.add_mutually_exclusive_group()
    whose.add_argument("--owner", help="whose key results (default: everybody's)")
    whose.add_argument("--unit", help="the key results of a unit and of those below it")
    whose.add_argument("--per-owner", action="store_true", help="a zip with one workbook for each owner, as the name OUT.zip says too")
    add_when(one)
    add_language(one)

    one = command("plan", _plan, "Write a planning workbook for a unit and period, to be filled in and imported.")
    one.add_argument("out", type=Path, metavar="OUT.xlsx")
    one.add_argument("--unit", required=True)
    one.add_argument("--period", type=period, required=True)
    one.add_argument("--from", type=period, dest="before", metavar="PERIOD", help="begin with what this period left unfinished")
    add_language(one)


def _checkin(told: argparse.Namespace) -> int:
    from scorecard.export.checkins import check_in_book, check_in_books

    zipped = told.per_owner or told.out.suffix.lower() == ".zip"
    if zipped and told.owner is not None:
        raise ValueError("A zip holds one workbook for each owner; for one owner write OUT.xlsx.")
    if zipped != (told.out.suffix.lower() == ".zip"):
        raise ValueError("One workbook for each owner goes into a zip; write OUT.zip.")
    with reading(told.store) as store:
        scope = newest_scope(store, told)
        scope = replace(scope, unit=known_unit(store, scope, told.unit))
        with speaking(told.language):
            made = check_in_books(store, scope) if zipped else check_in_book(store, scope, owner=told.owner)
    write(told.out, made)
    say(f"Wrote {told.out}: {scope.period or 'no period'}, as of {scope.as_of}.")
    return 0


def _plan(told: argparse.Namespace) -> int:
    from scorecard.export.planning import planning_workbook

    with reading(told.store) as store, speaking(told.language):
        scope = replace(desk.scope_of(None, told.period), unit=told.unit)
        made = planning_workbook(store, scope, told.before)
    write(told.out, made)
    say(f"Wrote {told.out}: {told.unit}, {told.period}{f', begun with {told.before}' if told.before else ', empty'}.")
    return 0
