"""CSV, TSV and their kin. A wrong reading is worse than a reported line."""

import csv
import json
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import groupby

from scorecard.intake.grid import Book, Grid, Value
from scorecard.intake.readers.dialect import (
    DELIMITERS,
    SAMPLE,
    Record,
    delimiter_of,
    heading_above,
    is_even,
    is_words,
    otherwise_quoted,
    parted_by_blanks,
    single_quoted,
    told_width,
    torn,
    width_of_heading,
    without_comments,
)
from scorecard.intake.readers.encoding import Undecided, decoded
from scorecard.intake.readers.even import MOST_CELL, MOST_CELLS, even_grid
from scorecard.intake.readers.gate import Admitted, Refused
from scorecard.intake.readers.shape import cut_to_filled

MARK = "\ufeff"
MOST_LINES_A_RECORD = 200
_ESCAPED = re.compile(r'\\"(?!\s*(?:[\t;,|]|$))')
"""A quote behind a backslash that closes no cell."""
_KEPT = re.compile(r'^="([^"]*)"$')
"""How a text is written that a spreadsheet program is not to take for a number."""
NAMES = {"\t": "tabs", ";": "semicolons", ",": "commas", "|": "bars"}
MOST_RUNS = 20
"""Comments, and runs of uneven lines, that are named one by one."""


def read_text(file: Admitted, encoding: str | None) -> Book:
    """One grid of texts; None for an empty cell. Raises Refused."""
    csv.field_size_limit(1 << 24)
    try:
        text, notes = decoded(file.path.read_bytes(), encoding)
    except Undecided as undecided:
        return Book(question=undecided.question)
    # Files put together keep each one's byte order mark.
    text = text.removeprefix(MARK).replace(f"\n{MARK}", "\n")
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
    delimiter = told[1] if told else delimiter_of(lines)
    kept = '="' in text and re.search(rf'(?:^|["{re.escape(delimiter)}])="', text, re.MULTILINE) is not None
    even = None if kept else even_grid(text, lines, delimiter)
    if even is not None:
        return Book(grids=(even,), notes=tuple(notes))
    records, skipped, said = _records(lines, delimiter)
    notes += said
    if kept and any(_KEPT.fullmatch(cell) for record in records for cell in record.cells):
        records = [replace(record, cells=[_KEPT.sub(r"\1", cell) for cell in record.cells]) for record in records]
        notes.append('Cells written as ="…" were taken as the text in them.')
    if skipped and not any(any(record.cells) for record in records):
        line, reason = skipped[0]
        raise Refused(f"can't be split into cells: in line {line}, {reason}. Mend the line and upload it again.")
    records, comments = without_comments(records, lines)
    usual = width_of_heading(records)
    notes += [*_commented(comments), *_uneven(records, usual)]
    if sum(map(len, (record.cells for record in records))) > MOST_CELLS or _longest(records) > MOST_CELL:
        raise Refused("holds a cell longer than any spreadsheet allows (32,767 characters), or too many cells. Check its quotes.")
    if skipped:
        # A skipped line stays as an empty row, so that row numbers are those a spreadsheet program shows.
        records = sorted([*records, *(Record(line, []) for line, _ in skipped)], key=lambda record: record.line)
    left_out = torn([record.cells for record in records], usual)
    lines_left_out = {line for line, _ in skipped}
    unsplit = tuple(row for row, record in enumerate(records, start=1) if record.line in lines_left_out and not record.cells)
    return Book(grids=(Grid("", _rows(records), torn=left_out, unsplit=unsplit),), skipped_lines=tuple(skipped), notes=tuple(notes))


def _records(lines: list[str], delimiter: str) -> tuple[list[Record], list[tuple[int, str]], list[str]]:
    """The records, the lines that can't be split with the reason, and notes on what is unusual about the file's quotes."""
    records, skipped = split(lines, delimiter)
    notes: list[str] = []
    if any(record.wrapped for record in records):
        records, notes = _unwrap(records, delimiter)
    even = not skipped and is_even(records)
    if all(len(record.cells) < 2 for record in records) or (delimiter == "\t" and not even):
        parted = parted_by_blanks(lines)
        if parted:
            return parted, [], ["Runs of blanks were taken for the borders of columns."]
    if not even or single_quoted(records) or any(_ESCAPED.search(line) for line in lines if '\\"' in line):
        other = otherwise_quoted(lines, delimiter)
        if other:
            return other[0], [], [*notes, other[1]]
    records, resplit = _parted_otherwise(records, lines, delimiter)
    records, late = _without_late_quotes(records, lines, delimiter)
    return records, skipped, notes + resplit + late


def _without_late_quotes(records: list[Record], lines: list[str], delimiter: str) -> tuple[list[Record], list[str]]:
    """Lines in which blanks stand before quotes, split without those blanks."""
    late = re.compile(rf'{re.escape(delimiter)} +"')
    having = {number for number, line in enumerate(lines, start=1) if '"' in line and late.search(line)}
    told = []
    for record in records if having else ():
        if record.line in having and any(cell[:1] == " " and cell.lstrip(" ")[:1] == '"' for cell in record.cells):
            with suppress(csv.Error):
                rows = list(csv.reader([lines[record.line - 1]], delimiter=delimiter, strict=True, skipinitialspace=True))
                record = replace(record, cells=rows[0]) if len(rows) == 1 and len(rows[0]) <= len(record.cells) else record
        told.append(record)
    return (told, ["Blanks before quotes were left out."]) if having and told != records else (records, [])


