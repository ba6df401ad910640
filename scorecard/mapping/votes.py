"""How votes are cast, and what objectives say to those who vote."""

from collections.abc import Mapping, Sequence
from datetime import datetime

import duckdb
import pyarrow as pa

Vote = tuple[str, str, str, str | None, float, str, datetime, str | None, bool | None]
"""objective_id, voter, name, perspective, confidence, reason, cast_at, secondary, esg."""
Said = tuple[str, str, str | None, int, list[str]]
"""objective_id, text, unit, mapping version, and the texts of its key results."""
CURRENT = """(
    select objective.*, period_mapping.mapping_version
    from objective join period_mapping on period_mapping.period is not distinct from objective.period
)"""
"""Every current objective, as a source of those to be judged."""
OBJECTIVE_WEIGHT = 1.5
KEY_RESULT_WEIGHT = 1.0


def weighed(text: str, results: Sequence[str]) -> list[tuple[str, float]]:
    """What an objective and its key results say, each text with its weight (methodology §9.4)."""
    return [(text, OBJECTIVE_WEIGHT), *((result, KEY_RESULT_WEIGHT / len(results)) for result in results)]


def texts_of(cursor: duckdb.DuckDBPyConnection, source: str, given: Mapping[str, object] | None = None) -> list[Said]:
    """What the objectives of a source say to those who judge them, in the order of their ids."""
    return cursor.execute(
        f"""
        select judged.objective_id, judged.text, judged.unit, judged.mapping_version,
          coalesce(list(key_result.text order by key_result.key_result_id) filter (key_result.text is not null and judged.stated), [])
        from {source} as judged
        left join key_result on key_result.objective_id = judged.objective_id
        group by judged.objective_id, judged.text, judged.unit, judged.mapping_version
        order by judged.objective_id
        """,
        given or {},
    ).fetchall()


def cast(cursor: duckdb.DuckDBPyConnection, votes: Sequence[Vote]) -> None:
    """Add votes inside the caller's transaction."""
    if not votes:
        return
    names = ("objective_id", "voter", "name", "perspective", "confidence", "reason", "cast_at", "secondary", "esg")
    types = (*[pa.string()] * 4, pa.float64(), pa.string(), pa.timestamp("us"), pa.string(), pa.bool_())
    columns = [pa.array(column, kind) for column, kind in zip(zip(*votes, strict=True), types, strict=True)]
    cursor.register("staged_votes", pa.table(columns, names=names))
    cursor.execute("insert into vote by name select * from staged_votes")
    cursor.unregister("staged_votes")
