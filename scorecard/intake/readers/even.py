"""Text files in which nothing needs a second look, read as columns: one line a row, each of as many cells, every quote in its place.

Most large files are such. What is read here is what reading line by line gives.
"""

import csv
import re

import numpy as np
import pyarrow as pa
from pyarrow import csv as columnwise

from scorecard.intake.grid import Value
from scorecard.intake.readers.dialect import Record, single_quoted

MOST_CELL = 32_767
MOST_CELLS = 20_000_000
LEAST_LINES = 1_000
"""A smaller file is read as fast line by line."""
BLOCK = 1 << 26
"""Bytes that are split at a time."""


def even_rows(text: str, lines: list[str], delimiter: str) -> list[list[Value]] | None:
    """The cells by row, None for a blank one; None in all for a text that is to be read with care. `lines` are those of `text`."""
    if len(lines) < LEAST_LINES or max(map(len, lines)) > MOST_CELL or not _quotes_are_plain(text, delimiter):
        return None
    heading = next(csv.reader(lines[:1], delimiter=delimiter))
    if len(heading) < 2 or len(heading) * len(lines) > MOST_CELLS or single_quoted([Record(1, heading)]):
        return None
    columns = _columns(text, len(heading), delimiter)
    return list(map(list, zip(*columns, strict=True))) if columns and len(columns[0]) == len(lines) else None


def _quotes_are_plain(text: str, delimiter: str) -> bool:
    """Quotes stand around whole cells of one line, doubled within."""
    if '"' not in text:
        return True
    mark = re.escape(delimiter)
    cell = re.compile(rf'(?:^|(?<={mark}))"[^"\n]*(?:""[^"\n]*)*"(?={mark}|$)', re.MULTILINE)
    return '\\"' not in text and '"' not in cell.sub("", text)


def _columns(text: str, width: int, delimiter: str) -> list[list[Value]]:
    """The cells by column, equal texts of a column held once; none where some line has other than `width` cells."""
    names = [str(place) for place in range(width)]
    try:
        table = columnwise.read_csv(
            pa.BufferReader(text.encode()),
            columnwise.ReadOptions(use_threads=False, column_names=names, block_size=BLOCK),
            columnwise.ParseOptions(delimiter=delimiter, ignore_empty_lines=False),
            columnwise.ConvertOptions(column_types=dict.fromkeys(names, pa.dictionary(pa.int32(), pa.string())), null_values=[]),
        )
    except (pa.ArrowInvalid, UnicodeEncodeError):
        return []
    return [_cells(column.combine_chunks()) for column in table.columns]


def _cells(column: pa.DictionaryArray) -> list[Value]:
    told = [text if text and not text.isspace() else None for text in column.dictionary.to_pylist()]
    cells: list[Value] = np.array(told, dtype=object)[column.indices.to_numpy()].tolist()
    return cells
