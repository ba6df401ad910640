"""How the cells of an .xlsx look: number formats, merged ranges, errors, formulas never computed, and how far a sheet spans.

Read from the parts by search, not by a full parse: a hundred thousand rows must cost a fraction of reading their values.
"""

import re
from dataclasses import dataclass, field
from xml.etree import ElementTree

from scorecard.intake.grid import MergedRange, address

LARGE = 6_000_000
"""Bytes of sheet XML above which formats are taken per column from the first rows, and the span is left to the sandbox."""
FIRST = 1_500_000

_BUILT_IN = {9: "0%", 10: "0.00%", 5: '"$"#,##0', 6: '"$"#,##0', 7: '"$"#,##0.00', 8: '"$"#,##0.00', 42: '"$"#,##0', 44: '"$"#,##0.00'}
_CELL = re.compile(rb"<(?:\w+:)?c\s([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)", re.DOTALL)
_ATTRIBUTE = re.compile(rb'\b([rst])="([^"]*)"')
_MERGE = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')
_ERROR = re.compile(rb"<(?:\w+:)?v>([^<]*)<")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
_VALUE = re.compile(rb"<(?:\w+:)?(?:v|is)[\s>]")
MOST_MERGED = 20_000


@dataclass(frozen=True, slots=True)
class Look:
    formats: dict[tuple[int, int], str] = field(default_factory=dict)
    merged: tuple[MergedRange, ...] = ()
    error_cells: dict[tuple[int, int], str] = field(default_factory=dict)
    uncached: tuple[tuple[int, int], ...] = ()
    span: int = 0
    """Cells of the smallest rectangle from A1 that holds them all; 0 where it was not measured."""
    last: str = ""


def looks(parts: dict[str, bytes]) -> dict[str, Look]:
    """By the sheet's name."""
    formats = _formats(parts.get("xl/styles.xml", b""))
    return {name: _look(parts[part], formats) for name, part in _sheets(parts).items() if part in parts}


def _sheets(parts: dict[str, bytes]) -> dict[str, str]:
    targets: dict[str, str] = {}
    for one in _elements(parts.get("xl/_rels/workbook.xml.rels", b""), "Relationship"):
        target = one.get("Target", "").replace("\\", "/").lstrip("/").lower()
        targets[one.get("Id", "")] = target if target.startswith("xl/") else f"xl/{target}"
    found = {}
    for one in _elements(parts.get("xl/workbook.xml", b""), "sheet"):
        key = next((value for name, value in one.attrib.items() if name.endswith("}id")), "")
        found[one.get("name", "")] = targets.get(key, "")
    return found


def _formats(styles: bytes) -> list[str]:
    """The number format of each style, "" where it can't change what a number means."""
    own = {int(one.get("numFmtId", "0")): one.get("formatCode", "") for one in _elements(styles, "numFmt")}
    cell_styles = next(iter(_elements(styles, "cellXfs")), None)
    if cell_styles is None:
        return []
    codes = [int(one.get("numFmtId", "0")) for one in cell_styles]
    return [code if _tells(code) else "" for code in (own.get(one, _BUILT_IN.get(one, "")) for one in codes)]


def _tells(code: str) -> bool:
    """Percent, currency, or a text around the number such as 0.0"M"."""
    return "%" in code or "[$" in code or '"' in code or any(sign in code for sign in "€$£¥")


def _elements(part: bytes, name: str) -> list[ElementTree.Element]:
    try:
        root = ElementTree.fromstring(part)
    except ElementTree.ParseError:
        return []
    return [one for one in root.iter() if one.tag.rpartition("}")[2] == name]


def _look(sheet: bytes, formats: list[str]) -> Look:
    large = len(sheet) > LARGE
    seen: dict[tuple[int, int], str] = {}
    errors: dict[tuple[int, int], str] = {}
    uncached: list[tuple[int, int]] = []
    last_row = last_column = 0
    part = sheet[:FIRST] if large and b't="e"' not in sheet and not _FORMULA.search(sheet) else sheet
    for match in _CELL.finditer(part):
        told = dict(_ATTRIBUTE.findall(match[1]))
        place = _place(told.get(b"r", b""))
        if place is None:
            continue
        body = match[2] or b""
        if body:
            last_row, last_column = max(last_row, place[0]), max(last_column, place[1])
        if told.get(b"t") == b"e":
            value = _ERROR.search(body)
            errors[place] = value[1].decode("utf-8", "replace") if value else "error"
        elif body and _FORMULA.search(body) and not _VALUE.search(body):
            uncached.append(place)
        style = int(told[b"s"]) if told.get(b"s", b"").isdigit() else 0
        if style < len(formats) and formats[style]:
            seen[place] = formats[style]
    return Look(
        formats=_by_column(seen) if large else seen,
        merged=_merged(sheet),
        error_cells=errors,
        uncached=tuple(uncached),
        span=0 if large else last_row * last_column,
        last=address(last_row, last_column) if last_column else "",
    )


def _by_column(seen: dict[tuple[int, int], str]) -> dict[tuple[int, int], str]:
    """The format that a column's first rows show."""
    return {(0, column): code for (_, column), code in seen.items()}


def _merged(sheet: bytes) -> tuple[MergedRange, ...]:
    start = sheet.find(b"mergeCells")
    if start < 0:
        return ()
    found = []
    for left, top, right, bottom in _MERGE.findall(sheet, start):
        found.append(MergedRange(int(top), _column(left), int(bottom), _column(right)))
        if len(found) == MOST_MERGED:
            break
    return tuple(found)


def _place(reference: bytes) -> tuple[int, int] | None:
    letters = reference.rstrip(b"0123456789")
    digits = reference[len(letters) :]
    if not letters.isalpha() or not digits or len(letters) > 3:
        return None
    return int(digits), _column(letters)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
