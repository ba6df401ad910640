"""The few doings that cross rooms, for both doors: open, import, undo, back up, publish."""

import gc
import getpass
import secrets
import shutil
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb

from scorecard.export import fix_list as marked
from scorecard.intake import kept, load
from scorecard.intake.run import Reading, read
from scorecard.intake.warm import WarmReaders
from scorecard.mapping import run as mapping
from scorecard.measures import catalog
from scorecard.model.reading import Arrangement, FileReading, Given
from scorecard.settings import fiscal_start_month
from scorecard.store.store import Store

SIDE_BY_SIDE = 2
"""Files that are read at the same time, beside the one writer."""
MOST_AHEAD = 32
"""Files that may be read and wait for the writer."""
MOST_TOGETHER = 50
MOST_BYTES_TOGETHER = 20_000_000
"""Files, and bytes of files, that share a transaction or wait for one."""


def open_store(path: Path | None) -> Store:
    """The store with its views as this version of the program writes them; in memory for None.

    Raises StoreBusy, StoreDamaged, StoreTooNew.
    """
    store = Store(path)
    with store.cursor() as cursor:
        bound = cursor.execute("select fingerprint from bound").fetchall()
    if bound != [(catalog.fingerprint(),)]:
        with store.transaction() as cursor:
            catalog.bind(cursor)
            cursor.execute("delete from bound")
            cursor.execute("insert into bound values (?)", [catalog.fingerprint()])
    return store


def open_published(path: Path) -> Store:
    """The read-only copy that a running dashboard publishes beside its store. Raises StoreDamaged when there is none."""
    return Store(published(path), read_only=True)


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


def published(path: Path) -> Path:
    return path.with_suffix(".snapshot.duckdb")


def publish(store: Store) -> None:
    """Put a fresh copy where other programs may read it while this one holds the store."""
    if store.path is not None:
        store.copy_to(published(store.path))


def originals(store_path: Path) -> Path:
    """The folder of uploads as they came, each under its SHA-256."""
    return store_path.with_suffix(".uploads")


def operator() -> str:
    """Who works at this machine."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "unknown"


def preview(store: Store, path: Path, given: Given, *, name: str | None = None) -> Reading:
    """How a file would be read, with the corrections kept for its shape. Loads nothing."""
    with _many_objects():
        return read(path, with_kept_corrections(store, given), name=name or path.name)


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

    Some dozens share a transaction, in which the kept views are filled once: nobody ever sees half of it, and a crash leaves
    whole dozens. `on_progress` hears how many of how many are read, and the name of the newest.
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
    return accounts


def undo(store: Store, upload_id: int, *, by: str) -> None:
    """Take an upload out of every number. Nothing is deleted; `redo` brings it back."""
    _mark(store, upload_id, by, undone=True)


def redo(store: Store, upload_id: int, *, by: str) -> None:
    _mark(store, upload_id, by, undone=False)


def end(store: Store, kind: str, thing_id: str, *, by: str) -> None:
    """A person's word that an objective or key result (`kind`) is over: it counts no more, until a later upload holds it again."""
    _mark_end(store, kind, thing_id, by, ended=True)


def take_back_end(store: Store, kind: str, thing_id: str, *, by: str) -> None:
    _mark_end(store, kind, thing_id, by, ended=False)


def decide(store: Store, objective_id: str, perspective: str | None, *, by: str, reason: str = "") -> None:
    """A person's word on an objective's perspective; None takes an earlier word back. No import can overrule it."""
    with store.transaction() as cursor:
        mapping.decide(cursor, objective_id, perspective, by=by, reason=reason)
        catalog.refresh(cursor, after="vote")


def backup(store: Store, path: Path) -> None:
    """A consistent copy that opens as a store of its own. Raises CannotWrite."""
    store.copy_to(path)


def fix_list(store: Store, upload_id: int) -> bytes:
    """An upload's workbook with its findings marked and listed. Raises UnreadableFile for an upload that does not count."""
    with store.cursor() as cursor:
        found = cursor.execute("select sha256 from upload where upload_id = ?", [upload_id]).fetchone()
    return marked.fix_list(store, upload_id, _original(store, found[0]) if found else None)


def remember_correction(store: Store, fingerprint: str, fields: dict[str, str | None], *, by: str) -> None:
    """Keep what a person says about the columns of a shape of sheet, for the next file of that shape."""
    with store.transaction() as cursor:
        kept.keep_fields(cursor, fingerprint, fields, by)


def remember_arrangement(store: Store, fingerprint: str, told: Arrangement, *, by: str) -> None:
    """Keep what a person says about the layout of a shape of sheet, for the next file of that shape."""
    with store.transaction() as cursor:
        kept.keep_arrangement(cursor, fingerprint, told, by)


def with_kept_corrections(store: Store, given: Given) -> Given:
    """`given`, with the newest kept word on each shape of sheet, and the shapes known; what the person says now wins."""
    with store.cursor() as cursor:
        return kept.with_kept(cursor, given)


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
    with WarmReaders(SIDE_BY_SIDE) as warm, ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
        ahead: deque[tuple[Path, Future[Reading]]] = deque()
        for path, name in files:
            ahead.append((path, pool.submit(read, path, given, name=name, warm=warm)))
            while len(ahead) > MOST_AHEAD or sum(_size(each) for each, _ in ahead) > MOST_BYTES_TOGETHER:
                path, reading = ahead.popleft()
                yield _Arrived(path, reading.result(), given)
        for path, reading in ahead:
            yield _Arrived(path, reading.result(), given)


