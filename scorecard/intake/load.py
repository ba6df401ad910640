"""From a reading to the store: identity, versions, findings, and the ledger that makes twice once.

Identity (architecture, "Identity and time"): an objective is its file's id within unit and period if it has one, else
its text there; a key result its id, else its text under its objective. Texts are compared case folded, without
accents and punctuation.
"""

import hashlib
import json
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime

import duckdb
import pyarrow as pa

from scorecard.intake.kept import keep_shapes
from scorecard.intake.statuses import write_statuses
from scorecard.intake.tables import Content
from scorecard.model.finding import Finding, Severity
from scorecard.model.period import period_of
from scorecard.model.reading import FileReading, Given

MOST_REPEATS_NAMED = 100
"""Findings for repeated key results name this many rows; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Ticket:
    """Who brings which bytes, when."""

    by: str
    at: datetime
    """UTC, without zone."""
    today: date
    bytes: int
    fiscal_start_month: int | None = None


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


def earlier(cursor: duckdb.DuckDBPyConnection, sha256: str, given: Given) -> list[Earlier]:
    """The uploads of these bytes, newest first."""
    rows = cursor.execute(
        """
        select upload.upload_id, upload.reading = $reading, coalesce(arg_max(upload_mark.undone, upload_mark.marked_at), false)
        from upload left join upload_mark on upload_mark.upload_id = upload.upload_id
        where upload.sha256 = $sha256 group by upload.upload_id, upload.reading order by upload.upload_id desc
        """,
        {"sha256": sha256, "reading": reading_key(given)},
    ).fetchall()
    return [Earlier(*row) for row in rows]


def mark(cursor: duckdb.DuckDBPyConnection, upload_id: int, by: str, at: datetime, *, undone: bool) -> None:
    """Undo an upload or take the undoing back. Nothing is deleted."""
    cursor.execute("insert into upload_mark values (?, ?, ?, ?)", [upload_id, at, by, undone])


def load(
    cursor: duckdb.DuckDBPyConnection, account: FileReading, content: Content, given: Given, ticket: Ticket
) -> tuple[int, FileReading]:
    """Write one reading into the store, inside the caller's transaction.

    Returns the upload's number, and the account with what loading found.
    """
    [(upload_id,)] = cursor.execute("select coalesce(max(upload_id), 0) + 1 from upload").fetchall()
    _stage(cursor, content)
    _name_things(cursor)
    repeats = _repeats(cursor, account.file)
    account = replace(account, findings=(*account.findings, *repeats))
    _write_ledger(cursor, upload_id, account, given, ticket)
    keep_shapes(cursor, account)
    _write_periods(cursor, ticket.fiscal_start_month)
    _write_versions(cursor, upload_id, ticket.today)
    write_statuses(cursor, upload_id)
    _write_links(cursor, upload_id, content.borrowed, ticket.today)
    _write_findings(cursor, upload_id, account.findings)
    _unstage(cursor)
    return upload_id, account


STAGED = ("objectives", "key_results", "check_ins", "loose_check_ins", "dependencies", "units", "source_rows")


def _stage(cursor: duckdb.DuckDBPyConnection, content: Content) -> None:
    for name in STAGED:
        cursor.register(f"staged_{name}", getattr(content, name))


def _unstage(cursor: duckdb.DuckDBPyConnection) -> None:
    for name in STAGED:
        cursor.unregister(f"staged_{name}")
    cursor.execute("drop table named_objective")
    cursor.execute("drop table named_key_result")


def _name_things(cursor: duckdb.DuckDBPyConnection) -> None:
    """Give every staged objective and key result its id; of equal ones the first in the file is kept (`twin_of` says which)."""
    cursor.execute(
        """
        create temporary table named_objective as
        with own as (
          select objective_key, min(source_id) as source_id from staged_key_results group by objective_key
        ),
        told as (
          select staged_objectives.*,
            coalesce(unit, '') || chr(31) || coalesce(period, '') as place,
            coalesce(staged_objectives.source_id, case when not stated then own.source_id end) as known_as
          from staged_objectives left join own on own.objective_key = staged_objectives.key
        )
        select told.*,
          'O' || substr(md5(concat_ws(chr(31),
            stated,
            place,
            case when known_as is not null then 'id ' || lower(known_as) else compared end)), 1, 16) as objective_id
        from told
        """
    )
    cursor.execute(
        """
        create temporary table named_key_result as
        with named as materialized (
          select staged_key_results.*, named_objective.objective_id, named_objective.period,
            'K' || substr(md5(
              case
                when staged_key_results.source_id is not null
                then 'id' || chr(31) || place || chr(31) || lower(staged_key_results.source_id)
                else objective_id || chr(31) || staged_key_results.compared
              end), 1, 16) as key_result_id
          from staged_key_results
          join named_objective on named_objective.key = staged_key_results.objective_key
        )
        select named.*, first.key as twin_of
        from named
        join (select key_result_id, min(key) as key from named group by key_result_id) as first on first.key_result_id = named.key_result_id
        """
    )


def _repeats(cursor: duckdb.DuckDBPyConnection, file: str) -> list[Finding]:
    """Rows that repeat another row's key result: kept once, and said."""
    rows = cursor.execute(
        """
        select twin.sheet, twin.cell, twin.text, kept.row
        from named_key_result as twin join named_key_result as kept on kept.key = twin.twin_of
        where twin.key <> twin.twin_of order by twin.key
        """
    ).fetchall()
    found = [
        Finding(
            "key-result-repeated",
            Severity.WARNING,
            f"This row repeats the key result of row {row}; it counts once.",
            "Delete one of the rows, or give them different texts or ids.",
            file,
            sheet,
            cell,
            "",
            text,
        )
        for sheet, cell, text, row in rows[:MOST_REPEATS_NAMED]
    ]
    if len(rows) > MOST_REPEATS_NAMED:
        more = len(rows) - MOST_REPEATS_NAMED
        found.append(
            Finding(
                "key-result-repeated",
                Severity.WARNING,
                f"{more:,} more rows repeat a key result; each counts once.",
                "Delete the copies, or give them different texts or ids.",
                file,
            )
        )
    return found


