"""CSV, TSV and their kin. A wrong reading is worse than a reported line."""

import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from scorecard.intake.gate import Refused
from scorecard.intake.grid import Book, Grid, Value

DELIMITERS = ",;\t|"
MOST_CELL = 32_767
_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe\0\0": "utf-32", b"\0\0\xfe\xff": "utf-32", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


def read_text(path: Path, encoding: str | None) -> Book:
    """One grid of texts; None for an empty cell. Raises Refused."""
    csv.field_size_limit(1 << 24)
    text, notes = _decoded(path.read_bytes(), encoding)
    if not text.strip():
        raise Refused("holds no text. Check that the export finished, and upload it again.")
    delimiter = _delimiter(text)
    lines, bad = _split(text, delimiter)
    if _is_wrapped(lines):
        lines, bad = _split("\n".join(line[0] for line in lines if line), _delimiter("\n".join(line[0] for line in lines[:50] if line)))
        notes.append("Every line was quoted as a whole; the quotes were taken off and the lines split again.")
    rows: list[list[Value]] = [[cell if cell.strip() else None for cell in line] for line in lines]
    while rows and not any(cell is not None for cell in rows[-1]):
        rows.pop()
    width = max((len(row) for row in rows), default=0)
    for row in rows:
        row.extend([None] * (width - len(row)))
    if any(isinstance(cell, str) and len(cell) > MOST_CELL for row in rows for cell in row):
        raise Refused("holds a cell longer than any spreadsheet allows (32,767 characters). Check its quotes.")
    return Book(grids=(Grid("", rows),), skipped_lines=tuple(bad), notes=tuple(notes))


def _decoded(data: bytes, encoding: str | None) -> tuple[str, list[str]]:
    for mark, name in _MARKS.items():
        if data.startswith(mark):
            return data.decode(name, errors="replace"), []
    if encoding:
        try:
            return data.decode(encoding), []
        except (UnicodeDecodeError, LookupError) as error:
            raise Refused(f"is not written in {encoding}. Choose another encoding.") from error
    head = data[:4000]
    if head.count(b"\0") > len(head) // 4:
        return data.decode("utf-16-le" if head[1:2] == b"\0" else "utf-16-be", errors="replace"), ["Read as UTF-16."]
    if b"\0" in head or sum(byte < 9 or 13 < byte < 32 for byte in head) > len(head) // 50:
        raise Refused("is not a spreadsheet or a text file. Upload the workbook itself, or a CSV.")
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace"), ["Not UTF-8; read as Windows-1252 (Western European)."]


def _delimiter(text: str) -> str:
    """The one that splits most lines into the same number of cells."""
    lines = text.splitlines()[:200]

    def agreement(delimiter: str) -> tuple[float, int]:
        counts = Counter(len(cells) for cells in csv.reader(lines, delimiter=delimiter) if cells)
        counts.pop(1, None)
        if not counts:
            return 0.0, 0
        width, times = counts.most_common(1)[0]
        return times / max(1, len(lines)) * (2 if width > 2 else 1), width

    return max(DELIMITERS, key=agreement)


def _split(text: str, delimiter: str) -> tuple[list[list[str]], list[tuple[int, str]]]:
    """Rows by line, empty lines kept so that row numbers stay the file's; and the lines that could not be split."""
    try:
        return list(csv.reader(text.splitlines(keepends=True), delimiter=delimiter, strict=True)), []
    except csv.Error:
        return _split_with_care(text, delimiter)


def _split_with_care(text: str, delimiter: str) -> tuple[list[list[str]], list[tuple[int, str]]]:
    """For files whose inner quotes are not doubled: a quote closes a cell only where a delimiter or the line's end follows."""
    rows: list[list[str]] = []
    bad: list[tuple[int, str]] = []
    tried = [(number, line, list(_cells(line, delimiter))) for number, line in enumerate(text.splitlines(), start=1)]
    usual = Counter(len(cells) for _, line, cells in tried if line.strip()).most_common(1)[0][0]
    for number, line, cells in tried:
        if line.strip() and len(cells) != usual and '"' in line:
            bad.append((number, f"its quotes don't match, so it would split into {len(cells)} cells instead of {usual}"))
            rows.append([])
        else:
            rows.append(cells)
    return rows, bad


def _cells(line: str, delimiter: str) -> Iterator[str]:
    start = 0
    while start <= len(line):
        if line[start : start + 1] == '"':
            end = line.find('"', start + 1)
            while end != -1 and line[end + 1 : end + 2] not in ("", delimiter):
                end = line.find('"', end + (2 if line[end + 1 : end + 2] == '"' else 1))
            end = len(line) if end == -1 else end
            yield line[start + 1 : end].replace('""', '"')
            start = end + 2
        else:
            end = line.find(delimiter, start)
            end = len(line) if end == -1 else end
            yield line[start:end]
            start = end + 1


def _is_wrapped(lines: list[list[str]]) -> bool:
    told = [line for line in lines if line and line[0]]
    return len(told) > 1 and all(len(line) == 1 for line in told) and sum(line[0].count(",") + line[0].count(";") > 0 for line in told) > len(told) * 0.8
