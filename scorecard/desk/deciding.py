"""What people decide about what was imported: undo, end, how a shape of sheet is read."""

from collections.abc import Sequence
from datetime import UTC, datetime

import duckdb

from scorecard.desk.opening import original
from scorecard.intake.storing import kept, load
from scorecard.mapping import run as mapping
from scorecard.measures import catalog
from scorecard.model.reading import Arrangement, Given
from scorecard.store.store import Store


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


def fix_list(store: Store, upload_id: int) -> bytes:
    """An upload's workbook with its findings marked and listed. Raises UnreadableFile for an upload that does not count."""
    # It takes longer to import than a small file does to be read and loaded.
    from scorecard.export import fix_list as marked

    with store.cursor() as cursor:
        found = cursor.execute("select sha256 from upload where upload_id = ?", [upload_id]).fetchone()
    return marked.fix_list(store, upload_id, original(store, found[0]) if found else None)


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


def _mark(store: Store, upload_id: int, by: str, *, undone: bool) -> None:
    with store.transaction() as cursor:
        load.mark(cursor, upload_id, by, datetime.now(UTC).replace(tzinfo=None), undone=undone)
        recompute(cursor, [upload_id])


def _mark_end(store: Store, kind: str, thing_id: str, by: str, *, ended: bool) -> None:
    """Votes stay as they are: an end changes what counts, not what the words say."""
    with store.transaction() as cursor:
        now = datetime.now(UTC).replace(tzinfo=None)
        cursor.execute("insert into end_mark values (?, ?, ?, ?, ?)", [kind, thing_id, ended, now, by])
        catalog.refresh(cursor, after="end_mark")


def recompute(cursor: duckdb.DuckDBPyConnection, uploads: Sequence[int]) -> None:
    """Current versions first, for the mapping reads them; then what rests on its votes. While it weighs words, the store fills the rest."""
    catalog.refresh(cursor, before="vote", towards=mapping.READS)
    mapping.map_objectives(cursor, uploads, meanwhile=lambda: catalog.refresh(cursor, before="vote", beside=mapping.READS))
    catalog.refresh(cursor, after="vote")
