"""How the cells of a text file are parted and quoted: told by what makes its lines even, never by its name."""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

DELIMITERS = "\t;,|^"
"""Where two split a file equally well, the earlier wins: commas stand in texts and numbers too."""
SAMPLE = 200
_NUMBER = re.compile(r"[-+(]?[\d.,%€$£\s]*\d[\d.,%€$£\s)]*")
_BLANKS = re.compile(r"[ \t]{2,}|\t")


@dataclass(frozen=True, slots=True)
class Record:
    """One row of a text file."""

    line: int
    """Where it begins in the file, from 1."""
    cells: list[str]
    wrapped: bool = False
    """The whole line stood in quotes, as one cell."""


@dataclass(frozen=True, slots=True)
class Quoting:
    """Another way to quote cells than RFC 4180's."""

    sign: re.Pattern[str]
    """Stands in a line that is quoted so."""
    note: str
    options: dict[str, Any] = field(default_factory=dict)
    """For `csv.reader`."""
    alike: dict[int, str] = field(default_factory=dict)
    """Characters that stand for the quote."""


QUOTINGS = (
    Quoting(re.compile(r"[\t;,|] +\""), "Blanks before quotes were left out.", {"skipinitialspace": True}),
    Quoting(re.compile(r'\\"'), "Quotes inside of cells carry a backslash; it was taken off.", {"escapechar": "\\"}),
    Quoting(re.compile(r"(^|[\t;,|]) *'"), "Cells are quoted by single quotes, which were taken off.", {"quotechar": "'"}),
    Quoting(
        re.compile("[“”„«»]"), "Cells are quoted by typographic quotes, which were taken off.", {}, dict.fromkeys(map(ord, "“”„«»"), '"')
    ),
)


def delimiter_of(lines: list[str]) -> str:
    """The one that splits most lines into the same number of cells, counted where the even lines begin."""
    sample = [line for line in lines[:SAMPLE] if line.strip()]
    if sum(inner(line) is not None for line in sample) > len(sample) // 2:
        sample = [inner(line) or line for line in sample]
    scores = {delimiter: 0.0 if _only_in_sentences(sample, delimiter) else _evenness(sample, delimiter) for delimiter in DELIMITERS}
    if scores[";"] and scores[","] and _only_in_numbers(sample):
        return ";"
    return max(DELIMITERS, key=lambda delimiter: scores[delimiter])


def inner(line: str) -> str | None:
    """What stands in a line that is quoted as a whole; None for other lines."""
    line = line.rstrip()
    if len(line) < 2 or line[0] != '"' or line[-1] != '"' or '"' in line[1:-1].replace('""', ""):
        return None
    found = line[1:-1].replace('""', '"')
    return found if any(delimiter in found for delimiter in DELIMITERS) else None


def _evenness(sample: list[str], delimiter: str) -> float:
    # Beside lines that it parts bare, it parts words in those where a blank always follows.
    spaced = [delimiter in line and line.count(delimiter) == line.count(f"{delimiter} ") for line in sample]
    bare = any(delimiter in line and not in_words for line, in_words in zip(sample, spaced, strict=True))
    told = [line.replace(delimiter, " ") if bare and in_words else line for line, in_words in zip(sample, spaced, strict=True)]
    rows = [row for row in csv.reader(told, delimiter=delimiter) if row]
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


def _only_in_sentences(sample: list[str], delimiter: str) -> bool:
    """Few lines have it, the first has not, and a blank always follows: it parts words of texts that stand in one column."""
    having = [line for line in sample if delimiter in line]
    if not having or having[0] is sample[0] or 2 * len(having) > len(sample):
        return False
    return all(mark == " " for line in having for mark in re.findall(rf"{re.escape(delimiter)}(.?)", line))


def is_even(records: Sequence[Record]) -> bool:
    """All records of more than one cell have equally many. Titles and notes have one."""
    return len({len(record.cells) for record in records if len(record.cells) > 1}) < 2


def otherwise_quoted(lines: list[str], delimiter: str) -> tuple[list[Record], str] | None:
    """The records under the first other way to quote that makes every line even, and a note; None where none does."""
    for quoting in QUOTINGS:
        if not any(quoting.sign.search(line) for line in lines):
            continue
        told = [line.translate(quoting.alike) for line in lines] if quoting.alike else lines
        reader = csv.reader((f"{line}\n" for line in told), delimiter=delimiter, strict=True, **quoting.options)
        records, line = [], 1
        try:
            for cells in reader:
                records.append(Record(line, cells))
                line = reader.line_num + 1
        except csv.Error:
            continue
        if is_even(records) and any(len(record.cells) > 1 for record in records):
            return records, quoting.note
    return None


def single_quoted(records: Sequence[Record]) -> bool:
    """Every cell of the first wide record stands in single quotes: they quote, though nothing here needs it."""
    first = next((record.cells for record in records if len(record.cells) > 1), [])
    return bool(first) and all(len(cell) > 1 and cell[0] == cell[-1] == "'" for cell in map(str.strip, first))


