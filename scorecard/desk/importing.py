"""Files in: read side by side, loaded and mapped in one transaction, all of a file or none of it."""

import gc
import secrets
import shutil
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from scorecard.desk.deciding import recompute, with_kept_corrections
from scorecard.desk.opening import original
from scorecard.intake.process.children import CHILDREN
from scorecard.intake.process.sandbox import awaited
from scorecard.intake.run import read
from scorecard.intake.storing import load
from scorecard.intake.tables import Reading, Unread
from scorecard.mapping import lexicon
from scorecard.model.reading import FileReading, Given
from scorecard.settings import fiscal_start_month
from scorecard.store.store import Store

SIDE_BY_SIDE = 2
"""Files that are read at the same time, beside the one writer."""
MOST_AHEAD = 250
"""Files that may be read and wait for the writer."""
MOST_TOGETHER = 250
MOST_BYTES_TOGETHER = 20_000_000
"""Files, and bytes of files, that share a transaction or wait for one."""
UNCHANGED = "The same file was loaded before; nothing changes."
A_PIECE = 122_880
"""Rows of a table that the store keeps together."""


@contextmanager
def _many_objects() -> Iterator[None]:
    """Millions of cells come and none of them is in a cycle: looking for cycles meanwhile costs a fifth of the reading."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def get_ready() -> None:
    """Start what the first file would else wait for: a child that reads, and the lexicon's words. Both doors call it; returns at once."""
    CHILDREN.prepare()
    threading.Thread(target=lexicon.prepare, daemon=True).start()


def preview(store: Store, path: Path, given: Given, *, name: str | None = None) -> Reading:
    """How a file would be read, with the corrections kept for its shape, and which of its answers would wait. Loads nothing."""
    given = with_kept_corrections(store, given)
    with _many_objects():
        reading = awaited(read(path, given, name=name or path.name))
    return replace(reading, account=_answered(store, _Arrived(path, reading, given)))


def import_file(store: Store, path: Path, given: Given, *, by: str, name: str | None = None, dry_run: bool = False) -> FileReading:
    """Read, load and map one file: all of it or none. The account's status says what became of it.

    Never raises for what is wrong with the file; StoreLost and CannotWrite for what is wrong with the machine.
    """
    given = with_kept_corrections(store, given)
    with _many_objects():
        reading = read(path, given, name=name or path.name)
    [account] = _settle(store, [_Arrived(path, reading, given)], by, dry_run=dry_run)
    return account


def import_files(
    store: Store,
    files: Sequence[tuple[Path, str]],
    given: Given,
    *,
    by: str,
    dry_run: bool = False,
    on_progress: Callable[[int, int, str], object] | None = None,
) -> list[FileReading]:
    """Many files, each with its name: read side by side, loaded in their order. One that is wrong stops no other.

    Some hundreds share a transaction, in which the kept views are filled once: nobody ever sees half of it, and after a crash
    the files of the last one are to be imported again. `on_progress` hears how many of how many are read, and the name of the newest.
    """
    given = with_kept_corrections(store, given)
    accounts: list[FileReading] = []
    together: list[_Arrived] = []
    with _many_objects():
        for number, one in enumerate(_arriving(files, given), start=1):
            together.append(one)
            if on_progress:
                on_progress(number, len(files), one.reading.account.file)
            if len(together) == MOST_TOGETHER or sum(map(_size, (each.path for each in together))) > MOST_BYTES_TOGETHER:
                accounts += _settle(store, together, by, dry_run=dry_run)
                together = []
        accounts += _settle(store, together, by, dry_run=dry_run)
    return list(_each_once(accounts)) if dry_run else accounts


def load_demo(store: Store, files: Iterable[Path]) -> list[FileReading]:
    """The invented company, through the same door as everybody's files."""
    return import_files(store, [(file, file.name) for file in files], Given(), by="demo")


@dataclass(frozen=True, slots=True)
class _Arrived:
    """A file that was read."""

    path: Path
    reading: Reading
    given: Given


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _arriving(files: Sequence[tuple[Path, str]], given: Given) -> Iterator[_Arrived]:
    """The files in their order, some of them read ahead, no more than memory holds well."""
    with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
        ahead: deque[tuple[Path, Future[Reading]]] = deque()
        for path, name in files:
            ahead.append((path, pool.submit(read, path, given, name=name)))
            while len(ahead) > MOST_AHEAD or sum(_size(each) for each, _ in ahead) > MOST_BYTES_TOGETHER:
                path, reading = ahead.popleft()
                yield _Arrived(path, reading.result(), given)
        for path, reading in ahead:
            yield _Arrived(path, reading.result(), given)


def _settle(store: Store, arrived: Sequence[_Arrived], by: str, *, dry_run: bool) -> list[FileReading]:
    """What becomes of files that were read: loaded in one transaction; each alone where the store refuses one of them."""
    if dry_run:
        return [_foreseen(store, replace(one, reading=awaited(one.reading))) for one in arrived]
    if all(one.reading.content is None for one in arrived):
        return [one.reading.account for one in arrived]
    for one in arrived:
        if one.reading.content is not None:
            _keep_original(store, one.path, one.reading.account.sha256)
    touched: list[int] = []
    try:
        with store.transaction(threads=_threads(arrived)) as cursor:
            accounts = [account for some in _without_twins(arrived) for account in _enter(cursor, some, by, touched)]
            if touched:
                recompute(cursor, touched)
    except Unread:
        return _settle(store, [replace(one, reading=awaited(one.reading)) for one in arrived], by, dry_run=False)
    except duckdb.Error:
        if len(arrived) > 1:
            return [account for one in arrived for account in _settle(store, [one], by, dry_run=False)]
        [account] = [one.reading.account for one in arrived]
        return [account.ended("refused", f"{account.file} was read, but the store could not take it; nothing of it was loaded.")]
    return accounts


