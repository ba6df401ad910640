"""Check-in workbooks out, and decisions on answers that met another word."""

from datetime import UTC, datetime

from scorecard.intake.storing.answered import settle
from scorecard.measures import catalog
from scorecard.store.store import Store


def decide_answer(store: Store, upload_id: int, sheet: str, row: int, *, taken: bool, by: str) -> None:
    """A person's word on an answer that waits: `taken`, it becomes a check-in as its upload says it; else it stays out. Once decided, it
    waits no more; undoing its upload takes it out again."""
    with store.transaction() as cursor:
        which = [upload_id, sheet, row]
        cursor.execute(
            "create temporary table answer as select * from contested_waiting where upload_id = ? and sheet = ? and row = ?", which
        )
        cursor.execute("insert into contested_mark select upload_id, sheet, row, ?, ?, ? from answer", [taken, _now(), by])
        if taken:
            settle(cursor, "select * from answer")
        cursor.execute("drop table answer")
        catalog.refresh(cursor, after="check_in_version")


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
