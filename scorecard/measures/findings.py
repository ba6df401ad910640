"""Which findings of a workbook are gone since the upload before."""

from scorecard.measures.ask import rows
from scorecard.model.finding import FindingChange, FindingChanges, Severity
from scorecard.store.store import Store


def changes(store: Store, upload: int) -> FindingChanges | None:
    """An upload's findings against those of the upload before it; None where it follows none."""
    with store.cursor() as cursor:
        before = cursor.execute(
            """
            select upload.upload_id, upload.file from upload_before join upload on upload.upload_id = upload_before.before
            where upload_before.upload_id = $upload
            """,
            {"upload": upload},
        ).fetchone()
    if before is None:
        return None
    order = "sheet, row, length(cell), cell, code, value, message"
    found = rows(store, FindingChange, f"from finding_change where upload = $upload order by {order}", {"upload": upload})
    gravest_first = [severity.value for severity in Severity]
    return FindingChanges(before[0], before[1], tuple(sorted(found, key=lambda one: gravest_first.index(one.severity))))


def upload_of(store: Store, sha256: str) -> int | None:
    """The newest upload of these bytes that counts."""
    with store.cursor() as cursor:
        found = cursor.execute(
            """
            select max(upload.upload_id) from upload join standing_upload on standing_upload.upload_id = upload.upload_id
            where upload.sha256 = $sha256
            """,
            {"sha256": sha256},
        ).fetchone()
    return found[0] if found else None
