"""Rows of values as lines of text, CSV or JSON, as the command line prints them."""

import csv
import io
import json
from collections.abc import Callable, Sequence
from dataclasses import fields
from datetime import date
from typing import Any

WIDEST = 40
"""Letters of a cell in text; scripts take csv or json, which cut nothing."""


def listing(rows: Sequence[Any], form: str) -> str:
    """Dataclasses of one kind in one of `FORMATS`, a row each; without a line's end behind the last."""
    return FORMATS[form]([_plain(row) for row in rows])


def as_csv(rows: Sequence[dict[str, Any]]) -> str:
    """With the columns of the first row; nothing for no rows."""
    out = io.StringIO()
    if rows:
        writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return out.getvalue().rstrip("\n")


def _plain(row: Any) -> dict[str, Any]:
    """A dataclass as the plain values of a table's row."""
    plain = {}
    for field in fields(row):
        value = getattr(row, field.name)
        plain[field.name] = value.isoformat() if isinstance(value, date) else getattr(value, "value", value)
    return plain


def _as_text(rows: Sequence[dict[str, Any]]) -> str:
    """Columns aligned for reading."""
    if not rows:
        return "Nothing to show."
    lines = [list(rows[0]), *([_short(value) for value in row.values()] for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    return "\n".join("  ".join(text.ljust(width) for text, width in zip(line, widths, strict=True)).rstrip() for line in lines)


def _short(value: object) -> str:
    text = "" if value is None else f"{value:.4g}" if isinstance(value, float) else " ".join(str(value).split())
    return text if len(text) <= WIDEST else text[: WIDEST - 1] + "…"


FORMATS: dict[str, Callable[[Sequence[dict[str, Any]]], str]] = {
    "text": _as_text,
    "csv": as_csv,
    "json": lambda rows: json.dumps(rows, ensure_ascii=False, indent=1),
}
