"""How the cells of an .xls look (MS-XLS, BIFF5 and BIFF8): number formats, error cells, merged ranges and the span."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from scorecard.intake.grid import MergedRange
from scorecard.intake.readers.gate import LOCKED, Refused
from scorecard.intake.readers.look import BUILT_IN, DATES, ERRORS, LAST_DATE, MOST_MERGED, Look, out_of_range, telling

_BOF, _EOF, _FILEPASS, _DATEMODE, _BOUNDSHEET, _FORMAT, _XF = 0x809, 0x0A, 0x2F, 0x22, 0x85, 0x41E, 0xE0
_FORMULA, _NUMBER, _RK, _MULRK, _BOOLERR, _MERGED = 0x06, 0x203, 0x27E, 0xBD, 0x205, 0xE5
_TEXTS = (0xFD, 0x204, 0xD6)
_NONE = b"\xff\xff"


@dataclass(slots=True)
class _Styles:
    own: dict[int, str] = field(default_factory=dict)
    numbers: list[int] = field(default_factory=list)

    def code(self, style: int) -> str:
        number = self.numbers[style] if style < len(self.numbers) else 0
        return telling(self.own.get(number, BUILT_IN.get(number, "")))

    def is_date(self, style: int) -> bool:
        return style < len(self.numbers) and self.numbers[style] in DATES


def looks(stream: bytes) -> tuple[dict[str, Look], bool]:
    """The sheets by name, and whether dates count from 1904. Raises Refused for a workbook under a password."""
    styles, sheets, date_1904, version = _Styles(), [], False, 0x600
    for kind, data in _records(stream, 0):
        if kind == _BOF:
            (version,) = struct.unpack_from("<H", data)
        elif kind == _FILEPASS:
            raise Refused(LOCKED)
        elif kind == _DATEMODE:
            date_1904 = data[:2] == b"\1\0"
        elif kind == _BOUNDSHEET and len(data) > 7:
            sheets.append((_name(data[6:], wide=version >= 0x600), *struct.unpack_from("<I", data)))
        elif kind == _FORMAT and len(data) > 4:
            (number,) = struct.unpack_from("<H", data)
            styles.own[number] = _text(data[2:], wide=version >= 0x600)
        elif kind == _XF and len(data) >= 4:
            styles.numbers.append(struct.unpack_from("<H", data, 2)[0])
    return {name: _look(stream, offset, styles) for name, offset in sheets}, date_1904


def _records(stream: bytes, offset: int) -> Iterator[tuple[int, bytes]]:
    """Up to the end of the substream that begins at `offset`; nested ones, such as charts, are left out."""
    depth = 0
    while offset + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, offset)
        offset += 4
        depth += (kind == _BOF) - (kind == _EOF)
        if depth < 1:
            return
        if depth == 1:
            yield kind, stream[offset : offset + size]
        offset += size


def _look(stream: bytes, offset: int, styles: _Styles) -> Look:
    formats: dict[tuple[int, int], str] = {}
    errors: dict[tuple[int, int], str] = {}
    merged: list[MergedRange] = []
    last_row = last_column = 0
    for kind, data in _records(stream, offset):
        if kind == _MERGED:
            count = min(struct.unpack_from("<H", data)[0], (len(data) - 2) // 8)
            for top, bottom, left, right in struct.iter_unpack("<4H", data[2 : 2 + count * 8]):
                merged.append(MergedRange(top + 1, left + 1, bottom + 1, right + 1))
            continue
        for row, column, style, fault in _cells(kind, data, styles):
            last_row, last_column = max(last_row, row), max(last_column, column)
            if fault:
                errors[row, column] = fault
            elif code := styles.code(style):
                formats[row, column] = code
    return Look(
        formats=formats,
        merged=tuple(merged[:MOST_MERGED]),
        error_cells=errors,
        last_row=last_row,
        last_column=last_column,
    )


def _cells(kind: int, data: bytes, styles: _Styles) -> Iterator[tuple[int, int, int, str]]:
    """Row, column, style and fault ("" for none) of each filled cell of one record."""
    if kind == _MULRK:
        row, first = struct.unpack_from("<HH", data)
        for step in range((len(data) - 6) // 6):
            yield row + 1, first + step + 1, struct.unpack_from("<H", data, 4 + step * 6)[0], ""
        return
    if kind not in (_FORMULA, _NUMBER, _RK, _BOOLERR, *_TEXTS) or len(data) < 8:
        return
    row, column, style = struct.unpack_from("<HHH", data)
    fault = ""
    if kind == _BOOLERR and data[7] == 1:
        fault = ERRORS.get(data[6], "error")
    elif kind == _FORMULA and data[12:14] == _NONE and data[6] == 2:
        fault = ERRORS.get(data[8], "error")
    elif kind == _NUMBER and styles.is_date(style):
        (serial,) = struct.unpack_from("<d", data, 6)
        fault = "" if 0 <= serial < LAST_DATE + 1 else out_of_range(serial)
    yield row + 1, column + 1, style, fault


def _name(data: bytes, *, wide: bool) -> str:
    if not wide:
        return data[1 : 1 + data[0]].decode("cp1252", "replace")
    return data[2 : 2 + data[0] * 2].decode("utf-16-le", "replace") if data[1] & 1 else data[2 : 2 + data[0]].decode("latin-1")


def _text(data: bytes, *, wide: bool) -> str:
    if not wide:
        return data[1 : 1 + data[0]].decode("cp1252", "replace")
    (length,) = struct.unpack_from("<H", data)
    return data[3 : 3 + length * 2].decode("utf-16-le", "replace") if data[2] & 1 else data[3 : 3 + length].decode("latin-1")
