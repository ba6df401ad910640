"""Which characters the bytes of a text file are; asked where only a person can know."""

import re
from dataclasses import dataclass
from unicodedata import category

from scorecard.intake.readers.gate import Refused

MARKS = {
    b"\xef\xbb\xbf": "utf-8",
    b"\xff\xfe\0\0": "utf-32",
    b"\0\0\xfe\xff": "utf-32",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}
"""Byte order marks, longest first where one begins like another."""
_NOT_WESTERN = re.compile(
    # Bytes that Windows-1252 leaves open; quotes, signs and capitals of its upper half between two small letters, where
    # older code pages keep their accented letters.
    rb"[\x81\x8d\x8f\x90\x9d]|[a-z][\x80\x82-\x89\x8a-\x8c\x8e\x91\x93-\x95\x98\x99\x9b\xa0-\xbf\xd7\xf7][a-z]"
)
_NO_TEXT = "is not a spreadsheet or a text file. Upload the workbook itself, or a CSV."
_ASKS = (
    "is not written in UTF-8, and its bytes don't tell which encoding it has. Choose it, such as Windows-1252 "
    "(Western European), Windows-1251 (Cyrillic), GB18030 (Chinese), or save the file as CSV UTF-8."
)
MOST_HIGH = 0.3
"""Share of letters beyond ASCII in Western European text stays far below this."""


@dataclass(frozen=True, slots=True)
class Undecided(Exception):
    """The bytes don't tell their encoding: the end of a sentence that begins with the file's name, and asks."""

    question: str


def decoded(data: bytes, encoding: str | None) -> tuple[str, list[str]]:
    """The text, and notes on how it was decoded. Raises Refused for bytes that are no text, Undecided to ask."""
    for mark, name in MARKS.items():
        if data.startswith(mark):
            return _marked(data.removeprefix(mark) if name == "utf-8" else data, name)
    if encoding:
        try:
            return data.decode(encoding), []
        except (UnicodeDecodeError, LookupError) as error:
            raise Refused(f"is not written in {encoding}. Choose another encoding.") from error
    head = data[:4000]
    if head.count(b"\0") > len(head) // 4:
        name = "utf-16-le" if head[1:2] == b"\0" else "utf-16-be"
        read = head.decode(name, errors="replace")
        if sum(map(_is_noise, read)) > len(read) // 50:
            raise Refused(_NO_TEXT)
        return _without_nulls(data.decode(name, errors="replace"), ["Read as UTF-16, though it carries no mark of it."])
    # A few stray control characters are an export's fault; many are no text at all.
    if sum(byte < 9 or 13 < byte < 32 for byte in head) > max(2, len(head) // 50):
        raise Refused(_NO_TEXT)
    try:
        return _without_nulls(data.decode("utf-8"), [])
    except UnicodeDecodeError as error:
        return _by_line(data) or _western(data, error)


def _marked(data: bytes, name: str) -> tuple[str, list[str]]:
    try:
        return _without_nulls(data.decode(name), [])
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        note = f"Line {line} holds bytes that are not {name.upper()}; they show as \N{REPLACEMENT CHARACTER}."
        return _without_nulls(data.decode(name, errors="replace"), [note])


def _by_line(data: bytes) -> tuple[str, list[str]] | None:
    """Lines of a file put together from files in UTF-8 and in Windows-1252; None where no line is plainly UTF-8 beyond ASCII."""
    lines = data.split(b"\n")
    told = [_utf8(line) for line in lines]
    if not any(text is not None and not line.isascii() for text, line in zip(told, lines, strict=True)):
        return None
    other = [number for number, text in enumerate(told, start=1) if text is None]
    _ask_unless_western(b"\n".join(lines[number - 1] for number in other))
    for number in other:
        told[number - 1] = lines[number - 1].decode("cp1252", errors="replace")
    line, more = other[0], len(other) - 1
    note = f"Line {line} is not UTF-8 as the others are; it was read as Windows-1252 (Western European)."
    if more:
        note = f"Line {line} and {more} more are not UTF-8 as the others are; they were read as Windows-1252 (Western European)."
    return _without_nulls("\n".join(text or "" for text in told), [note])


def _utf8(line: bytes) -> str | None:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _ask_unless_western(data: bytes) -> None:
    """Raises Undecided for bytes that would be no text of Western Europe."""
    high = sum(byte > 127 for byte in data[:200_000])
    letters = high + sum(65 <= (byte & 0xDF) <= 90 for byte in data[:200_000])
    if _NOT_WESTERN.search(data) or high > letters * MOST_HIGH:
        raise Undecided(_ASKS)


def _western(data: bytes, error: UnicodeDecodeError) -> tuple[str, list[str]]:
    _ask_unless_western(data)
    line = data[: error.start].count(b"\n") + 1
    note = f"Line {line} is not UTF-8, so the file was read as Windows-1252 (Western European)."
    return _without_nulls(data.decode("cp1252", errors="replace"), [note])


def _is_noise(letter: str) -> bool:
    """No text holds it: control characters, code points without a meaning, bytes that decode to nothing."""
    return letter not in "\r\n\t" and (letter == "\N{REPLACEMENT CHARACTER}" or category(letter) in ("Cc", "Cn", "Co", "Cs"))


def _without_nulls(text: str, notes: list[str]) -> tuple[str, list[str]]:
    count = text.count("\0")
    if not count:
        return text, notes
    line = _line(text, text.index("\0"))
    note = f"A NUL character was left out, in line {line}."
    if count > 1:
        note = f"{count:,} NUL characters were left out, the first in line {line}."
    return text.replace("\0", ""), [*notes, note]


def _line(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1
