"""The commands by which data leaves as data: files of every table, and answers to questions in SQL."""

import argparse
import math
import sys
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import count
from pathlib import Path
from typing import Any

from scorecard import desk
from scorecard.cli.parts import Command, day, known_unit, period, put, reading, say
from scorecard.export.answers import ANSWERS, answer_tables
from scorecard.export.data_files import DATA_FORMATS, into_folder, into_zip, write_tables
from scorecard.export.listing import FORMATS
from scorecard.measures.public import how_to_read, listed, public_names, public_tables
from scorecard.model import trace
from scorecard.settings import default_store

MOST_ROWS = 10_000
MOST_SECONDS = 60.0
"""That a question may take unless more is asked for."""


def add(command: Command) -> None:
    """Tell the parser of them."""
    one = command("data", _data, "Write every table as CSV, Parquet or JSON into a folder, or into a zip.")
    one.add_argument("out", type=Path, nargs="?", metavar="OUT_DIR|OUT.zip")
    one.add_argument("--format", choices=list(DATA_FORMATS), default="csv")
    one.add_argument(
        "--table", action="append", choices=[*public_names(), *ANSWERS], metavar="NAME", help="only this one; may be said again"
    )
    one.add_argument("--unit", help="only a unit and those below it, in tables that have units")
    one.add_argument("--replace", action="store_true", help="write over files of these names that are there already")
    one.add_argument("--list", action="store_true", help="print the tables, what a row is, and each column with its unit and empty meaning")
    _add_scope(one)

    one = command("sql", _sql, "Answer a question in SQL about the tables that `data --list` names; it only reads.")
    one.add_argument("question", metavar="SELECT …", help="one SELECT, or - to read it from stdin")
    one.add_argument("--format", choices=list(FORMATS), default="text")
    one.add_argument("--rows", type=int, default=MOST_ROWS, metavar="N", help="print so many at most (default: %(default)s)")
    one.add_argument("--seconds", type=float, default=MOST_SECONDS, metavar="N", help="give up then (default: %(default)s)")
    _add_scope(one)


def _add_scope(one: argparse.ArgumentParser) -> None:
    one.add_argument("--period", type=period, help="only this period, in tables that have periods (default: every period)")
    one.add_argument("--as-of", type=day, help="the day that numbers are told for (default: today, or the period's end)")


def _data(told: argparse.Namespace) -> int:
    if told.list:
        put(_listed(told))
        return 0
    if told.out is None:
        raise ValueError("Say where to: OUT_DIR or OUT.zip, or --list to see what there is.")
    zipped = told.out.suffix.lower() == ".zip"
    with reading(told.store) as store:
        scope = desk.scope_of(told.as_of, told.period)
        scope = replace(scope, unit=known_unit(store, scope, told.unit))
        with (into_zip if zipped else into_folder)(told.out, replace=told.replace) as opening:
            written = write_tables(store, scope, told.format, opening, told.table or ())
    rows = sum(written.values())
    counted = f"{len(written)} {'table' if len(written) == 1 else 'tables'}, {trace.count_rows(rows)}"
    say(f"Wrote {told.out}: {counted}, as of {scope.as_of}; about.json tells what stands in them.")
    return 0


def _listed(told: argparse.Namespace) -> str:
    """Without a store, of an empty one."""
    path = told.store or default_store()
    with reading(path) if path.exists() else closing(desk.open_store(None)) as store:
        wanted = [table for table in (*public_tables(store), *answer_tables()) if not told.table or table.name in told.table]
    return "\n\n".join([*([] if told.table else [how_to_read().rstrip()]), *map(listed, wanted)])


def _sql(told: argparse.Namespace) -> int:
    question = sys.stdin.read() if told.question == "-" else told.question
    with closing(desk.open_data(told.store, as_of=told.as_of, period=told.period)) as connection:
        answer = desk.ask(connection, question, rows=told.rows, seconds=told.seconds)
    names = _apart(answer.columns)
    put(FORMATS[told.format]([dict(zip(names, map(_plain, row), strict=True)) for row in answer.rows]))
    if answer.more:
        say(f"There are more than {told.rows:,} rows; --rows prints more.")
    return 0


def _apart(columns: Sequence[str]) -> list[str]:
    """Each column by a name of its own: the first keeps it, another gets its place behind it, or the next number."""
    found: list[str] = []
    for place, name in enumerate(columns, start=1):
        numbered = (f"{name}_{number}" for number in count(place))
        found.append(name if name not in found else next(one for one in numbered if one not in found and one not in columns))
    return found


def _plain(value: Any) -> Any:
    """A value as CSV and JSON know it."""
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else str(value)
    if isinstance(value, (list, tuple)):
        return [_plain(one) for one in value]
    if isinstance(value, dict):
        return {str(name): _plain(one) for name, one in value.items()}
    return float(value) if isinstance(value, Decimal) else value.isoformat() if isinstance(value, date) else str(value)
