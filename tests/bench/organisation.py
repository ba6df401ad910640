"""An organisation of any size, put straight into a store: for benchmarks, never for a claim about importing."""

from datetime import UTC, date, datetime
from pathlib import Path

import duckdb

from scorecard.measures import catalog
from scorecard.store.store import Store

AS_OF = date(2026, 9, 15)
NOW = datetime(2026, 9, 1, tzinfo=UTC).replace(tzinfo=None)
PERIOD = "2026-Q3"


def fill(store: Store, key_results: int, check_ins_each: int = 13) -> None:
    """`key_results` key results, three an objective, twenty objectives a unit, weekly check-ins in one quarter; with words of status."""
    objectives = key_results // 3
    with store.transaction() as cursor:
        cursor.execute("insert into period values (?, date '2026-07-01', date '2026-09-30')", [PERIOD])
        cursor.execute("insert into upload values (1, 'bench', 'bench', 'bench.xlsx', 1, ?, 'bench', '[]')", [NOW])
        cursor.execute(
            """
            insert into objective_version
            select 1, 'Q3', i + 2, 'A' || (i + 2), 'O' || i, null, null, ?, 'Unit ' || (i // 20), 'Objective number ' || i, true,
              'Owner ' || (i % 500), null, 1, 'committed', 'active', false
            from range(?) as numbers(i)
            """,
            [PERIOD, objectives],
        )
        cursor.execute(
            """
            insert into key_result_version (upload_id, sheet, row, cell, key_result_id, objective_id, text, owner, unit_of_measure,
              baseline, target, weight, status_word)
            select 1, 'Q3', i + 2, 'B' || (i + 2), 'K' || i, 'O' || (i % ?), 'Key result number ' || i,
              'Owner ' || (i % 500), 'days', 100, 60 + i % 30, 1 + i % 3, ['On track', 'At risk', 'Off track'][1 + i % 3]
            from range(?) as numbers(i)
            """,
            [objectives, key_results],
        )
        cursor.execute(
            """
            insert into check_in_version
            select 1, 'Log', i + 2, 'C' || (i + 2), 'K' || (i % ?), date '2026-07-05' + 7 * (i // ?)::integer, true,
              100 - (i // ?) * (1 + i % 3), null, 1 + i % 10, case when i % 5 < 2 then ['On track', 'At risk'][1 + i % 2] end,
              case when i % 7 = 0 then 'Waiting for the new system' end, null, null, null
            from range(?) as numbers(i)
            """,
            [key_results, key_results, key_results, key_results * check_ins_each],
        )
        _take_words(cursor, 1)
        cursor.execute(
            """
            insert into vote (objective_id, voter, name, perspective, confidence, reason, cast_at)
            select 'O' || i, 'rule', 'lexicon', ['financial', 'customer', 'internal_process', 'learning_growth'][1 + i % 4], 1, '', ?
            from range(?) as numbers(i) where i % 11 > 0
            """,
            [NOW, objectives],
        )
        catalog.refresh(cursor)


def again(store: Store, upload: int) -> None:
    """The same quarter once more as a later upload: a tenth of the targets and a twentieth of the values moved, a fiftieth left out."""
    with store.transaction() as cursor:
        cursor.execute("insert into upload values (?, 'bench' || ?, 'bench', 'bench.xlsx', 1, ?, 'bench', '[]')", [upload, upload, NOW])
        objectives = "insert into objective_version select * replace (? as upload_id) from objective_version where upload_id = 1"
        cursor.execute(objectives, [upload])
        cursor.execute(
            """
            insert into key_result_version
            select * replace (? as upload_id, case when row % 10 = ? then target + 1 else target end as target)
            from key_result_version where upload_id = 1 and row % 50 <> ?
            """,
            [upload, upload, upload],
        )
        cursor.execute(
            """
            insert into check_in_version
            select * replace (? as upload_id, case when row % 20 = ? then value + 1 else value end as value)
            from check_in_version where upload_id = 1
            """,
            [upload, upload],
        )
        _take_words(cursor, upload)
        catalog.refresh(cursor)


def _take_words(cursor: duckdb.DuckDBPyConnection, upload: int) -> None:
    cursor.execute(
        """
        insert into status_reading
        select ?, sheet, word, status
        from (values ('On track', 'on_track'), ('At risk', 'at_risk'), ('Off track', 'behind')) as words(word, status),
          (values ('Q3'), ('Log')) as sheets(sheet)
        """,
        [upload],
    )


def opened(path: Path | None, key_results: int, uploads: int = 1) -> Store:
    """A new store of that size, its quarter uploaded so many times."""
    store = Store(path)
    with store.cursor() as cursor:
        catalog.bind(cursor)
    fill(store, key_results)
    for upload in range(2, uploads + 1):
        again(store, upload)
    return store
