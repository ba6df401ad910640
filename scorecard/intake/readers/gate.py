"""What a file is, told by its bytes and never by its name; and whether it may be read at all.

Limits follow the measurements of bombs and broken archives: parts and inflated bytes are counted, every part's CRC is
checked, and XML that declares a document type is refused, before a reader sees the file.
"""

import re
import zipfile
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from scorecard.intake.readers.archives import DAMAGED, TooLarge, declares_type, inflated, plain, points_outside

MOST_BYTES = 100_000_000
MOST_PARTS = 1_000
MOST_INFLATED = 200_000_000
MOST_INFLATED_PART = 100_000_000
HEAD = 65_536
"""Bytes at a file's beginning that tell what it is."""
PICTURES = {
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"RIFF": "a picture, sound or film",
    b"II*\0": "a TIFF picture",
    b"MM\0*": "a TIFF picture",
    b"BM": "a bitmap picture",
    b"%PDF": "a PDF document",
    b"Rar!": "a RAR archive",
    b"7z\xbc\xaf": "a 7-Zip archive",
    b"\x1f\x8b": "a gzip archive",
    b"{\\rtf": "an RTF document",
    b"SQLite format 3": "a database",
    b"PAR1": "a Parquet file",
    b"MZ": "a program",
    b"%!PS": "a PostScript document",
    b"\x7fELF": "a program",
}
_LETTERS = (b"BM", b"MZ", b"RIFF", b"PAR1")
"""Beginnings that a text may have too; the real thing holds zero bytes near them."""
_WORKBOOKS = {
    re.compile(r"(\w+/)?workbook\d*\.xml"): "xlsx",
    re.compile(r"(\w+/)?workbook\d*\.bin"): "xlsb",
    re.compile(r"content\.xml"): "ods",
}
_ARCHIVES = {
    "word/document.xml": "is a Word document, not a spreadsheet. Upload the workbook itself.",
    "ppt/presentation.xml": "is a PowerPoint presentation, not a spreadsheet. Upload the workbook itself.",
    "index/document.iwa": "is an Apple Numbers document. Export it from Numbers as Excel (.xlsx) and upload that.",
}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE_AS = "Open it in your spreadsheet program, save it as Excel Workbook (.xlsx) and upload that."
_COPY = "Save a new copy in your spreadsheet program and upload that."
LOCKED = "is protected by a password. Remove the password in your spreadsheet program and upload it again."
_MAIL = re.compile(rb"(?:[a-z-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,20}mime-version:")
"""Web archives are mails: a few header lines, folded or not, before the one that tells."""
_EXCHANGE = {
    # A table may begin with the headings ID and P…, so two lines more are asked.
    re.compile(rb"ID;P\w*(?:;[NE])*\r?\n(?:[BCFOP];[A-Z][^\n]*\n){2}"): "a SYLK file",
    re.compile(rb'TABLE\r?\n0,1\r?\n"'): "a DIF file",
}
_XML = re.compile(rb"<[\w:.-]+\s[^<>]*xmlns")
_READ = re.compile(r"(?!docprops/|customxml/|xl/media/|xl/theme/).*\.(xml|rels|bin)")
"""Parts that a reader looks into."""


@dataclass(frozen=True, slots=True)
class Refused(Exception):
    """Why a file is not read: the end of a sentence that begins with its name."""

    why: str


@dataclass(frozen=True, slots=True)
class Admitted:
    """A file that may be read."""

    path: Path
    kind: str
    """"xlsx", "xlsb", "ods", "xls" or "text"."""
    parts: dict[str, bytes] = field(default_factory=dict)
    """Of a checked archive, those that readers look into: by name in lower case, with `/` between folders."""
    ahead: Any = None
    """The workbook as it is already being parsed (`readers.ahead`), where that was begun before the gate."""


