"""Open a store, publish and back up its copies, and what the doors know of this machine."""

import getpass
from datetime import UTC, date, datetime
from pathlib import Path

from scorecard.measures import catalog
from scorecard.model.period import Period, is_period, period_of
from scorecard.settings import fiscal_start_month
from scorecard.store.store import Store

PUBLISHED = ".snapshot.duckdb"
"""What the published copy's name ends with, in place of the store's own ending."""


def open_store(path: Path | None) -> Store:
    """The store with its views as this version of the program writes them, and its fiscal periods dated as is said now; in memory for None.

    Raises StoreBusy, StoreDamaged, StoreTooNew.
    """
    store = Store(path)
    moved, bound = misdated(store), is_bound(store)
    if moved or not bound:
        with store.transaction() as cursor:
            for one in moved:
                asked = "update period set starts_on = ?, ends_on = ? where period_id = ?"
                cursor.execute(asked, [one.starts_on, one.ends_on, one.period_id])
            if bound:
                catalog.refresh(cursor, after="period")
            else:
                catalog.bind(cursor)
                cursor.execute("delete from bound")
                cursor.execute("insert into bound values (?)", [catalog.fingerprint()])
    return store


def is_bound(store: Store) -> bool:
    """Whether its views are those of this version of the program."""
    with store.cursor() as cursor:
        return cursor.execute("select fingerprint from bound").fetchall() == [(catalog.fingerprint(),)]


def misdated(store: Store) -> list[Period]:
    """The fiscal periods whose days are others than `fiscal_start_month` gives them, as it does; none where that says nothing."""
    month = fiscal_start_month()
    if month is None:
        return []
    with store.cursor() as cursor:
        told = cursor.execute("select period_id, starts_on, ends_on from period where contains(period_id, '/')").fetchall()
    meant = [period_of(period_id, month) for period_id, *_ in told if is_period(period_id)]
    return [one for one in meant if (one.period_id, one.starts_on, one.ends_on) not in told]


def open_published(path: Path) -> Store:
    """The read-only copy that a running dashboard publishes beside its store. Raises StoreDamaged when there is none."""
    return Store(published(path), read_only=True)


def published(path: Path) -> Path:
    return path.with_suffix(PUBLISHED)


def publish(store: Store) -> None:
    """Put a fresh copy where other programs may read it while this one holds the store."""
    if store.path is not None:
        store.copy_to(published(store.path))


def originals(store_path: Path) -> Path:
    """The folder of uploads as they came, each under its SHA-256."""
    return store_path.with_suffix(".uploads")


def original(store: Store, sha256: str) -> Path | None:
    """Where the upload's bytes lie, or would lie; a published copy has those of its store. None for a store in memory."""
    if store.path is None:
        return None
    path = store.path.with_suffix("") if store.read_only else store.path
    return originals(path) / sha256[:2] / sha256


def operator() -> str:
    """Who works at this machine."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "unknown"


def backup(store: Store, path: Path) -> None:
    """A consistent copy that opens as a store of its own. Raises CannotWrite."""
    store.copy_to(path)


def today() -> date:
    """The day on this machine's calendar. Only the doors ask."""
    return datetime.now(UTC).astimezone().date()
