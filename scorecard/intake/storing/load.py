"""From readings to the store: versions, findings, and the ledger that makes twice once.

Many readings are written at once, each statement for all of them: small files would otherwise cost little but statements.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from scorecard.intake.storing.answered import take_answers
from scorecard.intake.storing.kept import keep_shapes
from scorecard.intake.storing.naming import name_things
from scorecard.intake.storing.statuses import write_statuses
from scorecard.intake.tables import Content
from scorecard.model.period import period_of
from scorecard.model.reading import FileReading, Given


@dataclass(frozen=True, slots=True)
class Ticket:
    """Who brings files, when."""

    by: str
    at: datetime
    """UTC, without zone."""
    today: date
    fiscal_start_month: int | None = None


@dataclass(frozen=True, slots=True)
class Delivery:
    """A file that was read and is to be loaded."""

    account: FileReading
    content: Content
    given: Given
    bytes: int


@dataclass(frozen=True, slots=True)
class Earlier:
    """An upload of the same bytes."""

    upload_id: int
    same_reading: bool
    undone: bool


def reading_key(given: Given) -> str:
    """What a person said about a file, as one short text: the same bytes read otherwise are another upload."""
    told = json.dumps(asdict(replace(given, shapes={})), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def earlier(cursor: duckdb.DuckDBPyConnection, asked: Mapping[str, Given]) -> dict[str, list[Earlier]]:
    """For each SHA-256, with what is said about that file now: the uploads of these bytes, newest first."""
    rows = cursor.execute(
        """
        select upload.sha256, upload.reading, upload.upload_id, coalesce(arg_max(upload_mark.undone, upload_mark.marked_at), false)
        from upload left join upload_mark on upload_mark.upload_id = upload.upload_id
        where upload.sha256 in (select unnest($asked))
        group by upload.sha256, upload.reading, upload.upload_id order by upload.upload_id desc
        """,
        {"asked": list(asked)},
    ).fetchall()
    keys = {sha256: reading_key(asked[sha256]) for sha256, *_ in rows}
    found: dict[str, list[Earlier]] = {sha256: [] for sha256 in asked}
    for sha256, reading, upload_id, undone in rows:
        found[sha256].append(Earlier(upload_id, reading == keys[sha256], undone))
    return found


def mark(cursor: duckdb.DuckDBPyConnection, upload_id: int, by: str, at: datetime, *, undone: bool) -> None:
    """Undo an upload or take the undoing back. Nothing is deleted."""
    # The newest word holds, also where the clock stood still or was set back since the one before.
    cursor.execute(
        """
        insert into upload_mark
        select $upload_id, greatest(cast($at as timestamp), max(marked_at) + interval 1 microsecond), $by, $undone
        from upload_mark where upload_id = $upload_id
        """,
        {"upload_id": upload_id, "at": at, "by": by, "undone": undone},
    )


def load(cursor: duckdb.DuckDBPyConnection, deliveries: Sequence[Delivery], ticket: Ticket) -> list[tuple[int, FileReading]]:
    """Write readings of different bytes into the store, in their order, inside the caller's transaction.

    Returns for each its upload's number, and the account with what loading found. Raises Unread when not all of a file came.
    """
    [(first,)] = cursor.execute("select coalesce(max(upload_id), 0) + 1 from upload").fetchall()
    uploads = range(first, first + len(deliveries))
    _stage(cursor, uploads, [one.content for one in deliveries])
    files = [one.account.file for one in deliveries]
    cursor.register("staged_files", pa.table({"upload_id": uploads, "file": files, "several": [len(files) > 1] * len(files)}))
    name_things(cursor)
    cursor.unregister("staged_files")
    accounts = [one.account for one in deliveries]
    _write_ledger(cursor, uploads, deliveries, ticket)
    keep_shapes(cursor, accounts)
    _write_periods(cursor, ticket.fiscal_start_month)
    _write_versions(cursor, ticket.today)
    _write_plans(cursor, ticket.today)
    write_statuses(cursor)
    accounts = take_answers(cursor, dict(zip(uploads, accounts, strict=True)), ticket.today)
    _write_links(cursor, ticket.today)
    _write_findings(cursor, dict(zip(uploads, accounts, strict=True)))
    _unstage(cursor)
    _write_source_rows(cursor, uploads, [one.content for one in deliveries])
    return list(zip(uploads, accounts, strict=True))


STAGED = (
    "objectives", "key_results", "check_ins", "loose_check_ins", "dependencies", "milestones", "plan_points", "units", "answers",
)  # fmt: skip
KEYS = ("key", "objective_key", "key_result_key")
BATCH = 16_384
"""Rows that one thread takes at a time; a table in one piece is read by one thread alone."""
MOST_KEYS = 2**32
"""More keys than one reading has: those of the next begin there."""


def _stage(cursor: duckdb.DuckDBPyConnection, uploads: range, contents: Sequence[Content]) -> None:
    """The readings' tables, each as one for all of them: with a column of the uploads' numbers, and keys that are no other reading's."""
    for name in STAGED:
        tables = [_with_own_keys(getattr(content, name), place) for place, content in enumerate(contents)]
        cursor.register(f"staged_{name}", _together(uploads, tables))
    borrowed = [place * MOST_KEYS + key for place, content in enumerate(contents) for key in sorted(content.borrowed)]
    cursor.register("staged_borrowed", pa.table({"key": pa.array(borrowed, pa.int64())}))


