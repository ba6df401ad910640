"""Status words on their way into the store: what each says, told by all the words of its sheet."""

import duckdb
import pyarrow as pa

from scorecard.model.status import statuses


def write_statuses(cursor: duckdb.DuckDBPyConnection, upload_id: int) -> None:
    """Keep how the words of the staged key results and check-ins were understood, one row for each sheet and word."""
    words = cursor.execute(
        """
        select sheet, list(distinct status_word) from (
          select sheet, status_word from staged_key_results union all select sheet, status_word from staged_check_ins
        ) where status_word is not null group by sheet
        """
    ).fetchall()
    read = [(sheet, word, status) for sheet, told in words for word, status in statuses(told).items()]
    if not read:
        return
    columns = [pa.array(column, pa.string()) for column in zip(*read, strict=True)]
    cursor.register("staged_statuses", pa.table(columns, names=["sheet", "word", "status"]))
    cursor.execute("insert into status_reading by name select $upload_id as upload_id, * from staged_statuses", {"upload_id": upload_id})
    cursor.unregister("staged_statuses")
