"""Files for the readers' tests, made byte by byte where no library writes what is wanted."""

import struct
import zipfile
from pathlib import Path

CONTENT_TYPES = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHEET_TYPE = f"{RELATIONS}/worksheet"
STYLES = (
    f'<styleSheet xmlns="{MAIN}"><numFmts><numFmt numFmtId="164" formatCode="[$€-407] #,##0"/></numFmts>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="164"/><xf numFmtId="14"/></cellXfs></styleSheet>'
)
"""Style 0 is General, 1 a percentage, 2 an amount in euros, 3 a date."""


def xlsx(path: Path, *sheets: str, extra: dict[str, bytes] | None = None) -> Path:
    """A workbook of raw `<sheetData>` contents, its sheets named S1, S2 …"""
    numbers = range(1, len(sheets) + 1)
    listed = "".join(f'<sheet name="S{n}" sheetId="{n}" r:id="r{n}"/>' for n in numbers)
    related = "".join(f'<Relationship Id="r{n}" Type="{SHEET_TYPE}" Target="worksheets/sheet{n}.xml"/>' for n in numbers)
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    main = f'<Relationship Id="r1" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/>'
    parts = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": f'<Relationships xmlns="{package}">{main}</Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}">{related}</Relationships>',
        "xl/styles.xml": STYLES,
    }
    for number, sheet in enumerate(sheets, start=1):
        parts[f"xl/worksheets/sheet{number}.xml"] = f'<worksheet xmlns="{MAIN}"><sheetData>{sheet}</sheetData></worksheet>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
        for name, data in (extra or {}).items():
            archive.writestr(name, data)
    return path


def ods(path: Path, tables: str, manifest: str = "") -> Path:
    """An OpenDocument spreadsheet of raw `<table:table>` elements."""
    names = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
        for short, long in (("office", "office"), ("table", "table"), ("text", "text"))
    )
    body = f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", f'<?xml version="1.0"?><office:document-content {names}>{body}</office:document-content>')
        archive.writestr("META-INF/manifest.xml", f"<manifest>{manifest}</manifest>")
    return path


def record(kind: int, data: bytes = b"") -> bytes:
    """One BIFF record."""
    return struct.pack("<HH", kind, len(data)) + data


def xls(path: Path, *cells: bytes, globals_: bytes = b"", formats: tuple[int, ...] = (0, 9)) -> Path:
    """A BIFF8 workbook with one sheet "Q1" of these cell records; style n has the n-th number format."""
    bof = struct.pack("<HHHHII", 0x600, 5, 0, 1997, 0, 6)
    styles = b"".join(record(0xE0, struct.pack("<HH", 0, number) + bytes(16)) for number in formats)
    name = b"\2\0Q1"
    start = len(record(0x809, bof) + globals_ + styles) + 4 + 6 + len(name) + 4
    book = record(0x809, bof) + globals_ + styles + record(0x85, struct.pack("<IBB", start, 0, 0) + name) + record(0x0A)
    sheet = record(0x809, struct.pack("<HHHHII", 0x600, 16, 0, 1997, 0, 6)) + b"".join(cells) + record(0x0A)
    return compound(path, {"Workbook": book + sheet})


def number(row: int, column: int, value: float, style: int = 0) -> bytes:
    """A BIFF number; row and column from 0."""
    return record(0x203, struct.pack("<HHHd", row, column, style, value))


def compound(path: Path, streams: dict[str, bytes], *, loop: bool = False) -> Path:
    """An OLE compound file; `loop` lets the first stream's chain end where it begins."""
    table, sectors, entries = [0xFFFFFFFD, 0xFFFFFFFE], b"", [_entry("Root Entry", 5, 0xFFFFFFFE, 0)]
    for name, data in streams.items():
        data = data.ljust(max(4096, -(-len(data) // 512) * 512), b"\0")
        first = len(table)
        count = len(data) // 512
        table += [*range(first + 1, first + count), first if loop else 0xFFFFFFFE]
        entries.append(_entry(name, 2, first, len(data)))
        sectors += data
    assert len(entries) <= 4 and len(table) <= 128
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0)
    head = head[:76] + struct.pack("<109I", 0, *[0xFFFFFFFF] * 108)
    fat = struct.pack("<128I", *table, *[0xFFFFFFFF] * (128 - len(table)))
    path.write_bytes(head + fat + b"".join(entries).ljust(512, b"\0") + sectors)
    return path


def _entry(name: str, kind: int, start: int, size: int) -> bytes:
    text = name.encode("utf-16-le")
    entry = text.ljust(64, b"\0") + struct.pack("<HBBIII", len(text) + 2, kind, 1, *[0xFFFFFFFF] * 2, 1 if kind == 5 else 0xFFFFFFFF)
    return entry + bytes(36) + struct.pack("<IQ", start, size)
