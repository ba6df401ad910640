"""How the cells of an .ods look: percentages, currencies, errors, merged ranges, comments and the span.

OpenDocument names the kind of a value in the cell itself; it is handed on as the number format a workbook would show.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from scorecard.intake.grid import MergedRange
from scorecard.intake.readers.look import MOST_MERGED, Look

MOST_REPEATED = 1_000
"""Repeats of one cell whose format is noted one by one."""
_TABLE = re.compile(rb'<table:table\s((?:[^>"]|"[^"]*")*)>(.*?)</table:table>', re.DOTALL)
_ROW = re.compile(rb'<table:table-row\b((?:[^>"]|"[^"]*")*?)(?:/>|>(.*?)</table:table-row>)', re.DOTALL)
_CELL = re.compile(rb'<table:(?:covered-)?table-cell\b((?:[^>"]|"[^"]*")*?)(?:/>|>(.*?)</table:(?:covered-)?table-cell>)', re.DOTALL)
_NOTE = re.compile(rb"<office:annotation\b.*?</office:annotation>", re.DOTALL)
_CREATOR = re.compile(rb"<(dc:creator|dc:date|meta:date-string)\b.*?</\1>", re.DOTALL)
_ATTRIBUTE = re.compile(rb'([\w:-]+)="([^"]*)"')
_ERROR = re.compile(r"#[A-Z/0!?]+[!?A]|Err:\d+")


@dataclass(slots=True)
class _Found:
    formats: dict[tuple[int, int], str] = field(default_factory=dict)
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    uncached: list[tuple[int, int]] = field(default_factory=list)
    comments: dict[tuple[int, int], str] = field(default_factory=dict)
    merged: list[MergedRange] = field(default_factory=list)
    last_row: int = 0
    last_column: int = 0


def looks(content: bytes) -> dict[str, Look]:
    """The sheets by name."""
    found = {}
    for table in _TABLE.finditer(content, 0, content.rfind(b"</table:table>") + 14):
        name = html.unescape(dict(_ATTRIBUTE.findall(table[1])).get(b"table:name", b"").decode("utf-8", "replace"))
        found[name] = _look(table[2])
    return found


def _look(table: bytes) -> Look:
    found = _Found()
    for row, row_times, column, times, told, body in _cells(table):
        _note(found, row, row_times, column, times, told, body)
    return Look(
        formats=found.formats,
        merged=tuple(found.merged[:MOST_MERGED]),
        error_cells=found.errors,
        uncached=tuple(found.uncached),
        comments=found.comments,
        last_row=found.last_row,
        last_column=found.last_column,
    )


def _cells(table: bytes) -> Iterator[tuple[int, int, int, int, dict[bytes, bytes], bytes]]:
    """Row, how often it repeats, column, how often the cell repeats, attributes, body."""
    row = 1
    for line in _ROW.finditer(table, 0, table.rfind(b"</table:table-row>") + 18):
        row_times = _count(dict(_ATTRIBUTE.findall(line[1])), b"table:number-rows-repeated")
        column = 1
        for cell in _CELL.finditer(line[2] or b""):
            told = dict(_ATTRIBUTE.findall(cell[1]))
            times = _count(told, b"table:number-columns-repeated")
            if len(told) > 1 or cell[2]:
                yield row, row_times, column, times, told, cell[2] or b""
            column += times
        row += row_times


def _note(found: _Found, row: int, row_times: int, column: int, times: int, told: dict[bytes, bytes], body: bytes) -> None:
    across, down = _count(told, b"table:number-columns-spanned"), _count(told, b"table:number-rows-spanned")
    if across * down > 1:
        found.merged.append(MergedRange(row, column, row + down - 1, column + across - 1))
    if b"<office:annotation" in body:
        notes = [_text(_CREATOR.sub(b"", note)) for note in _NOTE.findall(body)]
        found.comments[row, column] = "\n".join(notes).strip()
        body = _NOTE.sub(b"", body)
    kind = told.get(b"office:value-type", b"")
    fault = _ERROR.fullmatch(_text(body)) if b"table:formula" in told else None
    if kind or fault:
        found.last_row = max(found.last_row, row + row_times - 1)
        found.last_column = max(found.last_column, column + times - 1)
    if fault:
        found.errors[row, column] = fault[0]
    elif b"table:formula" in told and not kind and not body:
        found.uncached.append((row, column))
    if kind in (b"percentage", b"currency"):
        currency = told.get(b"office:currency", b"").decode("ascii", "replace")
        code = "0%" if kind == b"percentage" else f"[${currency}]#,##0.00"
        for r in range(row, row + min(row_times, MOST_REPEATED)):
            for c in range(column, column + min(times, MOST_REPEATED)):
                found.formats[r, c] = code


def _text(body: bytes) -> str:
    lines = re.split(rb"</text:p>", body)
    return "\n".join(html.unescape(re.sub(rb"<[^>]*>", b"", line).decode("utf-8", "replace")) for line in lines).strip()


def _count(told: dict[bytes, bytes], name: bytes) -> int:
    text = told.get(name, b"")
    return max(1, int(text)) if text.isdigit() and len(text) < 9 else 1
