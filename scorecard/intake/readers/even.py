"""Text files in which nothing needs a second look, read as columns: one line a row, each of as many cells, every quote in its place.

Most large files are such. What is read here is what reading line by line gives.
"""

import csv
import re
from collections.abc import Sequence

import numpy as np
import pyarrow as pa
from pyarrow import csv as columnwise

from scorecard.intake.coded import Coded, coded, each_alone
from scorecard.intake.grid import Grid, Value
from scorecard.intake.readers.dialect import Record, single_quoted
from scorecard.intake.readers.shape import cut_to_filled

MOST_CELL = 32_767
MOST_CELLS = 20_000_000
LEAST_LINES = 1_000
"""A smaller file is read as fast line by line."""
BLOCK = 1 << 26
"""Bytes that are split at a time."""


def even_grid(text: str, lines: list[str], delimiter: str) -> Grid | None:
    """The cells, None for a blank one; None in all for a text that is to be read with care. `lines` are those of `text`."""
    if len(lines) < LEAST_LINES or max(map(len, lines)) > MOST_CELL or not _quotes_are_plain(text, delimiter):
        return None
    heading = next(csv.reader(lines[:1], delimiter=delimiter))
    if len(heading) < 2 or len(heading) * len(lines) > MOST_CELLS or single_quoted([Record(1, heading)]):
        return None
    columns = _columns(text, len(heading), delimiter)
    if not columns or len(columns[0]) != len(lines):
        return None
    grid = Grid.of_columns("", columns)
    filled = _is_told(columns[-1].values) and _is_told(grid.rows[-1])
    return grid if filled else Grid("", cut_to_filled(grid.rows))


def _is_told(cells: Sequence[Value]) -> bool:
    return any(cell is not None for cell in cells)


def _quotes_are_plain(text: str, delimiter: str) -> bool:
    """Quotes stand around whole cells of one line, doubled within."""
    if '"' not in text:
        return True
    mark = re.escape(delimiter)
    cell = re.compile(rf'(?:^|(?<={mark}))"[^"\n]*(?:""[^"\n]*)*"(?={mark}|$)', re.MULTILINE)
    return '\\"' not in text and '"' not in cell.sub("", text)


def _columns(text: str, width: int, delimiter: str) -> list[Coded[Value]]:
    """The columns; none where some line has other than `width` cells."""
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


def _cells(column: pa.DictionaryArray) -> Coded[Value]:
    read: list[str] = column.dictionary.to_pylist()
    texts: list[Value] = [text.rstrip() or None for text in read]
    told = Coded(texts, column.indices.to_numpy().astype(np.int64))
    # What differed in blanks alone has places of its own; of places alone each row needs one.
    mended = any(text is not before for text, before in zip(texts, read, strict=True))
    if mended and len(set(texts)) < len(texts):
        return coded(told.spread())
    return each_alone(texts) if len(texts) == len(column) else told
