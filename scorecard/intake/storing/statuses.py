"""Status words on their way into the store: what each says, told by all the words of its sheet."""

import duckdb
import pyarrow as pa

from scorecard.model.status import statuses


def write_statuses(cursor: duckdb.DuckDBPyConnection) -> None:
    """Keep how the words of the staged key results and check-ins were understood, one row for each upload, sheet and word."""
    words: dict[tuple[int, str], dict[str, str | None]] = {}
    for upload_id, sheet, word, status in cursor.execute(
        """
        select upload_id, sheet, status_word, min(status) from (
          select upload_id, sheet, status_word, status from staged_key_results
          union all
          select upload_id, sheet, status_word, status from staged_check_ins
          union all
          select upload_id, sheet, status_word, status from staged_answers
        ) where status_word is not null group by upload_id, sheet, status_word
        """
    ).fetchall():
        words.setdefault((upload_id, sheet), {})[word] = status
    read = [
        (upload_id, sheet, word, told[word] or status)
        for (upload_id, sheet), told in words.items()
        for word, status in statuses(told).items()
    ]
    if not read:
        return
    types = (pa.int32(), pa.string(), pa.string(), pa.string())
    columns = [pa.array(column, kind) for column, kind in zip(zip(*read, strict=True), types, strict=True)]
    cursor.register("staged_statuses", pa.table(columns, names=["upload_id", "sheet", "word", "status"]))
    cursor.execute("insert into status_reading by name select * from staged_statuses")
    cursor.unregister("staged_statuses")
