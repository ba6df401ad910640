"""OLE compound files (MS-CFB), the container of .xls: its streams, without ever following a chain in circles."""

import struct

from scorecard.intake.readers.gate import Refused

_END = 0xFFFFFFFA
"""Sector numbers from here on end a chain."""
_DAMAGED = "is damaged: its inner file table is broken. Save a new copy in your spreadsheet program and upload that."


class Compound:
    """A compound file's directory. Raises Refused for one whose chains loop or point nowhere."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        if len(data) < 512:
            raise Refused(_DAMAGED)
        shift, mini_shift = struct.unpack_from("<HH", data, 30)
        if shift not in (9, 12) or mini_shift != 6:
            raise Refused(_DAMAGED)
        (directory,) = struct.unpack_from("<I", data, 48)
        self._cutoff, mini_start, _, difat = struct.unpack_from("<IIII", data, 56)
        self._size = 1 << shift
        self._fat = self._table(self._fat_sectors(difat))
        self._mini_fat = self._table(self._chain(mini_start, self._fat))
        self.entries: dict[str, tuple[int, int]] = {}
        """Stream name -> first sector, bytes."""
        self._mini = b""
        self._read_directory(self._joined(self._chain(directory, self._fat)))

    def __contains__(self, name: str) -> bool:
        return name in self.entries

    def stream(self, name: str) -> bytes:
        """All bytes of one stream."""
        start, size = self.entries[name]
        if size >= self._cutoff:
            return self._joined(self._chain(start, self._fat))[:size]
        chain = self._chain(start, self._mini_fat)
        return b"".join(self._mini[sector * 64 : sector * 64 + 64] for sector in chain)[:size]

    def _fat_sectors(self, difat: int) -> list[int]:
        sectors = list(struct.unpack_from("<109I", self._data, 76))
        seen = set()
        while difat < _END:
            if difat in seen:
                raise Refused(_DAMAGED)
            seen.add(difat)
            *more, difat = self._table([difat])
            sectors += more
        return [sector for sector in sectors if sector < _END]

    def _table(self, sectors: list[int]) -> list[int]:
        data = self._joined(sectors)
        return list(struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4]))

    def _joined(self, sectors: list[int]) -> bytes:
        if any((sector + 1) * self._size >= len(self._data) for sector in sectors):
            raise Refused(_DAMAGED)
        return b"".join(self._data[(sector + 1) * self._size : (sector + 2) * self._size] for sector in sectors)

    def _chain(self, start: int, table: list[int]) -> list[int]:
        chain: list[int] = []
        while start < _END:
            if start >= len(table) or len(chain) > len(table):
                raise Refused(_DAMAGED)
            chain.append(start)
            start = table[start]
        return chain

    def _read_directory(self, data: bytes) -> None:
        for offset in range(0, len(data) - 127, 128):
            (length,) = struct.unpack_from("<H", data, offset + 64)
            kind = data[offset + 66]
            start, size = struct.unpack_from("<II", data, offset + 116)
            if kind == 5:
                self._mini = self._joined(self._chain(start, self._fat))[:size]
            elif kind == 2:
                name = data[offset : offset + min(max(length - 2, 0), 62)].decode("utf-16-le", "replace")
                self.entries.setdefault(name.lower(), (start, size))