def admit(path: Path) -> Admitted:
    """The file with its kind. Raises Refused."""
    size = path.stat().st_size
    if size == 0:
        raise Refused("is empty (0 bytes). Check that the download or the save finished, and upload it again.")
    if size > MOST_BYTES:
        raise Refused(f"is larger than {MOST_BYTES // 1_000_000} MB. Split it, or save the sheet that matters as CSV.")
    with path.open("rb") as opened:
        head = opened.read(HEAD)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _archive(path)
    if head.startswith(_OLE):
        return Admitted(path, "xls")
    for magic, what in PICTURES.items():
        if head.startswith(magic) and (magic not in _LETTERS or b"\0" in head[:64]):
            raise Refused(f"is {what}, not a spreadsheet. Upload the workbook itself.")
    if head[:1] == b"\x09" and head[1:2] in b"\0\2\4\x08" and b"\0" in head[:16]:
        raise Refused(f"is an Excel file from before 1995. {_SAVE_AS}")
    for begins, what in _EXCHANGE.items():
        if begins.match(head):
            raise Refused(f"is {what}, an exchange format of old. {_SAVE_AS}")
    _check_markup(head)
    return Admitted(path, "text")


def _check_markup(head: bytes) -> None:
    """Raises Refused for XML and web pages, in one byte or two a character."""
    plain = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if _MAIL.match(plain):
        raise Refused(f"is a web page saved as a spreadsheet. {_SAVE_AS}")
    if not plain.startswith(b"<"):
        return
    if b"urn:schemas-microsoft-com:office:spreadsheet" in plain[:4096] and plain.startswith((b"<?xml", b"<workbook")):
        raise Refused(f"is an Excel 2003 XML spreadsheet. {_SAVE_AS}")
    if re.search(rb"<(!doctype html|html|table|body|head)[\s>]", plain):
        raise Refused(f"is a web page saved as a spreadsheet. {_SAVE_AS}")
    if plain.startswith(b"<?xml") or _XML.match(plain):
        raise Refused(f"is an XML document, not a spreadsheet. {_SAVE_AS}")


def _archive(path: Path) -> Admitted:
    try:
        with zipfile.ZipFile(path) as archive:
            names = _checked_names(archive)
            parts = _checked_parts(archive)
    except DAMAGED as error:
        if isinstance(error, RuntimeError) and "password" in str(error):
            raise Refused(LOCKED) from error
        raise Refused(f"is damaged: the archive inside can't be opened. {_COPY}") from error
    for name in sorted(names):
        for part, kind in _WORKBOOKS.items():
            if part.fullmatch(name):
                return Admitted(path, kind, parts)
    for other, why in _ARCHIVES.items():
        if other in names:
            raise Refused(why)
    raise Refused("is an archive, but holds no workbook. Unpack it and upload the spreadsheet inside.")


def _shown(name: str) -> str:
    return "".join(letter if letter.isprintable() else "?" for letter in name[:100])


def _checked_names(archive: zipfile.ZipFile) -> set[str]:
    parts = archive.infolist()
    if len(parts) > MOST_PARTS:
        raise Refused(f"holds {len(parts):,} parts, more than any workbook needs. {_COPY}")
    names = [plain(part.filename) for part in parts]
    if points_outside(names):
        raise Refused(f"holds parts that point outside of it. {_COPY}")
    if len(set(names)) != len(names):
        raise Refused(f"holds the same part twice. {_COPY}")
    return set(names)


def _checked_parts(archive: zipfile.ZipFile) -> dict[str, bytes]:
    """Inflate every part within the limits, to its end, where its CRC is compared."""
    kept: dict[str, bytes] = {}
    left = MOST_INFLATED
    for part in archive.infolist():
        name = plain(part.filename)
        try:
            data = inflated(archive, part, min(MOST_INFLATED_PART, left))
        except TooLarge as error:
            size = f"{MOST_INFLATED // 1_000_000} MB ({MOST_INFLATED_PART // 1_000_000} MB in one part)"
            raise Refused(f"unpacks to more than {size}. Save the sheet that matters as CSV and upload that.") from error
        except (zipfile.BadZipFile, zlib.error, EOFError) as error:
            raise Refused(f"is damaged in its part {_shown(part.filename)}. {_COPY}") from error
        left -= len(data)
        if declares_type(name, data):
            raise Refused(f"declares a DTD or entities in its part {_shown(part.filename)}, which workbooks never do. {_COPY}")
        if name == "meta-inf/manifest.xml" and b"encryption-data" in data:
            raise Refused(LOCKED)
        if _READ.fullmatch(name):
            kept[name] = data
    return kept
