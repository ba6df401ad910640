"""The one place where DuckDB is opened."""

import secrets
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import duckdb

from scorecard.errors import CannotWrite, StoreBusy, StoreDamaged, StoreLost
from scorecard.store.migrate import migrate

CHECKPOINT_AT = "256MB"
"""A commit is safe once it is in the log. Moving the log into the file takes as long again, so it waits for a pause or for `close`."""

DAYS_AT_ONCE = 40_000
"""Spans of days are held against so many days one by one; sorting both first takes longer, and the whole calendar has fewer."""


class Store:
    """A DuckDB file, owned by this process; or one in memory.

    A connection shared by threads gives wrong answers silently and every Streamlit session is a thread, so callers
    borrow a cursor and never see the connection. One writer at a time: `transaction` holds a lock.
    """

    def __init__(self, path: Path | None = None, *, read_only: bool = False) -> None:
        """Open and migrate. Raises StoreBusy, StoreDamaged, StoreTooNew."""
        self.path = path
        self.read_only = read_only
        self._writing = threading.RLock()
        self._connection = self._connect()
        self.version = 0
        """Grows with every committed transaction of this process; answers are cached by it."""
        if not read_only:
            with self.cursor() as cursor:
                migrate(cursor)

    def _connect(self) -> duckdb.DuckDBPyConnection:
        if self.path is not None and not self.read_only:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        try:
            connection = duckdb.connect(str(self.path or ":memory:"), read_only=self.read_only)
        except duckdb.IOException as error:
            if "lock" in str(error).casefold():
                raise StoreBusy(
                    f"The store {self.path} is open in another program.",
                    "Do it on the dashboard's pages, or stop the dashboard first.",
                ) from error
            raise StoreDamaged(f"{self.path} can't be opened as a Scorecard store.", "Name another file, or restore a backup.") from error
        except duckdb.Error as error:
            raise StoreDamaged(f"{self.path} can't be opened as a Scorecard store.", "Name another file, or restore a backup.") from error
        self._lock_down(connection)
        return connection

    def _lock_down(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Data never reaches the file system or the net through SQL; only backups beside the store are written."""
        if self.path is not None:
            folder = str(self.path.resolve().parent).replace("'", "''")
            connection.execute(f"set allowed_directories = ['{folder}']")
        for setting in (
            "autoload_known_extensions = false",
            "autoinstall_known_extensions = false",
            "allow_community_extensions = false",
            "python_enable_replacements = false",
            "preserve_insertion_order = false",
            f"nested_loop_join_threshold = {DAYS_AT_ONCE}",
            f"wal_autocheckpoint = '{CHECKPOINT_AT}'",
            "allowed_configs = ['threads']",
            "enable_external_access = false",
            "lock_configuration = true",
        ):
            connection.execute(f"set {setting}")

    @contextmanager
    def cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor for one use, by one thread."""
        cursor = self._connection.cursor()
        try:
            yield cursor
        except duckdb.FatalException as error:
            self._reopen()
            raise StoreLost(
                "The store could not be written and was opened anew; what was committed before is safe.",
                "Free some disk space and try again.",
            ) from error
        finally:
            cursor.close()

    @contextmanager
    def transaction(self, *, threads: int | None = None) -> Iterator[duckdb.DuckDBPyConnection]:
        """All of it or none: work that fails halfway leaves no row behind. One at a time.

        `threads`: how many may work meanwhile, at this and for all others; None: as many as there are.
        """
        with self._writing, self.cursor() as cursor, _threads(cursor, threads):
            cursor.begin()
            try:
                yield cursor
                cursor.commit()
            except duckdb.FatalException:
                raise
            except BaseException:
                cursor.rollback()
                raise
            self.version += 1

    @contextmanager
    def rehearsal(self) -> Iterator["Store"]:
        """A store to try things in: what is done there is seen there and nowhere else, and nothing of it stays. One at a time."""
        with self._writing, self.cursor() as cursor:
            cursor.begin()
            try:
                yield _Rehearsal(self, cursor)
            finally:
                cursor.rollback()

    def copy_to(self, path: Path) -> None:
        """A consistent copy of the store as of now, put into place in one step (never a copy of the live file).

        Raises CannotWrite when `path` can't be written.
        """
        folder = self.path.parent if self.path else path.parent
        draft = folder.resolve() / f".{secrets.token_hex(8)}.duckdb"
        quoted = str(draft).replace("'", "''")
        try:
            with self._writing, self.cursor() as cursor:
                [(here,)] = cursor.execute("select current_database()").fetchall()
                cursor.execute(f"attach '{quoted}' as copy")
                try:
                    cursor.execute(f'copy from database "{here}" to copy')
                finally:
                    cursor.execute("detach copy")
            path.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(draft, path)
        except (OSError, duckdb.IOException) as error:
            raise CannotWrite(f"{path} can't be written.", "Name a folder that exists and has room.") from error
        finally:
            draft.unlink(missing_ok=True)

    def checkpoint(self) -> None:
        """Move the log of committed changes into the file, while nobody waits for it; not now if somebody is in the middle of reading."""
        with self._writing, self.cursor() as cursor, suppress(duckdb.TransactionException):
            cursor.execute("checkpoint")

    def close(self) -> None:
        self._connection.close()

    def _reopen(self) -> None:
        """After a fatal error DuckDB refuses every session until the file is opened again."""
        self._connection.close()
        self._connection = self._connect()


@contextmanager
def _threads(cursor: duckdb.DuckDBPyConnection, most: int | None) -> Iterator[None]:
    if most is None:
        yield
        return
    [(usual,)] = cursor.execute("select current_setting('threads')").fetchall()
    cursor.execute(f"set threads = {min(most, usual)}")
    try:
        yield
    finally:
        # After a fatal error there is nothing left to set.
        with suppress(duckdb.Error):
            cursor.execute(f"set threads = {usual}")


class _Rehearsal(Store):
    """Every cursor of it is the one in which the trial runs."""

    def __init__(self, tried: Store, cursor: duckdb.DuckDBPyConnection) -> None:
        self.path, self.read_only, self.version = tried.path, tried.read_only, tried.version
        self._cursor = cursor

    @contextmanager
    def cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        yield self._cursor

    @contextmanager
    def transaction(self, *, threads: int | None = None) -> Iterator[duckdb.DuckDBPyConnection]:
        yield self._cursor