def _threads(arrived: Sequence[_Arrived]) -> int | None:
    """What fits into one piece of a table is worked at by one thread; a second one only makes it copy its part once more."""
    rows = sum(one.reading.content.key_results.num_rows + one.reading.content.check_ins.num_rows for one in arrived if one.reading.content)
    return 1 if rows <= 2 * A_PIECE else None


def _foreseen(store: Store, one: _Arrived) -> FileReading:
    account = one.reading.account
    if one.reading.content is None:
        return account
    with store.cursor() as cursor:
        earlier = load.earlier(cursor, {account.sha256: _as_it_applies(one.given, account)})
    return _known(account, earlier[account.sha256]) or _answered(store, one)


def _each_once(accounts: Iterable[FileReading]) -> Iterator[FileReading]:
    """What was foreseen of each file alone: of several with the same bytes only the first would be loaded."""
    seen: set[str] = set()
    for one in accounts:
        yield one.ended("unchanged", UNCHANGED) if one.status == "loaded" and one.sha256 in seen else one
        seen.add(one.sha256)


def _answered(store: Store, one: _Arrived) -> FileReading:
    """The account of a file with what its answers would meet in the store, which only loading them on trial tells."""
    if one.reading.content is None or not one.reading.content.answers.num_rows:
        return one.reading.account
    with store.rehearsal() as tried, tried.cursor() as cursor:
        [account] = _enter(cursor, [one], "", [])
    return replace(account, status=one.reading.account.status, reason=one.reading.account.reason)


def _without_twins(arrived: Sequence[_Arrived]) -> Iterator[list[_Arrived]]:
    """The files in their order, cut before one whose bytes came already: it has to see what became of those."""
    some: list[_Arrived] = []
    seen: set[str] = set()
    for one in arrived:
        if one.reading.content is not None:
            if one.reading.account.sha256 in seen:
                yield some
                some, seen = [], set()
            seen.add(one.reading.account.sha256)
        some.append(one)
    yield some


def _enter(cursor: duckdb.DuckDBPyConnection, arrived: Sequence[_Arrived], by: str, touched: list[int]) -> list[FileReading]:
    """Load files of different bytes inside the caller's transaction; uploads that now count or count no more are added to `touched`."""
    now = datetime.now(UTC)
    ticket = load.Ticket(by=by, at=now.replace(tzinfo=None), today=now.astimezone().date(), fiscal_start_month=fiscal_start_month())
    earlier = load.earlier(cursor, {one.reading.account.sha256: _as_it_applies(one.given, one.reading.account) for one in arrived})
    accounts: dict[str, FileReading] = {}
    new: list[load.Delivery] = []
    for one in arrived:
        account, content = one.reading.account, one.reading.content
        if content is None:
            continue
        known = _known(account, earlier[account.sha256])
        if known is None:
            new.append(load.Delivery(account, content, _as_it_applies(one.given, account), one.path.stat().st_size))
        else:
            accounts[account.sha256] = known
        if known is None or known.status != "unchanged":
            touched += _mark_earlier(cursor, earlier[account.sha256], ticket)
    for upload_id, account in load.load(cursor, new, ticket) if new else ():
        touched.append(upload_id)
        accounts[account.sha256] = account
    return [one.reading.account if one.reading.content is None else accounts[one.reading.account.sha256] for one in arrived]


def _mark_earlier(cursor: duckdb.DuckDBPyConnection, earlier: Sequence[load.Earlier], ticket: load.Ticket) -> Iterator[int]:
    """The same bytes count in one reading only: that one comes back, the others are undone. Yields the uploads that it marked."""
    for before in earlier:
        if before.undone == before.same_reading:
            load.mark(cursor, before.upload_id, ticket.by, ticket.at, undone=not before.same_reading)
            yield before.upload_id


def _known(account: FileReading, earlier: list[load.Earlier]) -> FileReading | None:
    """What becomes of bytes that were loaded before in the same reading: unchanged, or brought back after an undo."""
    same = [one for one in earlier if one.same_reading]
    if not same:
        return None
    if same[0].undone:
        return account.ended("loaded", "The same file was loaded before and undone; it counts again.")
    return account.ended("unchanged", UNCHANGED)


def _as_it_applies(given: Given, account: FileReading) -> Given:
    """Only the corrections for shapes that this file has: others don't make it another reading."""
    shapes = {sheet.fingerprint for sheet in account.sheets}
    return replace(
        given,
        corrections={shape: told for shape, told in given.corrections.items() if shape in shapes},
        arrangements={shape: told for shape, told in given.arrangements.items() if shape in shapes},
    )


def _keep_original(store: Store, path: Path, sha256: str) -> None:
    kept = original(store, sha256)
    if kept is not None and not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        # Of a name of its own: the same file may come twice at once.
        draft = kept.with_suffix(f".{secrets.token_hex(4)}.part")
        shutil.copyfile(path, draft)
        draft.replace(kept)
