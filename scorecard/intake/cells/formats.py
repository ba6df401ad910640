"""What a spreadsheet's number format adds to a number: percent, a currency, a unit, a magnitude."""

import re
from dataclasses import dataclass
from functools import lru_cache

from scorecard.intake.cells.units import behind, is_currency

_LITERAL = re.compile(r'"([^"]*)"|\\(.)|_.|\*.')
_BRACKET = re.compile(r"\[(?!\$)[^\]]*\]")
_CURRENCY = re.compile(r"\[\$([^\]-]*)(?:-[^\]]*)?\]")
_DATE = re.compile(r"[yd]|h+:|:m|:s|mmm", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Look:
    """How the cells of a format are meant."""

    factor: float
    """What the stored value is multiplied with: 100 for a percent, 1e6 for `0.0"M"`."""
    unit: str | None
    numeric: bool = True
    """False: the format shows a date or a time of day, so the number is none."""


PLAIN = Look(1.0, None)


@lru_cache(maxsize=4096)
def look(code: str) -> Look:
    """The meaning of a number format, such as `0.0%`, `[$€-407] #,##0.00` or `0.0,,"M"`.

    A format that scales by itself (`0.0,,"M"` shows 22,100,000 as 22.1M) leaves the value alone; `0.0"M"` shows 22.1 as
    22.1M, which is 22,100,000.
    """
    if code in ("General", "@", ""):
        return PLAIN
    shown = _BRACKET.sub("", _positive(code))
    currency = _CURRENCY.search(shown)
    symbol = currency[1].strip() if currency else ""
    bare = _CURRENCY.sub("", shown)
    skeleton = _LITERAL.sub("", bare)
    if _DATE.search(skeleton.replace("General", "")):
        return Look(1.0, None, numeric=False)
    if "%" in skeleton:
        return Look(100.0, "%")
    words = _words(bare)
    if symbol or is_currency(words):
        return Look(1.0, symbol or words)
    if not words:
        return PLAIN
    told = behind(words)
    if told is None:
        return PLAIN
    factor, unit, _ = told
    return Look(1.0 if re.search(r"[0#?],+(?![0#?])", skeleton) else factor, unit)


def _positive(code: str) -> str:
    """The part of a format that positive numbers are shown in; a semicolon inside quotes parts nothing."""
    return re.split(r';(?=(?:[^"]*"[^"]*")*[^"]*$)', code)[0]


def _words(code: str) -> str:
    """The letters and signs a format shows beside the digits."""
    literal = _LITERAL.sub(lambda match: match[1] or match[2] or " ", code)
    return " ".join(re.sub(r"General|E[+-]|[#0?.,@()/ -]", " ", literal).split())
