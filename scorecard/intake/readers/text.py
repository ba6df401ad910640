"""CSV, TSV and their kin. A wrong reading is worse than a reported line."""

import csv
import json
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from scorecard.intake.gate import Admitted, Refused
from scorecard.intake.grid import Book, Grid, Value
from scorecard.intake.readers.encoding import Undecided, decoded
from scorecard.intake.readers.shape import cut_to_filled

DELIMITERS = "\t;,|"
"""Where two split a file equally well, the earlier wins: commas stand in texts and numbers too."""
MOST_CELL = 32_767
MOST_CELLS = 20_000_000
MOST_LINES_A_RECORD = 200
MOST_RUNS = 20
"""Runs of uneven lines that are named one by one."""
SAMPLE = 200
_NUMBER = re.compile(r"[-+(]?[\d.,%€$£\s]*\d[\d.,%€$£\s)]*")


@dataclass(frozen=True, slots=True)
class Record:
    """One row of a text file."""

    line: int
    """Where it begins in the file, from 1."""
    cells: list[str]
    wrapped: bool = False
    """The whole line stood in quotes, as one cell."""


def read_text(file: Admitted, encoding: str | None) -> Book:
    """One grid of texts; None for an empty cell. Raises Refused."""
    csv.field_size_limit(1 << 24)
    try:
        text, notes = decoded(file.path.read_bytes(), encoding)
    except Undecided as undecided:
        return Book(question=undecided.question)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if lines and not lines[-1]:
        lines.pop()
    if not any(line.strip() for line in lines):
        raise Refused("holds no text. Check that the export finished, and upload it again.")
    if _is_json(text):
        raise Refused("is JSON, not a table. Export it as CSV or as Excel Workbook (.xlsx) and upload that.")
    told = re.fullmatch(r'"?sep=([\t;,|])"?', lines[0])
    if told:
        lines[0] = ""
    delimiter = told[1] if told else _delimiter(lines)
    records, skipped = split(lines, delimiter)
    if any(record.wrapped for record in records):
        records, unwrapped = _unwrap(records, delimiter)
        notes += unwrapped
    if skipped and not any(any(record.cells) for record in records):
        line, reason = skipped[0]
        raise Refused(f"can't be split into cells: in line {line}, {reason}. Mend the line and upload it again.")
    notes += _uneven(records)
    if sum(map(len, (record.cells for record in records))) > MOST_CELLS or _longest(records) > MOST_CELL:
        raise Refused("holds a cell longer than any spreadsheet allows (32,767 characters), or too many cells. Check its quotes.")
    return Book(grids=(Grid("", _rows(records, skipped)),), skipped_lines=tuple(skipped), notes=tuple(notes))


