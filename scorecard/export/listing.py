"""Rows of values as lines of text, CSV or JSON, as the command line prints them."""

import csv
import io
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import fields
from datetime import date
from typing import Any

WIDEST = 40
"""Letters of a cell in text; scripts take csv or json, which cut nothing."""

BEGINS_A_FORMULA = r"(^|[;\t\r\n])([ \t\r\n]*[=+@\-]|[\t\r])"
"""Where a spreadsheet would see a formula in a text of a CSV file: at its beginning, and behind what parts cells or rows where
lists are written with a semicolon. As both Python and Arrow read it."""
_FORMULA = re.compile(BEGINS_A_FORMULA)


def guarded(text: str) -> str:
    """A text as a cell of a CSV file that a person may open in a spreadsheet: what would begin a formula there keeps a quote before it."""
    return _FORMULA.sub(r"\1'\2", text)


def listing(rows: Sequence[Any], form: str) -> str:
    """Dataclasses of one kind in one of `FORMATS`, a row each; without a line's end behind the last."""
    return FORMATS[form]([_plain(row) for row in rows])


def as_csv(rows: Sequence[dict[str, Any]]) -> str:
    """With the columns of the first row; nothing for no rows. Texts are `guarded`; JSON has them as they are."""
    out = io.StringIO()
    if rows:
        writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows({name: guarded(cell) if isinstance(cell, str) else cell for name, cell in row.items()} for row in rows)
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
