"""Results of formulas carried from a workbook to its copy: openpyxl keeps formulas, but writes no results.

Without them the copy, uploaded as it is, would read as empty wherever the original has a formula.
"""

import re
import zipfile
from typing import IO

from scorecard.intake.readers.ooxml import Parts

_FORMULA = rb"<f(?:\s[^>]*)?(?:/>|>[^<]*</f>)"
_RESULT = re.compile(rb'<c r="([A-Z]+\d+)"([^>]*)>' + _FORMULA + rb"<v[^>]*>([^<]*)</v></c>")
_EMPTY = re.compile(rb'<c r="([A-Z]+\d+)"([^>]*)>(' + _FORMULA + rb")<v\s?(?:/>|></v>)</c>")
_TYPE = re.compile(rb'\s?\bt="(\w+)"')


def carry_results(original: IO[bytes], copy: IO[bytes], out: IO[bytes]) -> None:
    """Write `copy` to `out`, its formulas with the results that `original` holds for the same sheet and cell."""
    with zipfile.ZipFile(original) as source, zipfile.ZipFile(copy) as draft, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        parts = {part: name for name, part in _sheets(draft).items()}
        theirs = _sheets(source)
        for info in draft.infolist():
            content = draft.read(info)
            name = parts.get(info.filename)
            if name in theirs and b"<f" in content:
                content = _with_results(content, _results(source.read(theirs[name])))
            made.writestr(info.filename, content)


def _sheets(archive: zipfile.ZipFile) -> dict[str, str]:
    """Sheet name -> the part's name in the archive."""
    spelt = {name.lower(): name for name in archive.namelist()}
    book = Parts({name.lower(): archive.read(name) for name in archive.namelist() if name.endswith((".rels", "workbook.xml"))})
    workbook = book.workbook()
    related = book.related(workbook)
    targets = ((one.get("name", ""), [related.get(value) for value in one.attrib.values()]) for one in book.elements(workbook, "sheet"))
    return {name: spelt[part] for name, found in targets for part in found if part in spelt}


def _results(sheet: bytes) -> dict[bytes, tuple[bytes, bytes]]:
    """Address -> type and result as written, of every formula that has one."""
    found = {}
    for address, attributes, result in _RESULT.findall(sheet):
        kind = _TYPE.search(attributes)
        found[address] = (kind[1] if kind else b"n", result)
    return found


def _with_results(sheet: bytes, results: dict[bytes, tuple[bytes, bytes]]) -> bytes:
    def filled(match: re.Match[bytes]) -> bytes:
        address, attributes, formula = match.groups()
        kind, result = results.get(address, (b"", b""))
        if kind != b"str" and not (result and kind in (b"n", b"b", b"e")):
            return match[0]
        return b'<c r="%b"%b t="%b">%b<v>%b</v></c>' % (address, _TYPE.sub(b"", attributes), kind, formula, result)

    return _EMPTY.sub(filled, sheet)
