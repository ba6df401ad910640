"""What people hang on a number without changing it: wide signs, footnote marks, a price's dash, a remark in parentheses."""

import re

from scorecard.intake.cells.units import is_measure, tells_size

_WIDE_DIGITS = "".join(map(chr, range(0xFF10, 0xFF1A)))
_ALIKE = str.maketrans(
    "\u2212\u2013\u2010\u2011\uff0d\uff0b\uff05\uff0e\uff0c\uff1c\uff1e\uff1d\uff08\uff09\uff0f\uff1a\uff04\uffe5"
    "\u2266\u2267\u2a7d\u2a7e\u00d7" + _WIDE_DIGITS,
    "-----+%.,<>=()/:$¥≤≥≤≥x0123456789",
)
"""Minus, dashes, hyphens, the full-width forms and other signs for at most and at least."""
_PARTS = {"½": ".5", "¼": ".25", "¾": ".75"}
_VULGAR = re.compile(r"(?<![\d.,])(\d+)?\s?([½¼¾])(?!\d)")
_MARKS = "*†‡¹²³⁴⁵⁶⁷⁸⁹"
_NOTED = re.compile(r"(.*?)\s*[*†‡]+|(.*(?:%|\s))[¹²³⁴⁵⁶⁷⁸⁹]+")
"""A raised digit glued to the number or its unit is a power, not a mark."""
_PRICE_DASH = re.compile(r"(?<=\d)([.,])-{1,2}(?!\d)")
_REMARK = re.compile(r"(?P<told>.*?\d.*?)\s?\((?P<remark>[^()\d]{1,60})\)")

_NOTE = re.compile(r"(?P<told>.*?\d.*?)\s?\((?P<note>[^()]{1,70})\)")
_WORD = re.compile(r"[^\W\d_]{3,}")
"""A note in parentheses is in words; a bare number in them may be another one for the first."""

_RANGE = r"\d{1,3}\s?(?:-|–|to|bis|tot|à|a)\s?\d{1,3}"
_SCALE_WORD = r"(?:skala|scale|schaal|échelle|escala|scala)"
_SCALE = re.compile(
    rf"(?P<told>.*?\d.*?)\s?\((?:{_SCALE_WORD}:?\s(?:(?:of|from|von|van|de)\s)?{_RANGE}|{_RANGE}\s{_SCALE_WORD})\)", re.IGNORECASE
)


_OF_TOP = re.compile(
    r"(?P<told>.*?\d.*?)\s?\((?:(?:out of|of|sur|sobre|su|op|max\.?)|(?P<from>von|van|de))\s+(?P<top>\d{1,3})\)", re.IGNORECASE
)
"""Behind "von" may stand where a whole number came from: 4 (von 5)."""
_DAY = r"(?:\d{1,2}[./-])?\d{1,2}[./-](?:20)?\d\d|20\d\d-\d\d(?:-\d\d)?"
_YEAR = r"(?:FY|SY|GJ|CY)?\s?(?:19|20)\d\d(?:[/-](?:20)?\d\d)?|(?:FY|SY)\s?\d\d(?:/\d\d)?"
_WHEN = re.compile(
    rf"(?P<told>.*?\d.*?)\s?\((?:[^\W\d_.]{{2,9}}\.?\s){{0,2}}(?:{_YEAR}|{_DAY}|[QHTKS][1-4](?:[\s/-](?:20)?\d\d)?|(?:[1-4]|20\d\d)[QHTKS]\d?)\)",
    re.IGNORECASE,
)
"""A time in parentheses: "54 % (2022)", "280 (Q2)", "12 (Stand 30.06.2026)"."""
_COUNTED = re.compile(
    r"(?P<before>[^\w()]*)(?P<many>\d{1,6})\s?(?:/|of|out of|van|von|de|sur)\s?(?P<whole>[1-9]\d{0,5})"
    r"\s?\((?P<share>\d{1,3}(?:[.,]\d+)?)\s?%\)",
    re.IGNORECASE,
)
"""A count, and in parentheses the share that it is: "140/147 (95 %)"."""
_TREND = re.compile(r"(?P<told>.*\d\s?%?)\s*[↑↓→↗↘▲▼►⬆⬇➡]\ufe0f?")
"""An arrow for where the number is going."""


def with_plain_signs(text: str) -> str:
    """Minus signs, wide digits and halves as one types them on a plain keyboard."""
    return text if text.isascii() else _VULGAR.sub(lambda match: f"{match[1] or 0}{_PARTS[match[2]]}", text.translate(_ALIKE))


def without_remark(text: str) -> str:
    """The number without marks and remarks: "95 %*", "30 (est.)", "54 % (2022)"; "1.250,-" as 1.250,00; "5 (days)" as 5 days, "4.2 (of 5)"
    as 4.2/5."""
    if not text.isascii():
        text = without_pictures(text)
        trend = _TREND.fullmatch(text)
        if trend:
            return trend["told"].rstrip()
    if text[-1:] in _MARKS:
        match = _NOTED.fullmatch(text)
        return (match[2] if match[1] is None else match[1]) if match else text
    if ",-" in text or ".-" in text:
        return _PRICE_DASH.sub(r"\g<1>00", text)
    if text[-1:] != ")":
        return text
    match = _SCALE.fullmatch(text) or _WHEN.fullmatch(text)
    if match:
        return match["told"]
    match = _COUNTED.fullmatch(text)
    if match and abs(100 * int(match["many"]) / int(match["whole"]) - float(match["share"].replace(",", "."))) < 1:
        return f"{match['before']}{match['many']}"
    match = _OF_TOP.fullmatch(text)
    if match and (not match["from"] or "," in match["told"] or "." in match["told"]):
        return f"{match['told']}/{match['top']}"
    match = _REMARK.fullmatch(text)
    if match is None:
        return _without_note(text)
    if match["told"][-1].isdigit() and is_measure(match["remark"]):
        return f"{match['told']} {match['remark']}"
    return text if match["told"][-1].isdigit() and tells_size(match["remark"]) else match["told"]


def _without_note(text: str) -> str:
    """The number before a sentence in parentheses, unless that may say how large it is: "12.5 % (after the audit; rising)"."""
    match = _NOTE.fullmatch(text)
    if match is None or len(_WORD.findall(match["note"])) < LEAST_WORDS or tells_size(match["note"]):
        return text
    return match["told"]


LEAST_WORDS = 2
"""Of a note."""


_STATES = "✅✓✔☑❌⚠🔴🟠🟡🟢⚪⚫🔵🟥🟧🟨🟩"
"""Ticks, crosses and dots of one colour. A triangle before a number is a minus sign in some books."""
_PICTURED = re.compile(
    rf"(?:[{_STATES}]\ufe0f?\s*)*(?P<told>[^\n]*?\d[^\n]*?)"
    r"[\s\ufe0f\u25a0-\u25ff\u2600-\u2604\u2607-\u27bf\u2b00-\u2b4f\u2b51-\u2bff\U0001f300-\U0001faff]*"
)
"""Signs and pictures behind a number, but stars, which count something."""


def without_pictures(text: str) -> str:
    """A number without the tick, dot or picture that stands before or behind it: "83 % ✓", "🟢 40"."""
    match = _PICTURED.fullmatch(text)
    return match["told"] if match else text
