"""Two limits in one cell, each with its sign or word, "≥ 8 % and ≤ 12 %", or a level with what it may be off, "10 ± 2"."""

import re
from dataclasses import replace

from scorecard.intake.cells.numbers import Number, clean, number
from scorecard.intake.cells.remarks import with_plain_signs

_AROUND = re.compile(r"(?P<level>.*\d.*?)\s*(?:±|\+\s?/\s?-)\s*(?P<width>.*\d.*)")
_BETWEEN = re.compile(r"(?P<lower>.*\d.*?)\s*(?:<=?|≤)\s*[^\W\d_]{1,20}\s*(?P<upper>(?:<=?|≤).*\d.*)")
_PARTS = re.compile(r"\s*(?:[;/&\n]|,\s|\b(?:and|und|en|et|y|e|but|aber|maar|mais)\b)\s*|\s+(?=max|min|[<>≤≥])", re.IGNORECASE)
_LONGEST = 60


def two_limits(text: str, decimal: str | None = None) -> tuple[Number, Number] | None:
    """The lower and the upper one; a unit written once belongs to both. None for anything else, and where one is unclear."""
    if len(text) > _LONGEST or not any(mark in text for mark in "<>≤≥±/mM"):
        return None
    text = with_plain_signs(text)
    around = _AROUND.fullmatch(text)
    if around:
        return _around(number(around["level"], decimal=decimal), number(around["width"], decimal=decimal))
    between = _BETWEEN.fullmatch(text)
    parts = [f">={between['lower']}", between["upper"]] if between else [part for part in _PARTS.split(text.strip()) if part]
    told = [number(part, decimal=decimal) for part in parts] if len(parts) == 2 else []
    by_sign = {one.comparator[:1]: one for one in told if one is not None and one.comparator}
    lower, upper = by_sign.get(">"), by_sign.get("<")
    if lower is None or upper is None or (lower.unit and upper.unit and lower.unit != upper.unit):
        return None
    unit = lower.unit or upper.unit
    return (replace(lower, unit=unit), replace(upper, unit=unit)) if lower.value < upper.value else None


def _around(level: Number | None, width: Number | None) -> tuple[Number, Number] | None:
    if level is None or width is None or level.comparator or width.comparator or width.value <= 0:
        return None
    share = width.unit == "%" and level.unit != "%"
    # Of 50 % plus or minus 10 % nobody knows whether points are meant or a share.
    if (not share and width.unit not in (None, "pp", level.unit or width.unit)) or (level.unit == width.unit == "%"):
        return None
    size = abs(level.value) * width.value / 100 if share else width.value
    unit = level.unit if share else level.unit or width.unit
    return Number(clean(level.value - size), unit), Number(clean(level.value + size), unit)
