"""What a file is, told by its bytes and never by its name; and whether it may be read at all.

Limits follow the measurements of bombs and broken archives: parts and inflated bytes are counted, every part's CRC is
checked, and XML that declares a document type is refused, before a reader sees the file.
"""

import io
import re
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

MOST_BYTES = 100_000_000
MOST_PARTS = 1_000
MOST_INFLATED = 200_000_000
MOST_INFLATED_PART = 100_000_000

PICTURES = {
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"BM": "a bitmap picture",
    b"%PDF": "a PDF document",
    b"Rar!": "a RAR archive",
    b"7z\xbc\xaf": "a 7-Zip archive",
    b"\x1f\x8b": "a gzip archive",
    b"{\\rtf": "an RTF document",
}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE_AS = "Open it in your spreadsheet program, save it as Excel Workbook (.xlsx) and upload that."
LOCKED = "is protected by a password. Remove the password in your spreadsheet program and upload it again."


@dataclass(frozen=True, slots=True)
class Refused(Exception):
    """Why a file is not read: the end of a sentence that begins with its name."""

    why: str


def kind_of(path: Path) -> str:
    """"xlsx", "xlsb", "ods", "xls" or "text". Raises Refused."""
    size = path.stat().st_size
    if size == 0:
        raise Refused("is empty (0 bytes). Check that the download or the save finished, and upload it again.")
    if size > MOST_BYTES:
        raise Refused(f"is larger than {MOST_BYTES // 1_000_000} MB. Split it, or save the sheet that matters as CSV.")
    with path.open("rb") as opened:
        head = opened.read(4096)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_kind(path)
    if head.startswith(_OLE):
        return _ole_kind(path)
    for magic, what in PICTURES.items():
        # "BM" begins English words too: a bitmap holds zero bytes in its header, a text does not.
        if head.startswith(magic) and (magic != b"BM" or b"\0" in head[:20]):
            raise Refused(f"is {what}, not a spreadsheet. Upload the workbook itself.")
    plain = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if b"urn:schemas-microsoft-com:office:spreadsheet" in plain:
        raise Refused(f"is an Excel 2003 XML spreadsheet. {_SAVE_AS}")
    if plain.startswith((b"<!doctype html", b"<html")) or (plain.startswith(b"<") and b"<table" in plain):
        raise Refused(f"is a web page saved as a spreadsheet. {_SAVE_AS}")
    if plain.startswith(b"<?xml"):
        raise Refused(f"is an XML document, not a spreadsheet. {_SAVE_AS}")
    return "text"


def _zip_kind(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            names = _checked_names(archive)
            _check_parts(archive)
            if "xl/workbook.xml" in names:
                return "xlsx"
            if "xl/workbook.bin" in names:
                return "xlsb"
            if "content.xml" in names:
                return _ods(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as error:
        if isinstance(error, RuntimeError) and "password" in str(error):
            raise Refused(LOCKED) from error
        raise Refused("is damaged: the archive inside can't be opened. Upload the file again, or save a new copy.") from error
    raise Refused("is an archive, but holds no workbook. Unpack it and upload the spreadsheet inside.")


def _checked_names(archive: zipfile.ZipFile) -> set[str]:
    parts = archive.infolist()
    if len(parts) > MOST_PARTS:
        raise Refused(f"holds {len(parts):,} parts, more than any workbook needs. Save a new copy and upload that.")
    names = [part.filename.replace("\\", "/") for part in parts]
    if any(name.startswith("/") or ".." in name.split("/") for name in names):
        raise Refused("holds parts that point outside of it. Save a new copy in your spreadsheet program.")
    if len({name.lower() for name in names}) != len(names):
        raise Refused("holds the same part twice. Save a new copy in your spreadsheet program.")
    return {name.lower() for name in names}


def _check_parts(archive: zipfile.ZipFile) -> None:
    total = 0
    for part in archive.infolist():
        size, first = 0, True
        try:
            with archive.open(part) as opened:
                while chunk := opened.read(1 << 20):
                    size += len(chunk)
                    if size > MOST_INFLATED_PART or total + size > MOST_INFLATED:
                        raise Refused(
                            f"unpacks to more than {MOST_INFLATED // 1_000_000} MB. Save the sheet that matters as CSV and upload that."
                        )
                    if first and re.search(rb"<!(DOCTYPE|ENTITY)", chunk[:65536]):
                        raise Refused("declares a DTD or entities, which workbooks never do. Save a new copy and upload that.")
                    first = False
        except (zipfile.BadZipFile, zlib.error) as error:
            raise Refused(f"is damaged in its part {part.filename}. Save a new copy and upload that.") from error
        total += size


def _ods(archive: zipfile.ZipFile) -> str:
    try:
        manifest = archive.read("META-INF/manifest.xml")
    except KeyError:
        return "ods"
    if b"encryption-data" in manifest:
        raise Refused(LOCKED)
    return "ods"


def _ole_kind(path: Path) -> str:
    data = path.read_bytes()
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise Refused(LOCKED)
    if "WordDocument".encode("utf-16-le") in data:
        raise Refused("is a Word document, not a spreadsheet. Upload the workbook itself.")
    start = data.find(b"\x09\x08\x10\x00\x00\x06")
    # FILEPASS (0x2F) stands right behind the first BOF record of an encrypted workbook.
    if start >= 0 and data[start + 20 : start + 22] == b"\x2f\x00":
        raise Refused(LOCKED)
    return "xls"


def parts(path: Path) -> dict[str, bytes]:
    """Every part of a checked archive by its name in lower case, with `/` between folders."""
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
        return {part.filename.replace("\\", "/").lower(): archive.read(part) for part in archive.infolist()}
