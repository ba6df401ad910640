"""What people said about shapes of sheets, kept for the next file of such a shape; and the shapes that were seen."""

import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime
from string import ascii_uppercase
from typing import Any

import duckdb
import pyarrow as pa

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


def keep_shapes(cursor: duckdb.DuckDBPyConnection, accounts: Sequence[FileReading]) -> None:
    """The sheets' headings and what they were taken for, where that was not known yet."""
    seen: dict[tuple[str, str], dict[str, object]] = {}
    for account in accounts:
        for sheet in account.sheets:
            if sheet.heading_row is not None:
                first = (one for one in sheet.columns if one.cell.lstrip(ascii_uppercase) == str(sheet.heading_row))
                headings = json.dumps({one.heading: one.field for one in first}, ensure_ascii=False)
                told = {"fingerprint": sheet.fingerprint, "headings": headings, "file": account.file, "sheet": sheet.sheet}
                seen.setdefault((sheet.fingerprint, headings), {**told, "seen_at": _now()})
    if not seen:
        return
    cursor.register("staged_shapes", pa.Table.from_pylist(list(seen.values())))
    cursor.execute(
        """
        insert into shape by name
        select staged_shapes.* from staged_shapes
        anti join shape on shape.fingerprint = staged_shapes.fingerprint and shape.headings = staged_shapes.headings
        """
    )
    cursor.unregister("staged_shapes")


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