def _together(uploads: range, tables: Sequence[pa.Table]) -> pa.Table:
    """One table an upload, with its number in each row."""
    told = zip(uploads, tables, strict=True)
    numbers = pa.chunked_array([pa.repeat(pa.scalar(number, pa.int32()), table.num_rows) for number, table in told], pa.int32())
    together = pa.concat_tables(tables).append_column("upload_id", numbers).combine_chunks()
    return pa.Table.from_batches(together.to_batches(BATCH), together.schema)


def _with_own_keys(table: pa.Table, place: int) -> pa.Table:
    for name in KEYS if place else ():
        if name in table.schema.names:
            column = table.schema.get_field_index(name)
            table = table.set_column(column, name, pc.add(table[name], place * MOST_KEYS))
    return table


def _unstage(cursor: duckdb.DuckDBPyConnection) -> None:
    for name in (*STAGED, "borrowed"):
        cursor.unregister(f"staged_{name}")
    cursor.execute("drop table named_objective; drop table named_key_result")


def _write_ledger(cursor: duckdb.DuckDBPyConnection, uploads: range, deliveries: Sequence[Delivery], ticket: Ticket) -> None:
    rows = [
        {
            "upload_id": upload_id,
            "sha256": one.account.sha256,
            "reading": reading_key(one.given),
            "file": one.account.file,
            "bytes": one.bytes,
            "uploaded_at": ticket.at,
            "uploaded_by": ticket.by,
            "account": json.dumps([asdict(sheet) for sheet in one.account.sheets], ensure_ascii=False),
        }
        for upload_id, one in zip(uploads, deliveries, strict=True)
    ]
    cursor.register("staged_uploads", pa.Table.from_pylist(rows))
    cursor.execute("insert into upload by name select * from staged_uploads")
    cursor.unregister("staged_uploads")
    cursor.execute("insert into unit_version by name select distinct * from staged_units")


def _write_periods(cursor: duckdb.DuckDBPyConnection, fiscal_start_month: int | None) -> None:
    new = cursor.execute(
        "select distinct period from named_objective where period is not null and period not in (select period_id from period)"
    ).fetchall()
    for (period_id,) in sorted(new):
        period = period_of(period_id, fiscal_start_month)
        cursor.execute("insert into period values (?, ?, ?)", [period.period_id, period.starts_on, period.ends_on])