def _parted_otherwise(records: list[Record], lines: list[str], delimiter: str) -> tuple[list[Record], list[str]]:
    """Lines of too few cells that another delimiter splits into as many cells as the heading has, below a heading."""
    usual = width_of_heading(records)
    if usual < 3:
        return records, []
    heading = heading_above(records, usual)
    below = False
    told, notes = [], []
    for record in records:
        below = below or len(record.cells) == usual or record is heading
        if below and 0 < len(record.cells) < usual:
            for other in DELIMITERS.replace(delimiter, ""):
                cells, taken = _record(lines, record.line - 1, other)
                if taken == 1 and cells is not None and len(cells) == usual:
                    record = Record(record.line, cells)
                    notes.append(f"Line {record.line} is parted by {NAMES[other]}, other than the lines around it; it was split there.")
                    break
        told.append(record)
    more = [f"{len(notes) - MOST_RUNS} more lines are parted otherwise."] if len(notes) > MOST_RUNS else []
    return told, notes[:MOST_RUNS] + more


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


def _rows(records: list[Record]) -> list[list[Value]]:
    once: dict[str, str] = {}
    same = once.setdefault
    return cut_to_filled([[(same(cell, cell.rstrip()) or None) if cell else None for cell in record.cells] for record in records])


def _split_with_care(lines: list[str], delimiter: str) -> tuple[list[Record], list[tuple[int, str]]]:
    """Record by record; lines whose quotes don't match are mended where that is sure, else skipped."""
    records: list[Record] = []
    broken: list[int] = []
    marks = Counter(count for count in (line.count(delimiter) for line in lines if '"' not in line) if count)
    whole = marks.most_common(1)[0][0] if marks else 0
    line = 0
    while line < len(lines):
        cells, taken = _record(lines, line, delimiter, whole)
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
        mended = _cells(_without_blanks(lines[line], delimiter), delimiter)
        if mended is not None and (len(mended) == usual or _beside(sound, line + 1) == {len(mended)}):
            records.append(Record(line + 1, mended))
        elif mended is None:
            skipped.append((line + 1, "a quote is opened and never closed, or followed by more text"))
        else:
            skipped.append((line + 1, f"its quotes don't match: it would split into {len(mended)} cells instead of {usual}"))
    return sorted(records, key=lambda record: record.line), skipped


def _without_blanks(line: str, delimiter: str) -> str:
    """The line without blanks between a closing quote and the delimiter."""
    return re.sub(rf'" +(?={re.escape(delimiter)}|$)', '"', line)


def _beside(sound: Sequence[Record], line: int) -> set[int]:
    """How many cells the nearest sound records have, before a line and behind it."""
    at = bisect_left(sound, line, key=lambda record: record.line)
    return {len(record.cells) for record in sound[max(0, at - 1) : at + 1]}


def _record(lines: list[str], start: int, delimiter: str, whole: int = 0) -> tuple[list[str] | None, int]:
    """The cells of the record that begins in a line, and how many lines it takes; None where its quotes don't match.

    `whole`: as many delimiters as a line of the table has; two such lines are two records, whatever a quote between them says.
    """
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
        if start + taken == len(lines) or (lines[start].count(delimiter) >= whole <= lines[start + taken].count(delimiter) and whole > 2):
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


def _unwrap(records: list[Record], delimiter: str) -> tuple[list[Record], list[str]]:
    """Split again the lines that were quoted as a whole, if that gives an even table under a heading of words."""
    tried = [_split_again(record, delimiter) if record.wrapped else record for record in records]
    filled = [record for record in tried if record.cells]
    widths = Counter(len(record.cells) for record in filled)
    width, times = widths.most_common(1)[0] if widths else (0, 0)
    if width < 2 or times < 0.8 * len(filled) or len(filled[0].cells) != width or not is_words(filled[0].cells):
        return records, []
    return tried, ["Lines were quoted as a whole; the quotes were taken off and the lines split again."]


def _split_again(record: Record, delimiter: str) -> Record:
    try:
        rows = list(csv.reader(record.cells, delimiter=delimiter, strict=True))
    except csv.Error:
        return record
    return Record(record.line, rows[0]) if len(rows) == 1 else record


def _uneven(records: list[Record], usual: int) -> list[str]:
    """Lines with more or fewer cells than the heading. Titles and notes of one cell are left out."""
    notes = []
    filled = [record for record in records if record.cells]
    for width, run in groupby(filled, key=lambda record: told_width(record.cells, usual)):
        lines = [record.line for record in run]
        if width not in (1, usual):
            than = "more" if width > usual else "fewer"
            notes.append(f"{_lines(lines)} {width} cells, {abs(width - usual)} {than} than the heading.")
    more = [f"{len(notes) - MOST_RUNS} more groups of lines are uneven."] if len(notes) > MOST_RUNS else []
    return notes[:MOST_RUNS] + more


def _lines(lines: list[int]) -> str:
    return f"Line {lines[0]} has" if len(lines) == 1 else f"Lines {lines[0]} to {lines[-1]} ({len(lines)} lines) have"


def _commented(comments: list[int]) -> list[str]:
    """The lines that are comments, by their numbers."""
    # "And one more" would be as long as that one.
    many = len(comments) > MOST_RUNS + 1
    told = [f"Line {line} begins with # and was left out as a comment." for line in (comments[:MOST_RUNS] if many else comments)]
    return [*told, f"{len(comments) - MOST_RUNS} more lines begin with # and were left out."] if many else told


def _longest(records: list[Record]) -> int:
    return max((len(cell) for record in records for cell in record.cells), default=0)
