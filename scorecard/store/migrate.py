"""Tables, forward only. A store that a later version made is refused rather than guessed at."""

from importlib.resources import files

import duckdb

from scorecard.errors import StoreTooNew


def migrations() -> dict[int, str]:
    """Every migration's SQL by its number."""
    folder = files("scorecard.store") / "migrations"
    return {
        int(file.name[:4]): file.read_text(encoding="utf-8")
        for file in sorted(folder.iterdir(), key=lambda file: file.name)
        if file.name.endswith(".sql")
    }


def migrate(cursor: duckdb.DuckDBPyConnection) -> None:
    """Bring the store to the newest form. Raises StoreTooNew for one of a later version."""
    cursor.execute("create table if not exists migration (number integer primary key)")
    done = {number for (number,) in cursor.execute("select number from migration").fetchall()}
    known = migrations()
    if done - known.keys():
        raise StoreTooNew("This store was made by a later version of Scorecard.", "Update Scorecard and try again.")
    for number in sorted(known.keys() - done):
        cursor.execute("begin transaction")
        cursor.execute(known[number])
        cursor.execute("insert into migration values (?)", [number])
        cursor.execute("commit")