def _settle(store: Store, arrived: Sequence[_Arrived], by: str, *, dry_run: bool) -> list[FileReading]:
    """What becomes of files that were read: loaded in one transaction; each alone where the store refuses one of them."""
    if dry_run:
        return [_foreseen(store, one) for one in arrived]
    if all(one.reading.content is None for one in arrived):
        return [one.reading.account for one in arrived]
    for one in arrived:
        if one.reading.content is not None:
            _keep_original(store, one.path, one.reading.account.sha256)
    touched: list[int] = []
    try:
        with store.transaction() as cursor:
            accounts = [_enter(cursor, one, by, touched) for one in arrived]
            if touched:
                _recompute(cursor, touched)
    except duckdb.Error:
        if len(arrived) == 1:
            raise
        return [_alone(store, one, by) for one in arrived]
    return accounts


def _alone(store: Store, one: _Arrived, by: str) -> FileReading:
    try:
        [account] = _settle(store, [one], by, dry_run=False)
    except duckdb.Error:
        file = one.reading.account.file
        return one.reading.account.ended("refused", f"{file} was read, but the store could not take it; nothing of it was loaded.")
    return account


def _foreseen(store: Store, one: _Arrived) -> FileReading:
    account = one.reading.account
    if one.reading.content is None:
        return account
    with store.cursor() as cursor:
        return _known(account, load.earlier(cursor, account.sha256, _as_it_applies(one.given, account))) or account


def _enter(cursor: duckdb.DuckDBPyConnection, one: _Arrived, by: str, touched: list[int]) -> FileReading:
    """Load one file inside the caller's transaction; uploads that now count or count no more are added to `touched`."""
    reading = one.reading
    if reading.content is None:
        return reading.account
    given = _as_it_applies(one.given, reading.account)
    now = datetime.now(UTC)
    ticket = load.Ticket(
        by=by,
        at=now.replace(tzinfo=None),
        today=now.astimezone().date(),
        bytes=one.path.stat().st_size,
        fiscal_start_month=fiscal_start_month(),
    )
    earlier = load.earlier(cursor, reading.account.sha256, given)
    account = _known(reading.account, earlier)
    if account is not None and account.status == "unchanged":
        return account
    for before in earlier:
        if before.undone == before.same_reading:
            touched.append(before.upload_id)
            load.mark(cursor, before.upload_id, by, ticket.at, undone=not before.same_reading)
    if account is None:
        upload_id, account = load.load(cursor, reading.account, reading.content, given, ticket)
        touched.append(upload_id)
    return account


def _known(account: FileReading, earlier: list[load.Earlier]) -> FileReading | None:
    """What becomes of bytes that were loaded before in the same reading: unchanged, or brought back after an undo."""
    same = [one for one in earlier if one.same_reading]
    if not same:
        return None
    if same[0].undone:
        return account.ended("loaded", "The same file was loaded before and undone; it counts again.")
    return account.ended("unchanged", "The same file was loaded before; nothing changes.")


def _as_it_applies(given: Given, account: FileReading) -> Given:
    """Only the corrections for shapes that this file has: others don't make it another reading."""
    shapes = {sheet.fingerprint for sheet in account.sheets}
    return replace(
        given,
        corrections={shape: told for shape, told in given.corrections.items() if shape in shapes},
        arrangements={shape: told for shape, told in given.arrangements.items() if shape in shapes},
    )


def _mark(store: Store, upload_id: int, by: str, *, undone: bool) -> None:
    with store.transaction() as cursor:
        load.mark(cursor, upload_id, by, datetime.now(UTC).replace(tzinfo=None), undone=undone)
        _recompute(cursor, [upload_id])


def _mark_end(store: Store, kind: str, thing_id: str, by: str, *, ended: bool) -> None:
    """Votes stay as they are: an end changes what counts, not what the words say."""
    with store.transaction() as cursor:
        now = datetime.now(UTC).replace(tzinfo=None)
        cursor.execute("insert into end_mark values (?, ?, ?, ?, ?)", [kind, thing_id, ended, now, by])
        catalog.refresh(cursor, after="end_mark")


def _recompute(cursor: duckdb.DuckDBPyConnection, uploads: Sequence[int]) -> None:
    """Current versions first, for the mapping reads them; then what rests on its votes."""
    catalog.refresh(cursor)
    mapping.map_objectives(cursor, uploads)
    catalog.refresh(cursor, after="vote")


def _original(store: Store, sha256: str) -> Path | None:
    """Where the upload's bytes lie, or would lie; a published copy has those of its store. None for a store in memory."""
    if store.path is None:
        return None
    path = store.path.with_suffix("") if store.read_only else store.path
    return originals(path) / sha256[:2] / sha256


def _keep_original(store: Store, path: Path, sha256: str) -> None:
    original = _original(store, sha256)
    if original is not None and not original.exists():
        original.parent.mkdir(parents=True, exist_ok=True)
        # Of a name of its own: the same file may come twice at once.
        draft = original.with_suffix(f".{secrets.token_hex(4)}.part")
        shutil.copyfile(path, draft)
        draft.replace(original)


def today() -> date:
    """The day on this machine's calendar. Only the doors ask."""
    return datetime.now(UTC).astimezone().date()