def _write_ledger(cursor: duckdb.DuckDBPyConnection, upload_id: int, account: FileReading, given: Given, ticket: Ticket) -> None:
    told = json.dumps([asdict(sheet) for sheet in account.sheets], ensure_ascii=False)
    cursor.execute(
        "insert into upload values (?, ?, ?, ?, ?, ?, ?, ?)",
        [upload_id, account.sha256, reading_key(given), account.file, ticket.bytes, ticket.at, ticket.by, told],
    )
    cursor.execute("insert into source_row select ?, sheet, row, cells from staged_source_rows", [upload_id])
    cursor.execute("insert into unit_version select distinct ?, unit, parent, level from staged_units", [upload_id])


def _write_periods(cursor: duckdb.DuckDBPyConnection, fiscal_start_month: int | None) -> None:
    new = cursor.execute(
        "select distinct period from named_objective where period is not null and period not in (select period_id from period)"
    ).fetchall()
    for (period_id,) in sorted(new):
        period = period_of(period_id, fiscal_start_month)
        cursor.execute("insert into period values (?, ?, ?)", [period.period_id, period.starts_on, period.ends_on])


def _write_versions(cursor: duckdb.DuckDBPyConnection, upload_id: int, today: date) -> None:
    cursor.execute(
        """
        insert into objective_version by name
        select $upload_id as upload_id, sheet, row, cell, objective_id, source_id, parent_source_id, period, unit, text, stated,
          owner, perspective_word, weight, goal_mode, state
        from (
          select *, row_number() over (partition by objective_id order by key) as copy from named_objective
        ) where copy = 1
        """,
        {"upload_id": upload_id},
    )
    cursor.execute(
        """
        insert into key_result_version by name
        select $upload_id as upload_id, sheet, row, cell, key_result_id, objective_id, source_id, text, owner, unit_of_measure,
          baseline, baseline_cell, target, target_cell, direction, weight, starts_on, due_on, status_word
        from named_key_result where key = twin_of
        """,
        {"upload_id": upload_id},
    )
    # A value without a date was true when the file came, but never after its period (architecture, "Identity and time").
    cursor.execute(
        """
        insert into check_in_version by name
        select $upload_id as upload_id, staged_check_ins.sheet, staged_check_ins.row, staged_check_ins.cell,
          named_key_result.key_result_id,
          coalesce(staged_check_ins.observed_on,
            case when period.ends_on < $today then period.ends_on else $today end) as observed_on,
          staged_check_ins.observed_on is not null as dated,
          value, percent_complete, confidence, staged_check_ins.status_word, comment, blocker, support_needed
        from staged_check_ins
        join named_key_result on named_key_result.key = staged_check_ins.key_result_key
        left join period on period.period_id = named_key_result.period
        """,
        {"upload_id": upload_id, "today": today},
    )


def _write_links(cursor: duckdb.DuckDBPyConnection, upload_id: int, borrowed: frozenset[int], today: date) -> None:
    """What waits for other files: values by name, key results of which only values are known, dependencies."""
    cursor.execute(
        """
        insert into loose_check_in by name
        select $upload_id as upload_id, * replace (coalesce(observed_on, $today) as observed_on), observed_on is not null as dated
        from staged_loose_check_ins
        """,
        {"upload_id": upload_id, "today": today},
    )
    cursor.execute("insert into dependency_version by name select $1 as upload_id, * from staged_dependencies", [upload_id])
    cursor.register("staged_borrowed", pa.table({"key": pa.array(sorted(borrowed), pa.int64())}))
    cursor.execute(
        """
        insert into borrowed_key_result
        select distinct ?, named_key_result.key_result_id
        from named_key_result join staged_borrowed on staged_borrowed.key = named_key_result.key
        """,
        [upload_id],
    )
    cursor.unregister("staged_borrowed")


def _write_findings(cursor: duckdb.DuckDBPyConnection, upload_id: int, findings: tuple[Finding, ...]) -> None:
    names = ("code", "sheet", "cell", "heading", "value", "message", "fix")
    table = pa.table(
        {
            **{name: pa.array([getattr(finding, name) for finding in findings], pa.string()) for name in names},
            "severity": pa.array([finding.severity.value for finding in findings], pa.string()),
        }
    )
    cursor.register("staged_findings", table)
    cursor.execute("insert into finding by name select $upload_id as upload_id, * from staged_findings", {"upload_id": upload_id})
    cursor.unregister("staged_findings")