def _write_versions(cursor: duckdb.DuckDBPyConnection, today: date) -> None:
    cursor.execute(
        """
        insert into objective_version by name
        select staged_objectives.upload_id, sheet, row, cell, objective_id, source_id, parent_source_id, staged_objectives.period, unit,
          text, stated, owner, perspective_word, weight, goal_mode, state, named_only
        from staged_objectives
        join (
          select min(key) as key, objective_id from named_objective group by upload_id, objective_id
        ) as first on first.key = staged_objectives.key
        """
    )
    cursor.execute(
        """
        insert into key_result_version by name
        select staged_key_results.upload_id, sheet, row, cell, key_result_id, objective_id, source_id, text, owner, unit_of_measure,
          baseline, baseline_cell, target, target_cell, direction, weight, starts_on, due_on, status_word, key_result_type, lower_limit,
          upper_limit, tolerance, stretch_target, accumulation, scale, plan_curve, metric, goal_mode, self_score, self_comment,
          named_key_result.numbered_anew
        from staged_key_results
        join named_key_result on named_key_result.key = staged_key_results.key
        where named_key_result.key = named_key_result.twin_of
        """
    )
    # A value without a date was true when the file came, but never after its period (architecture, "Identity and time"), nor after the
    # quarter or month that it is said of; once that is over, its last day is the value's.
    cursor.execute(
        """
        insert into check_in_version by name
        select staged_check_ins.upload_id, staged_check_ins.sheet, staged_check_ins.row, staged_check_ins.cell,
          named_key_result.key_result_id,
          coalesce(staged_check_ins.observed_on, least($today, period.ends_on, staged_check_ins.until)) as observed_on,
          staged_check_ins.observed_on is not null
            or coalesce(staged_check_ins.until <= least($today, period.ends_on), false) as dated,
          value, percent_complete, confidence, staged_check_ins.status_word, comment, blocker, support_needed, denominator
        from staged_check_ins
        join named_key_result on named_key_result.key = staged_check_ins.key_result_key
        left join period on period.period_id = named_key_result.period
        """,
        {"today": today},
    )


def _write_plans(cursor: duckdb.DuckDBPyConnection, today: date) -> None:
    """Milestones, numbered within their key result, and what was planned by date. Done without a day: as a value without a date."""
    cursor.execute(
        """
        insert into milestone_version by name
        select staged_milestones.upload_id, staged_milestones.sheet, staged_milestones.row, staged_milestones.cell,
          named_key_result.key_result_id,
          row_number() over (partition by staged_milestones.upload_id, named_key_result.key_result_id order by number) as step,
          text, weight, due_on,
          case
            when not done then null
            else coalesce(done_on, case when period.ends_on < $today then period.ends_on else $today end)
          end as done_on
        from staged_milestones
        join named_key_result on named_key_result.key = staged_milestones.key_result_key
        left join period on period.period_id = named_key_result.period
        """,
        {"today": today},
    )
    cursor.execute(
        """
        insert into plan_point_version by name
        select staged_plan_points.upload_id, sheet, row, cell, key_result_id, planned_on, planned_progress
        from staged_plan_points join named_key_result on named_key_result.key = staged_plan_points.key_result_key
        """
    )


def _write_links(cursor: duckdb.DuckDBPyConnection, today: date) -> None:
    """What waits for other files: values by name, key results of which only values are known, dependencies."""
    cursor.execute(
        """
        insert into loose_check_in by name
        select * replace (coalesce(observed_on, $today) as observed_on), observed_on is not null as dated from staged_loose_check_ins
        """,
        {"today": today},
    )
    cursor.execute("insert into dependency_version by name select * from staged_dependencies")
    cursor.execute(
        """
        insert into borrowed_key_result
        select distinct named_key_result.upload_id, named_key_result.key_result_id
        from named_key_result join staged_borrowed on staged_borrowed.key = named_key_result.key
        """
    )


def _write_source_rows(cursor: duckdb.DuckDBPyConnection, uploads: range, contents: Sequence[Content]) -> None:
    """Last of all: they come last. Raises Unread."""
    cursor.register("staged_source_rows", _together(uploads, [content.source_rows for content in contents]))
    cursor.execute("insert into source_row by name select * from staged_source_rows")
    cursor.unregister("staged_source_rows")


def _write_findings(cursor: duckdb.DuckDBPyConnection, accounts: Mapping[int, FileReading]) -> None:
    found = [(upload_id, one) for upload_id, account in accounts.items() for one in account.findings]
    names = ("code", "sheet", "cell", "heading", "value", "message", "fix")
    table = pa.table(
        {
            "upload_id": pa.array([upload_id for upload_id, _ in found], pa.int32()),
            **{name: pa.array([getattr(finding, name) for _, finding in found], pa.string()) for name in names},
            "severity": pa.array([finding.severity.value for _, finding in found], pa.string()),
        }
    )
    cursor.register("staged_findings", table)
    cursor.execute("insert into finding by name select * from staged_findings")
    cursor.unregister("staged_findings")