def parted_by_blanks(lines: list[str]) -> list[Record] | None:
    """The records where runs of blanks part every line into equally many cells; None where a single line has more or fewer.

    Quotes say that something else parts them; so do tabs beside each other below a heading without such: an empty cell stands there.
    """
    heading = next((line for line in lines if line.strip()), "")
    if any('"' in line for line in lines) or ("\t\t" not in heading and any("\t\t" in line for line in lines)):
        return None
    told = [_BLANKS.split(line.strip()) if line.strip() else [] for line in lines]
    widths = {len(cells) for cells in told if cells}
    if len(widths) != 1 or max(widths) < 2:
        return None
    return [Record(number, cells) for number, cells in enumerate(told, start=1)]


def width_of_heading(records: Sequence[Record]) -> int:
    """How many cells the heading has: the first line as wide as most, a narrower one of words right above the data, or one of words at
    the top where none of the widest lines is of words.
    """
    filled = [record.cells for record in records if record.cells]
    widths = Counter(len(cells) for cells in filled if len(cells) > 1)
    if not widths:
        return 1
    most = widths.most_common(1)[0][0]
    first = next(cells for cells in filled if len(cells) > 1)
    if 2 < len(first) < most and is_words(first) and not any(len(cells) == most and is_words(cells) for cells in filled):
        return len(first)
    at = next(number for number, cells in enumerate(filled) if len(cells) >= most)
    above = filled[at - 1] if at else []
    if 1 < len(above) < most and is_words(above) and not is_words(filled[at]):
        return len(above)
    return len(filled[at])


def heading_above(records: Sequence[Record], usual: int) -> Record | None:
    """The narrow line right above the first line of data, which may be a heading that another delimiter parts."""
    filled = [record for record in records if record.cells]
    at = next((number for number, record in enumerate(filled) if len(record.cells) == usual), 0)
    return filled[at - 1] if at and not is_words(filled[at].cells) else None


def without_comments(records: Sequence[Record], lines: Sequence[str]) -> tuple[list[Record], list[int]]:
    """The records with nothing in the lines that are comments among the data, and where those are. One above them is a title of one cell.

    A comment begins with # and has other than the usual number of cells; "# of orders" is a measure.
    """
    noted = [bool(record.cells) and _COMMENT.match(record.cells[0]) is not None for record in records]
    if not any(noted):
        return list(records), []
    usual = width_of_heading([record for record, is_noted in zip(records, noted, strict=True) if not is_noted])
    below = False
    told, found = [], []
    for record, is_noted in zip(records, noted, strict=True):
        below = below or len(record.cells) == usual
        if is_noted and told_width(record.cells, usual) != usual:
            if below:
                found.append(record.line)
            record = Record(record.line, [] if below else [lines[record.line - 1]])
        told.append(record)
    return told, found


_COMMENT = re.compile(r"#+\s*(?!of\b)[^\W\d]")


def is_words(cells: list[str]) -> bool:
    """Every cell is filled, and none is a number: so a heading reads."""
    return all(cell.strip() and not _NUMBER.fullmatch(cell) for cell in cells)


def told_width(cells: list[str], usual: int) -> int:
    """How many cells a line has, empty ones behind the heading's last column not counted."""
    width = len(cells)
    while width > usual and not cells[width - 1].strip():
        width -= 1
    return width


def torn(rows: Sequence[list[str]], usual: int) -> tuple[int, ...]:
    """Rows (from 1) with more cells than the heading, so that nobody can tell which cell belongs where.

    A wider table below is none of them: it begins behind a blank line, or with a heading of words above as wide lines.
    """
    found: list[int] = []
    at = 0
    while at < len(rows):
        if len(rows[at]) <= usual or told_width(rows[at], usual) <= usual:
            at += 1
            continue
        end = at
        while end < len(rows) and told_width(rows[end], usual) > usual:
            end += 1
        run = rows[at:end]
        is_table = len(run) > 2 and is_words(run[0]) and len({len(cells) for cells in run}) == 1
        if at and any(cell.strip() for cell in rows[at - 1]) and not is_table:
            found.extend(range(at + 1, end + 1))
        at = end
    return tuple(sorted({*found, *_torn_too(rows, usual, found)})) if found else ()


def _torn_too(rows: Sequence[list[str]], usual: int, found: Sequence[int]) -> Iterator[int]:
    """Rows as wide as torn ones with nothing in their last cells, unless such rows are the file's habit."""
    widths = Counter(len(cells) for cells in rows)
    alike = Counter(len(rows[row - 1]) for row in found)
    for row, cells in enumerate(rows, start=1):
        width = len(cells)
        if width in alike and any(cells[:usual]) and (2 * alike[width] >= widths[width] or widths[usual] > widths[width]):
            yield row
