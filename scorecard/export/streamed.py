"""Rows written whole, for sheets with many of them.

XlsxWriter takes some twenty microseconds for a cell, whatever is in it, and the summary of ten thousand key results has half a million.
A streamed sheet is given its rows column by column, some hundred at a time, for the cells of a column have most in common; they go as
one text into the file of rows that XlsxWriter keeps for a sheet in `constant_memory` mode.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

_ESCAPED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_CONTROL = re.compile(r"_x[0-9a-fA-F]{4}_|[\x00-\x08\x0b-\x1f]")
"""What a reader would take for an escaped character, and what has to be one."""
MOST_KEPT = 1_000
"""Answers about the values of a column at hand at once; where every value is another, none is needed twice."""
Answer = TypeVar("Answer")


class Once(dict[object, Answer]):
    """What a function says of values, by value; of few values each is asked about once. To it 1 and True are one value."""

    def __init__(self, ask: Callable[[object], Answer]) -> None:
        super().__init__()
        self._ask = ask

    def __missing__(self, value: object) -> Answer:
        if len(self) >= MOST_KEPT:
            self.clear()
        found = self[value] = self._ask(value)
        return found


class StreamedSheet(Worksheet):  # type: ignore[misc]  # the library has no types
    """A sheet in `constant_memory` mode that also takes whole rows, all below what was written before."""

    def write_columns(self, numbers: Sequence[str], columns: Sequence[Sequence[str]], heights: Sequence[int]) -> None:
        """Rows that follow each other, given as columns from A on, as `placed` and `formulas` write them; 0 is the usual height."""
        first, last = int(numbers[0]) - 1, int(numbers[-1]) - 1
        self._write_single_row(first)
        rows = []
        for number, line, high in zip(numbers, map("".join, zip(*columns, strict=True)), heights, strict=True):
            if line:
                tall = f' ht="{high}" customHeight="1"' if high else ""
                rows.append(f'<row r="{number}"{tall}>{line}</row>')
        self.fh.write("".join(rows))
        for column in (column for column, cells in enumerate(columns) if any(cells)):
            self._check_dimensions(first, column)
            self._check_dimensions(last, column)
        self.previous_row = last + 1


def placed(column: int, numbers: Sequence[str], values: Iterable[object], told: Once[str]) -> list[str]:
    """A column's cells in the rows of these numbers, as Excel counts; `told` says what stands in one, "" for nothing."""
    letters = xl_col_to_name(column)
    return [f'<c r="{letters}{number}" {said}' if (said := told[value]) else "" for number, value in zip(numbers, values, strict=True)]


def formulas(column: int, numbers: Sequence[str], values: Iterable[object], form: Format, formula: str) -> list[str]:
    """A column of one formula, `{row}` in it the row's number, with the number or text it comes to; unknown is an empty text."""
    letters, style, parts = xl_col_to_name(column), form._get_xf_index(), formula.translate(_ESCAPED).split("{row}")
    cells = []
    for number, value in zip(numbers, values, strict=True):
        kind = ' t="str"' if isinstance(value, str) and value else ""
        told = "" if value is None else _plain(value) if isinstance(value, str) else f"{value:.16G}"
        cells.append(f'<c r="{letters}{number}" s="{style}"{kind}><f>{number.join(parts)}</f><v>{told}</v></c>')
    return cells


def text_cell(text: str, form: Format) -> str:
    kept = ' xml:space="preserve"' if text != text.strip() else ""
    return f's="{form._get_xf_index()}" t="inlineStr"><is><t{kept}>{_plain(text)}</t></is></c>'


def number_cell(number: float, form: Format) -> str:
    return f's="{form._get_xf_index()}"><v>{number:.16G}</v></c>'


def _plain(text: str) -> str:
    if "_x" in text or not text.isprintable():
        text = _escaped(text)
    return text.translate(_ESCAPED) if "&" in text or "<" in text or ">" in text else text


def _escaped(text: str) -> str:
    """Control characters as Excel writes them, and a text that looks like one so that it stays that text."""
    return _CONTROL.sub(lambda found: f"_x005F{found[0]}" if len(found[0]) > 1 else f"_x{ord(found[0]):04X}_", text)
