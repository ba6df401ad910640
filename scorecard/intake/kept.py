"""What people said about shapes of sheets, kept for the next file of such a shape; and the shapes that were seen."""

import json
from dataclasses import asdict, replace
from datetime import UTC, datetime
from string import ascii_uppercase
from typing import Any

import duckdb

from scorecard.model.reading import Arrangement, FileReading, Given, Shape

MOST_SHAPES = 200
"""The newest shapes that a sheet is compared with."""


def keep_fields(cursor: duckdb.DuckDBPyConnection, fingerprint: str, fields: dict[str, str | None], by: str) -> None:
    """A person's word on columns, inside the caller's transaction: heading -> field, or None for "not used"."""
    for heading, field in fields.items():
        cursor.execute("insert into column_correction values (?, ?, ?, ?, ?)", [fingerprint, heading, field, _now(), by])


def keep_arrangement(cursor: duckdb.DuckDBPyConnection, fingerprint: str, told: Arrangement, by: str) -> None:
    """A person's word on a layout, inside the caller's transaction. The period is not kept: the next file is of another one."""
    text = json.dumps(asdict(replace(told, period=None)), ensure_ascii=False)
    cursor.execute("insert into arrangement values (?, ?, ?, ?)", [fingerprint, text, _now(), by])


def keep_shapes(cursor: duckdb.DuckDBPyConnection, account: FileReading) -> None:
    """The sheets' headings and what they were taken for, where that was not known yet."""
    for sheet in account.sheets:
        if sheet.heading_row is not None:
            first = (one for one in sheet.columns if one.cell.lstrip(ascii_uppercase) == str(sheet.heading_row))
            headings = json.dumps({one.heading: one.field for one in first}, ensure_ascii=False)
            cursor.execute(
                """
                insert into shape select $shape, $headings, $file, $sheet, $at
                where not exists (select 1 from shape where fingerprint = $shape and headings = $headings)
                """,
                {"shape": sheet.fingerprint, "headings": headings, "file": account.file, "sheet": sheet.sheet, "at": _now()},
            )


def with_kept(cursor: duckdb.DuckDBPyConnection, given: Given) -> Given:
    """`given`, with the newest kept word on each shape of sheet, and the shapes known; what the person says now wins."""
    fields: dict[str, dict[str, str | None]] = {}
    for fingerprint, heading, field in cursor.execute(
        "select fingerprint, heading, field from column_correction order by corrected_at"
    ).fetchall():
        fields.setdefault(fingerprint, {})[heading] = field
    for fingerprint, told in given.corrections.items():
        fields.setdefault(fingerprint, {}).update(told)
    arranged = cursor.execute("select fingerprint, told from arrangement order by arranged_at").fetchall()
    shapes = cursor.execute(
        "select fingerprint, headings, file, sheet from shape order by seen_at desc, fingerprint limit ?", [MOST_SHAPES]
    ).fetchall()
    return replace(
        given,
        corrections=fields,
        arrangements={**{fingerprint: _arrangement(json.loads(text)) for fingerprint, text in arranged}, **given.arrangements},
        shapes={fingerprint: Shape(json.loads(headings), file, sheet) for fingerprint, headings, file, sheet in reversed(shapes)},
    )


def _arrangement(told: dict[str, Any]) -> Arrangement:
    return Arrangement(**{**told, "rows_left_out": tuple(told["rows_left_out"])})


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
