"""The door for notebooks and for questions in SQL."""

import threading
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from scorecard.desk.opening import PUBLISHED, is_bound, misdated, open_store, published, today
from scorecard.errors import QuestionRefused, StoreBusy, UnreadableFile
from scorecard.measures.filters import default_as_of
from scorecard.measures.public import public_tables, select
from scorecard.model.period import period_of
from scorecard.model.public import PublicTable
from scorecard.model.scope import Scope
from scorecard.settings import default_store, fiscal_start_month
from scorecard.store.door import STORE, open_door
from scorecard.store.store import Store


def scope_of(as_of: date | None, period: str | None) -> Scope:
    """What is asked for; without a day that is today, but not after the period's end."""
    ends_on = period_of(period, fiscal_start_month()).ends_on if period else None
    return Scope(as_of or default_as_of(period, today(), ends_on), period)


def open_data(path: Path | str | None = None, *, as_of: date | None = None, period: str | None = None) -> duckdb.DuckDBPyConnection:
    """The public tables of a store as of a day, for notebooks: `open_data().sql("from objective_score").df()`.

    A table of a name tells the day asked for (today, or the period's last day if that is past) and the period (None: all); for other
    days ask `store.objective_score where as_of = …`. While a dashboard has the store, the copy that it publishes is read.
    The connection only reads, and reads nothing else. Raises UnreadableFile, StoreBusy, StoreDamaged, StoreTooNew.
    """
    store_path = Path(path) if path is not None else default_store()
    if not store_path.exists():
        raise UnreadableFile(f"There is no store at {store_path}.", "Import a spreadsheet first, or name the store.")
    readable, tables = _readable(store_path)
    scope = scope_of(as_of, period)
    return open_door(readable, {table.name: select(table, scope, of=f"{STORE}.main") for table in tables})


@dataclass(frozen=True, slots=True)
class Answer:
    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]
    more: bool
    """There were more rows than asked for."""


def ask(connection: duckdb.DuckDBPyConnection, question: str, *, rows: int, seconds: float) -> Answer:
    """The first `rows` of what one SELECT finds. Raises QuestionRefused for anything else, and when it takes longer than `seconds`."""
    slow = threading.Timer(seconds, connection.interrupt)
    slow.start()
    try:
        asked = connection.extract_statements(question)
        if [one.type for one in asked] != [duckdb.StatementType.SELECT]:
            raise QuestionRefused("That is not one SELECT.", "Ask one question at a time; nothing is ever changed or written.")
        found = connection.execute(asked[0])
        names = tuple(name for name, *_ in found.description or ())
        answered = found.fetchmany(rows + 1)
    except duckdb.InterruptException as error:
        hint = "Ask about fewer days (where as_of = …) or units, or allow more with --seconds."
        raise QuestionRefused(f"That took longer than {seconds:g} seconds.", hint) from error
    except duckdb.Error as error:
        told = " ".join(str(error).split("\n\n")[0].split()).rstrip(".")
        raise QuestionRefused(f"{told}.", "`scorecard data --list` names the tables and columns.") from error
    finally:
        slow.cancel()
    return Answer(names, answered[:rows], len(answered) > rows)


def _readable(path: Path) -> tuple[Path, tuple[PublicTable, ...]]:
    """The file to read, the store's own or the copy that is published while another program holds it, and its tables."""
    try:
        store = Store(path, read_only=True)
    except StoreBusy:
        path = published(path)
        store = Store(path, read_only=True)
    with closing(store):
        if is_bound(store) and (path.name.endswith(PUBLISHED) or not misdated(store)):
            return path, public_tables(store)
    if path.name.endswith(PUBLISHED):
        raise StoreBusy("The copy was published by another version of Scorecard.", "Restart the dashboard with this one.")
    with closing(open_store(path)) as store:
        return path, public_tables(store)
