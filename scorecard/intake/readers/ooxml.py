"""How the cells of an .xlsx look, read from the parts by search instead of a full parse.

A hundred thousand rows must cost a fraction of reading their values; a large sheet in the usual spelling is therefore
asked a few narrow questions, and only small or unusual ones are walked cell by cell.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from xml.etree import ElementTree

from scorecard.intake.grid import MergedRange
from scorecard.intake.readers.look import BUILT_IN, DATES, LAST_DATE, MOST_CELLS, MOST_MERGED, Look, out_of_range, telling

LARGE = 2_000_000
"""Bytes of sheet XML above which a sheet is asked instead of walked."""
_ROW_OR_CELL = re.compile(rb"<(?:\w+:)?(?:(row)\b([^>]*)>|c\b([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>))", re.DOTALL)
_ATTRIBUTE = re.compile(rb"\b([rst])=[\"']([^\"']*)[\"']")
_MERGE = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=\"([A-Z]+)(\d+):([A-Z]+)(\d+)\"")
_CONTENT = re.compile(rb"<(?:\w+:)?v(?:\s[^>]*)?>([^<]+)<")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
_EMPTY = re.compile(rb"<(?:\w+:)?v[\s/>]")
"""In a formula whose result is text: the result is there, and empty."""
_INLINE = re.compile(rb"<(?:\w+:)?is[\s>]")
_UNCACHED = re.compile(
    rb'<c r="([A-Z]+)(\d+)"(?:'
    rb'(?![^>]*t="str")[^>]*><f(?:[^>]*/>|[^<]*</f>)(?:<v></v>|<v\s?/>)?|[^>]*><f(?:[^>]*/>|[^<]*</f>))</c>'
)
_ERROR = re.compile(rb'<c r="([A-Z]+)(\d+)"[^>]*\bt="e"[^>]*>(.*?)</c>', re.DOTALL)
_FILLED = re.compile(rb'<c r="([A-Z]+)(\d+)"[^>]*(?<!/)>')
_LAST_ROW = re.compile(rb'<row [^>]*?\br="(\d+)"')


class Parts:
    """The parts of an archive by name in lower case, and what they point to."""

    def __init__(self, parts: dict[str, bytes]) -> None:
        self.parts = parts

    def elements(self, part: str, name: str) -> Iterator[ElementTree.Element]:
        """All of one name, whatever their namespace: Strict Open XML has its own."""
        try:
            root = ElementTree.fromstring(self.parts.get(part, b""))
        except ElementTree.ParseError:
            return
        yield from (one for one in root.iter() if one.tag.rpartition("}")[2] == name)

    def workbook(self) -> str:
        """The part that lists the sheets."""
        kinds = ((one.get("Type", ""), one.get("Target", "")) for one in self.elements("_rels/.rels", "Relationship"))
        targets = (target.lstrip("/").lower() for kind, target in kinds if kind.endswith("/officeDocument"))
        return next(targets, "xl/workbook.xml")

    def related(self, part: str) -> dict[str, str]:
        """Relationship id -> part it points to."""
        folder, _, name = part.rpartition("/")
        found = {}
        for one in self.elements(f"{folder}/_rels/{name}.rels".lstrip("/"), "Relationship"):
            target = one.get("Target", "").replace("\\", "/").lower()
            found[one.get("Id", "")] = target.lstrip("/") if target.startswith("/") else _joined(folder, target)
        return found


def looks(parts: dict[str, bytes]) -> tuple[dict[str, Look], bool]:
    """The sheets by name, and whether dates count from 1904."""
    book = Parts(parts)
    workbook = book.workbook()
    related = book.related(workbook)
    styles = Styles(book)
    found = {}
    for one in book.elements(workbook, "sheet"):
        part = related.get(next((value for name, value in one.attrib.items() if name.endswith("}id")), ""), "")
        if part in parts:
            found[one.get("name", "")] = replace(look(parts[part], styles), comments=_comments(book, part))
    told = [one.get("date1904", "") for one in book.elements(workbook, "workbookPr")]
    return found, any(one in ("1", "true", "on") for one in told)


class Styles:
    """What each style number of a workbook says about numbers."""

    def __init__(self, book: Parts) -> None:
        part = next((name for name in book.parts if name.endswith("styles.xml")), "")
        own = {int(one.get("numFmtId", "0")): one.get("formatCode", "") for one in book.elements(part, "numFmt")}
        styles = next(book.elements(part, "cellXfs"), None)
        numbers = [] if styles is None else [int(one.get("numFmtId", "0")) for one in styles]
        codes = [telling(own.get(one, BUILT_IN.get(one, ""))) for one in numbers]
        self.codes = {style: code for style, code in enumerate(codes) if code}
        self.dates = {style for style, one in enumerate(numbers) if one in DATES or _is_date(own.get(one, ""))}


def look(sheet: bytes, styles: Styles) -> Look:
    """One sheet's XML."""
    usual = sheet.count(b'<c r="') == sheet.count(b"<c ") > 0
    found = _asked(sheet, styles) if usual and len(sheet) > LARGE else _walked(sheet, styles)
    return replace(found, merged=_merged(sheet))


