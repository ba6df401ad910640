"""How the cells of an .xlsb look (MS-XLSB): number formats, error cells, merged ranges and the span."""

import struct
from collections.abc import Iterator

from scorecard.intake.grid import MergedRange
from scorecard.intake.readers.look import BUILT_IN, ERRORS, MOST_MERGED, Look, telling
from scorecard.intake.readers.ooxml import Parts

_ROW, _CELLS, _ERROR, _FORMULA_ERROR = 0, range(2, 12), 3, 11
_FORMAT, _XF, _BEGIN_XFS, _END_XFS, _WORKBOOK, _SHEET, _MERGED = 44, 47, 617, 618, 153, 156, 176


def looks(parts: dict[str, bytes]) -> tuple[dict[str, Look], bool]:
    """The sheets by name, and whether dates count from 1904."""
    related = Parts(parts).related("xl/workbook.bin")
    codes = _codes(parts.get("xl/styles.bin", b""))
    found, date_1904 = {}, False
    for kind, data in _records(parts.get("xl/workbook.bin", b"")):
        if kind == _WORKBOOK and data:
            date_1904 = bool(data[0] & 1)
        elif kind == _SHEET and len(data) > 12:
            relation, end = _string(data, 8)
            name, _ = _string(data, end)
            found[name] = _look(parts.get(related.get(relation, ""), b""), codes)
    return found, date_1904


def _look(sheet: bytes, codes: dict[int, str]) -> Look:
    formats: dict[tuple[int, int], str] = {}
    errors: dict[tuple[int, int], str] = {}
    merged: list[MergedRange] = []
    row = last_row = last_column = 0
    for kind, data in _records(sheet):
        if kind == _ROW and len(data) >= 4:
            row = struct.unpack_from("<I", data)[0] + 1
        elif kind in _CELLS and len(data) >= 8:
            column, style = struct.unpack_from("<II", data)
            last_row, last_column = max(last_row, row), max(last_column, column + 1)
            if kind in (_ERROR, _FORMULA_ERROR) and len(data) > 8:
                errors[row, column + 1] = ERRORS.get(data[8], "error")
            elif code := codes.get(style & 0xFFFFFF):
                formats[row, column + 1] = code
        elif kind == _MERGED and len(data) >= 16:
            top, bottom, left, right = struct.unpack_from("<4I", data)
            merged.append(MergedRange(top + 1, left + 1, bottom + 1, right + 1))
    return Look(
        formats=formats,
        merged=tuple(merged[:MOST_MERGED]),
        error_cells=errors,
        last_row=last_row,
        last_column=last_column,
    )


def _codes(styles: bytes) -> dict[int, str]:
    """Format codes that tell something, by style."""
    own: dict[int, str] = {}
    codes: dict[int, str] = {}
    count, within = 0, False
    for kind, data in _records(styles):
        if kind == _FORMAT and len(data) > 6:
            own[struct.unpack_from("<H", data)[0]] = _string(data, 2)[0]
        elif kind in (_BEGIN_XFS, _END_XFS):
            within = kind == _BEGIN_XFS
        elif kind == _XF and within and len(data) >= 4:
            number = struct.unpack_from("<H", data, 2)[0]
            if code := telling(own.get(number, BUILT_IN.get(number, ""))):
                codes[count] = code
            count += 1
    return codes


def _records(part: bytes) -> Iterator[tuple[int, bytes]]:
    offset, end = 0, len(part)
    while offset < end:
        kind = part[offset]
        offset += 1
        if kind & 0x80 and offset < end:
            kind = (kind & 0x7F) | (part[offset] & 0x7F) << 7
            offset += 1
        size = shift = 0
        while offset < end and shift < 28:
            size |= (part[offset] & 0x7F) << shift
            shift += 7
            offset += 1
            if not part[offset - 1] & 0x80:
                break
        yield kind, part[offset : offset + size]
        offset += size


def _string(data: bytes, offset: int) -> tuple[str, int]:
    (length,) = struct.unpack_from("<I", data, offset)
    end = offset + 4 + length * 2
    return data[offset + 4 : end].decode("utf-16-le", "replace"), end
