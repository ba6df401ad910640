"""What every archive from outside is looked at for before anything opens it: names, size, and what its XML declares."""

import zipfile
import zlib
from collections.abc import Iterable

DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)
"""What a damaged or strange archive makes its reader raise."""


class TooLarge(Exception):
    """A part unpacks to more than it may."""


def plain(name: str) -> str:
    """A part's name as it is compared."""
    return name.replace("\\", "/").lower()


def points_outside(names: Iterable[str]) -> bool:
    """Whether some of the plain names lead out of the archive."""
    return any(name.startswith("/") or ":" in name or ".." in name.split("/") for name in names)


def inflated(archive: zipfile.ZipFile, part: zipfile.ZipInfo, most: int) -> bytes:
    """A part's bytes, to its end, where its CRC is compared. Raises TooLarge for more than `most`, and `DAMAGED`."""
    chunks: list[bytes] = []
    with archive.open(part) as opened:
        while chunk := opened.read(1 << 20):
            chunks.append(chunk)
            most -= len(chunk)
            if most < 0:
                raise TooLarge
    return b"".join(chunks)


def declares_type(name: str, data: bytes) -> bool:
    """Whether an XML part declares a type: entities can be declared nowhere else. Two bytes a character are read without their zeros."""
    return name.endswith((".xml", ".rels", ".vml")) and b"<!DOCTYPE" in (data.replace(b"\0", b"") if b"\0" in data[:4] else data)
