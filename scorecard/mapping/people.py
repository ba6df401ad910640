"""What people say about perspectives. Their votes are added like any other; taking one back is a vote too."""

from collections.abc import Sequence
from datetime import UTC, datetime

import duckdb


def decide(
    cursor: duckdb.DuckDBPyConnection,
    objective_ids: Sequence[str],
    perspective: str | None,
    *,
    by: str,
    reason: str = "",
    secondary: str | None = None,
    esg: bool | None = None,
) -> None:
    """One decision on some objectives, inside the caller's transaction; None withdraws what people said about them before.

    With `secondary` and `esg` None it says nothing beside the perspective.
    """
    cursor.execute(
        """
        insert into vote by name
        select unnest($objective_ids) as objective_id, 'person' as voter, $by as name, $perspective as perspective,
          1.0 as confidence, $reason as reason, $at as cast_at, $secondary as secondary, $esg as esg
        """,
        {
            "objective_ids": list(dict.fromkeys(objective_ids)),
            "by": by,
            "perspective": perspective,
            "reason": reason or "Decided by a person.",
            "at": datetime.now(UTC).replace(tzinfo=None),
            "secondary": secondary,
            "esg": esg,
        },
    )


def take_back(cursor: duckdb.DuckDBPyConnection, *, by: str) -> list[str]:
    """Take this person's newest decision back wherever it still holds, inside the caller's transaction.

    The decision before it stands again, whoever made it; without one, file and words speak. The objectives it was about; empty
    when this person has nothing to take back.
    """
    undone = cursor.execute(
        """
        insert into vote by name
        select last.objective_id, 'person' as voter, last.name, earlier.perspective, coalesce(earlier.confidence, 1.0) as confidence,
          case when earlier.perspective is null then 'Took the decision back.'
            else 'Took the decision back; what ' || earlier.name || ' said before stands again: ' || earlier.reason end as reason,
          earlier.secondary, earlier.esg, $at as cast_at, last.cast_at as takes_back
        from decision as last
        left join decision as earlier on earlier.objective_id = last.objective_id and earlier.recency = 2
        where last.recency = 1 and last.name = $by
          and last.cast_at = (select max(cast_at) from decision where name = $by and recency = 1)
        returning objective_id
        """,
        {"by": by, "at": datetime.now(UTC).replace(tzinfo=None)},
    ).fetchall()
    return [objective_id for (objective_id,) in undone]
