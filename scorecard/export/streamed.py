"""Rows written whole, for sheets with many of them.

XlsxWriter takes some twenty microseconds for a cell, whatever is in it, and the summary of ten thousand key results has half a million.
A streamed sheet gives each row as one text into the file of rows that XlsxWriter keeps for a sheet in `constant_memory` mode.
"""

import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

_ESCAPED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_CONTROL = re.compile(r"_x[0-9a-fA-F]{4}_|[\x00-\x08\x0b-\x1f]")
"""What a reader would take for an escaped character, and what has to be one."""


_letters = cache(xl_col_to_name)


class Streamed(NamedTuple):
    """A cell of a row: a text, a number or a day, or a formula with the number or text that it comes to."""

    column: int
    value: str | float | date
    form: Any
    formula: str | None = None


class StreamedSheet(Worksheet):  # type: ignore[misc]
    """A sheet in `constant_memory` mode that also takes whole rows, each below all that was written before."""

    def write_line(self, row: int, cells: Sequence[Streamed]) -> None:
        """The cells of a row from left to right; the height that `set_row` gave it is kept."""
        if not cells:
            return
        written = "".join([self._cell(row + 1, cell) for cell in cells])
        self._check_dimensions(row, cells[0].column)
        self._check_dimensions(row, cells[-1].column)
        self._write_single_row(row)
        self._write_row(row, None, self.row_info.get(row))
        self.fh.write(f"{written}</row>")
        self.previous_row = row + 1

    def _cell(self, number: int, cell: Streamed) -> str:
        column, value, form, formula = cell
        place = f'<c r="{_letters(column)}{number}" s="{form._get_xf_index()}"'
        if formula is not None:
            told = f"<f>{formula.translate(_ESCAPED)}</f><v>{_plain(value)}</v></c>"
            return f'{place} t="str">{told}' if isinstance(value, str) and value else f"{place}>{told}"
        if isinstance(value, str):
            kept = ' xml:space="preserve"' if value != value.strip() else ""
            return f'{place} t="inlineStr"><is><t{kept}>{_plain(value)}</t></is></c>'
        if isinstance(value, date):
            value = self._convert_date_time(value)
        return f"{place}><v>{value:.16G}</v></c>"


def _plain(value: str | float | date) -> str:
    if not isinstance(value, str):
        return f"{value:.16G}"
    if "_x" in value or not value.isprintable():
        value = _escaped(value)
    return value.translate(_ESCAPED) if "&" in value or "<" in value or ">" in value else value


def _escaped(text: str) -> str:
    """Control characters as Excel writes them, and a text that looks like one so that it stays that text."""
    return _CONTROL.sub(lambda found: f"_x005F{found[0]}" if len(found[0]) > 1 else f"_x{ord(found[0]):04X}_", text)