def _walked(sheet: bytes, styles: Styles) -> Look:
    """Cell by cell; cells without an address follow the one before."""
    formats: dict[tuple[int, int], str] = {}
    errors: dict[tuple[int, int], str] = {}
    uncached: list[tuple[int, int]] = []
    row = column = last_row = last_column = 0
    # Behind the last closing tag no cell is filled, and searching for another one from every cell on would take for ever.
    end = max(sheet.rfind(b"</c>"), sheet.rfind(b":c>")) + 4
    for match in _ROW_OR_CELL.finditer(sheet, 0, end):
        told = dict(_ATTRIBUTE.findall(match[2] if match[1] else match[3]))
        if match[1]:
            row, column = int(told[b"r"]) if told.get(b"r", b"").isdigit() else row + 1, 0
            continue
        row, column = _place(told.get(b"r", b"")) or (row, column + 1)
        body = match[4] or b""
        if body:
            last_row, last_column = max(last_row, row), max(last_column, column)
        kind, style = told.get(b"t", b"n"), int(told[b"s"]) if told.get(b"s", b"").isdigit() else 0
        content = _CONTENT.search(body)
        if kind == b"e":
            errors[row, column] = content[1].decode("utf-8", "replace") if content else "error"
        elif not content and _FORMULA.search(body) and not (_EMPTY if kind == b"str" else _INLINE).search(body):
            uncached.append((row, column))
        elif content and kind == b"n" and style in styles.dates and not 0 <= _float(content[1]) < LAST_DATE + 1:
            errors[row, column] = out_of_range(_float(content[1]))
        if body and style in styles.codes:
            formats[row, column] = styles.codes[style]
    return Look(formats=formats, error_cells=errors, uncached=tuple(uncached), last_row=last_row, last_column=last_column)


def _asked(sheet: bytes, styles: Styles) -> Look:
    """By narrow searches over the whole sheet."""
    errors = {}
    if b't="e"' in sheet:
        for letters, row, body in _ERROR.findall(sheet):
            content = _CONTENT.search(body)
            errors[int(row), column_number(letters)] = content[1].decode("utf-8", "replace") if content else "error"
    found = _UNCACHED.findall(sheet) if b"<f" in sheet else []
    last_row, last_column = _span(sheet)
    return Look(
        formats=_column_formats(sheet, styles.codes),
        error_cells=errors,
        uncached=tuple((int(row), column_number(letters)) for letters, row in found),
        last_row=last_row,
        last_column=last_column,
    )


def _column_formats(sheet: bytes, codes: dict[int, str]) -> dict[tuple[int, int], str]:
    """Each column's usual format under (0, column), and the cells that differ from it."""
    if not codes:
        return {}
    telling = b"|".join(str(style).encode() for style in codes)
    columns = set(re.findall(rb'<c r="([A-Z]+)\d+" s="(?:' + telling + rb')"', sheet))
    if not columns:
        return {}
    cells: dict[int, dict[str, list[int]]] = {}
    for letters, row, style in re.findall(rb'<c r="(' + b"|".join(columns) + rb')(\d+)"(?: s="(\d+)")?[^>]*(?<!/)>', sheet):
        by_code = cells.setdefault(column_number(letters), {})
        by_code.setdefault(codes.get(int(style or 0), "General"), []).append(int(row))
    formats = {}
    for column, by_code in cells.items():
        usual = max(by_code, key=lambda code: len(by_code[code]))
        formats[0, column] = usual
        formats.update({(row, column): code for code, rows in by_code.items() if code != usual for row in rows})
    return formats


def _span(sheet: bytes) -> tuple[int, int]:
    """The last filled row and column, or a rectangle around them that is small enough."""
    start = sheet.rfind(b"<row ")
    row = _LAST_ROW.match(sheet, start)
    widest = 16_384 if re.search(rb'<c r="[A-Z]{3}', sheet) else 702 if re.search(rb'<c r="[A-Z]{2}', sheet) else 26
    if row and int(row[1]) * widest <= MOST_CELLS:
        return int(row[1]), widest
    last_row = 0
    letters: set[bytes] = set()
    for match in _FILLED.finditer(sheet):
        letters.add(match[1])
        last_row = max(last_row, int(match[2]))
    return last_row, max((column_number(one) for one in letters), default=0)


def _merged(sheet: bytes) -> tuple[MergedRange, ...]:
    start = sheet.find(b"mergeCells")
    found = [] if start < 0 else _MERGE.findall(sheet, start)[:MOST_MERGED]
    return tuple(MergedRange(int(top), column_number(left), int(bottom), column_number(right)) for left, top, right, bottom in found)


def _comments(book: Parts, part: str) -> dict[tuple[int, int], str]:
    found: dict[tuple[int, int], str] = {}
    # Threaded comments leave a stand-in among the plain ones, so they are read last and win.
    for target in sorted(book.related(part).values(), key=lambda name: "threaded" in name):
        for tag in ("comment", "threadedComment") if "comments" in target else ():
            threads: dict[tuple[int, int], list[str]] = {}
            for one in book.elements(target, tag):
                place = _place(one.get("ref", "").encode())
                text = "".join(piece.text or "" for piece in one.iter() if piece.tag.rpartition("}")[2] in ("t", "text"))
                if place and text.strip():
                    threads.setdefault(place, []).append(text.strip())
            found.update({place: "\n".join(texts) for place, texts in threads.items()})
    return found


def _place(reference: bytes) -> tuple[int, int] | None:
    letters = reference.rstrip(b"0123456789")
    digits = reference[len(letters) :]
    if not letters.isalpha() or not digits or len(letters) > 3:
        return None
    return int(digits), column_number(letters)


@lru_cache(maxsize=16_384)
def column_number(letters: bytes) -> int:
    """A is 1."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _joined(folder: str, target: str) -> str:
    steps = folder.split("/") if folder else []
    for step in target.split("/"):
        if step == "..":
            steps = steps[:-1]
        elif step != ".":
            steps.append(step)
    return "/".join(steps)


def _is_date(code: str) -> bool:
    plain = re.sub(r'"[^"]*"|\\.|\[(?![hms]+\])[^\]]*\]', "", code.lower().split(";")[0])
    return any(sign in plain for sign in "ymdhs") and "general" not in plain


def _float(text: bytes) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0