def _is_json(text: str) -> bool:
    if not text.lstrip().startswith(("{", "[")):
        return False
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def split(lines: list[str], delimiter: str) -> tuple[list[Record], list[tuple[int, str]]]:
    """The records, and the lines that can't be split into cells, with the reason."""
    try:
        rows = list(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error:
        rows = []
    # As many rows as lines: no cell goes over a line's end, and every quote closes in its line.
    if len(rows) != len(lines):
        return _split_with_care(lines, delimiter)
    wrapped: set[int] = set()
    if any(len(row) == 1 for row in rows[:SAMPLE]):
        wrapped = {number for number, row in enumerate(rows) if len(row) == 1 and lines[number][:1] == '"'}
    return [Record(number + 1, row, number in wrapped) for number, row in enumerate(rows)], []


def _rows(records: list[Record], skipped: list[tuple[int, str]]) -> list[list[Value]]:
    """A skipped line stays as an empty row, so that row numbers are those a spreadsheet program shows."""
    empty = [Record(line, []) for line, _ in skipped]
    ordered = sorted([*records, *empty], key=lambda record: record.line) if empty else records
    once: dict[str, str] = {}
    same = once.setdefault
    return cut_to_filled([[same(cell, cell) if cell and not cell.isspace() else None for cell in record.cells] for record in ordered])


def _delimiter(lines: list[str]) -> str:
    """The one that splits most lines into the same number of cells, counted where the even lines begin."""
    sample = [line for line in lines[:SAMPLE] if line.strip()]
    if sum(_inner(line) is not None for line in sample) > len(sample) // 2:
        sample = [_inner(line) or line for line in sample]
    scores = {delimiter: _evenness(sample, delimiter) for delimiter in DELIMITERS}
    if scores[";"] and scores[","] and _only_in_numbers(sample):
        return ";"
    return max(DELIMITERS, key=lambda delimiter: scores[delimiter])


def _evenness(sample: list[str], delimiter: str) -> float:
    rows = [row for row in csv.reader(sample, delimiter=delimiter) if row]
    counts = Counter(len(row) for row in rows if len(row) > 1)
    if not counts:
        return 0.0
    width = max(counts, key=lambda one: (counts[one], one))
    first = next(number for number, row in enumerate(rows) if len(row) > 1)
    begins = 1.0 if len(rows[first]) >= width else 0.5
    return counts[width] / len(rows) * begins + min(width, 20) / 100 - min(first, 20) / 50


def _only_in_numbers(sample: list[str]) -> bool:
    """Commas stand only between digits, as decimal or thousands marks."""
    commas = sum(line.count(",") for line in sample)
    return 0 < commas == sum(len(re.findall(r"(?<=\d),(?=\d)", line)) for line in sample)


def _split_with_care(lines: list[str], delimiter: str) -> tuple[list[Record], list[tuple[int, str]]]:
    """Record by record; lines whose quotes don't match are mended where that is sure, else skipped."""
    records: list[Record] = []
    broken: list[int] = []
    line = 0
    while line < len(lines):
        cells, taken = _record(lines, line, delimiter)
        if cells is None:
            broken.append(line)
        else:
            records.append(Record(line + 1, cells, wrapped=taken == 1 and len(cells) == 1 and lines[line][:1] == '"'))
        line += taken
    widths = Counter(len(record.cells) for record in records if record.cells)
    usual = widths.most_common(1)[0][0] if widths else 0
    skipped: list[tuple[int, str]] = []
    sound = tuple(records)
    for line in broken:
        mended = _cells(lines[line], delimiter)
        if mended is not None and (len(mended) == usual or _beside(sound, line + 1) == {len(mended)}):
            records.append(Record(line + 1, mended))
        elif mended is None:
            skipped.append((line + 1, "a quote is opened and never closed, or followed by more text"))
        else:
            skipped.append((line + 1, f"its quotes don't match: it would split into {len(mended)} cells instead of {usual}"))
    return sorted(records, key=lambda record: record.line), skipped


def _beside(sound: Sequence[Record], line: int) -> set[int]:
    """How many cells the nearest sound records have, before a line and behind it."""
    at = bisect_left(sound, line, key=lambda record: record.line)
    return {len(record.cells) for record in sound[max(0, at - 1) : at + 1]}


def _record(lines: list[str], start: int, delimiter: str) -> tuple[list[str] | None, int]:
    """The cells of the record that begins in a line, and how many lines it takes; None where its quotes don't match."""
    text = lines[start]
    if '"' not in text:
        return (text.split(delimiter) if text else []), 1
    for taken in range(1, MOST_LINES_A_RECORD + 1):
        if text.count('"') % 2 == 0:
            try:
                rows = list(csv.reader([text], delimiter=delimiter, strict=True))
            except csv.Error:
                return None, 1
            return (rows[0], taken) if len(rows) == 1 else (None, 1)
        if start + taken == len(lines):
            break
        text += "\n" + lines[start + taken]
    return None, 1


def _cells(line: str, delimiter: str) -> list[str] | None:
    """Cells of a line whose inner quotes are not doubled: one closes only before a delimiter or the line's end."""
    cells = []
    start = 0
    while start <= len(line):
        # A pair of quotes with text behind it, as in `5,"" wide,`, encloses nothing.
        quoted = line[start : start + 1] == '"' and not (
            line[start + 1 : start + 2] == '"' != line[start + 2 : start + 3] not in ("", delimiter)
        )
        end = line.find(f'"{delimiter}' if quoted else delimiter, start + quoted)
        if end == -1:
            end = len(line) - quoted
            if quoted and (line[end:] != '"' or end == start):
                return None
        cell = line[start + quoted : end]
        if quoted and cell.replace('""', "").count('"') % 2:
            return None
        cells.append(cell.replace('""', '"') if quoted else cell)
        start = end + 1 + quoted
    return cells


def _inner(line: str) -> str | None:
    """What stands in a line that is quoted as a whole; None for other lines."""
    line = line.rstrip()
    if len(line) < 2 or line[0] != '"' or line[-1] != '"' or '"' in line[1:-1].replace('""', ""):
        return None
    inner = line[1:-1].replace('""', '"')
    return inner if any(delimiter in inner for delimiter in DELIMITERS) else None


def _unwrap(records: list[Record], delimiter: str) -> tuple[list[Record], list[str]]:
    """Split again the lines that were quoted as a whole, if that gives an even table under a heading of words."""
    tried = [_split_again(record, delimiter) if record.wrapped else record for record in records]
    filled = [record for record in tried if record.cells]
    widths = Counter(len(record.cells) for record in filled)
    width, times = widths.most_common(1)[0]
    heading = filled[0].cells
    if width < 2 or times < 0.8 * len(filled) or len(heading) != width or any(_NUMBER.fullmatch(cell) for cell in heading):
        return records, []
    return tried, ["Lines were quoted as a whole; the quotes were taken off and the lines split again."]


def _split_again(record: Record, delimiter: str) -> Record:
    try:
        rows = list(csv.reader(record.cells, delimiter=delimiter, strict=True))
    except csv.Error:
        return record
    return Record(record.line, rows[0]) if len(rows) == 1 else record


def _uneven(records: list[Record]) -> list[str]:
    """Lines with more or fewer cells than the heading. Titles and notes of one cell are left out."""
    widths = Counter(len(record.cells) for record in records if len(record.cells) > 1)
    if len(widths) < 2:
        return []
    most = widths.most_common(1)[0][0]
    usual = next(len(record.cells) for record in records if len(record.cells) >= most)
    notes = []
    filled = [record for record in records if record.cells]
    for width, run in groupby(filled, key=lambda record: len(record.cells)):
        lines = [record.line for record in run]
        if width not in (1, usual):
            than = "more" if width > usual else "fewer"
            notes.append(f"{_lines(lines)} {width} cells, {abs(width - usual)} {than} than the heading.")
    more = [f"{len(notes) - MOST_RUNS} more groups of lines are uneven."] if len(notes) > MOST_RUNS else []
    return notes[:MOST_RUNS] + more


def _lines(lines: list[int]) -> str:
    return f"Line {lines[0]} has" if len(lines) == 1 else f"Lines {lines[0]} to {lines[-1]} ({len(lines)} lines) have"


def _longest(records: list[Record]) -> int:
    return max((len(cell) for record in records for cell in record.cells), default=0)
