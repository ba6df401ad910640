"""Numbers as people type them: decimal commas, thousands marks, currencies, magnitudes, comparators, percents."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from scorecard.intake.grid import Value


@dataclass(frozen=True, slots=True)
class Number:
    value: float
    """In `unit`, magnitudes multiplied in: "22.1 Million" is 22100000. Percents as percents: "25 %" is 25."""
    unit: str | None = None
    """"%", a currency as written, or the word behind the number."""
    comparator: str | None = None
    """"<", "<=", ">", ">=", "±" or "~" before the number."""
    note: str = ""
    """"ambiguous": 1.200 or 1,200 without anything in the column that tells which mark is the decimal one."""


COMPARATORS = {
    "<": "<", "<=": "<=", "≤": "<=", "=<": "<=", ">": ">", ">=": ">=", "≥": ">=", "=>": ">=", "±": "±", "+/-": "±", "~": "~", "≈": "~",
    "less than": "<", "below": "<", "under": "<", "lower than": "<", "minder dan": "<", "onder": "<", "unter": "<", "weniger als": "<",
    "moins de": "<", "menos de": "<", "menor que": "<", "abaixo de": "<",
    "at most": "<=", "up to": "<=", "max": "<=", "max.": "<=", "maximum": "<=", "no more than": "<=", "maximaal": "<=", "hoogstens": "<=",
    "höchstens": "<=", "maximal": "<=", "au plus": "<=", "como máximo": "<=", "no máximo": "<=",
    "more than": ">", "over": ">", "above": ">", "greater than": ">", "meer dan": ">", "boven": ">", "über": ">", "mehr als": ">",
    "plus de": ">", "más de": ">", "mais de": ">", "acima de": ">",
    "at least": ">=", "min": ">=", "min.": ">=", "minimum": ">=", "no less than": ">=", "minimaal": ">=", "ten minste": ">=", "tenminste": ">=",
    "mindestens": ">=", "au moins": ">=", "al menos": ">=", "pelo menos": ">=", "no mínimo": ">=",
    "about": "~", "around": "~", "approx": "~", "approx.": "~", "ca": "~", "ca.": "~", "circa": "~", "ongeveer": "~", "etwa": "~", "environ": "~",
}  # fmt: skip
MAGNITUDES = {
    "k": 1e3, "thousand": 1e3, "duizend": 1e3, "tsd": 1e3, "tsd.": 1e3, "tausend": 1e3, "mil": 1e3,
    "mn": 1e6, "mln": 1e6, "mln.": 1e6, "mio": 1e6, "mio.": 1e6, "million": 1e6, "millions": 1e6, "millionen": 1e6, "miljoen": 1e6,
    "millones": 1e6, "millón": 1e6, "milhões": 1e6, "milhão": 1e6, "mlls": 1e6, "mm": 1e6,
    "bn": 1e9, "billion": 1e9, "billions": 1e9, "mrd": 1e9, "mrd.": 1e9, "mld": 1e9, "mld.": 1e9, "miljard": 1e9, "milliarden": 1e9,
    "milliarde": 1e9, "milliard": 1e9, "milliards": 1e9,
}  # fmt: skip
CAPITALS = {"M": 1e6, "B": 1e9, "K": 1e3}
"""Magnitudes only as a capital: "m" is metres, minutes or months."""
PERCENT = {"%", "percent", "per cent", "pct", "pct.", "prozent", "procent", "pour cent", "por ciento", "por cento"}
CURRENCY = r"(?:[€$£¥₹]|US\$|R\$|C\$|A\$|EUR|USD|GBP|CHF|JPY|CNY|INR|BRL|THB|TZS|ZAR|SEK|NOK|DKK|PLN|CAD|AUD)"

DIGITS = r"(?:\d+(?:[ \u00a0\u202f'’]\d{3})+(?:[.,]\d+)?|\d[\d.,]*\d|[.,]\d+|\d)"
_SIGN = r"[-+−–]?"
_BY_LENGTH = sorted((re.escape(word) for word in COMPARATORS), key=len, reverse=True)
_FULL = re.compile(
    rf"(?P<open>\()?\s*(?P<comparator>{'|'.join(_BY_LENGTH)})?\s*(?P<sign>{_SIGN})\s*(?P<currency>{CURRENCY})?\s*(?P<sign2>{_SIGN})"
    rf"(?P<digits>{DIGITS})(?P<rest>.*?)(?P<close>\))?",
    re.IGNORECASE | re.DOTALL,
)
_SCALE = re.compile(r"\s*/\s*\d+(?:[.,]\d+)?\s*")
_UNIT = re.compile(r"[^\W\d_][\w./€$£²³%-]*(?:\s+[^\W\d_][\w./-]*){0,3}|[%‰€$£¥]|°[CF]?", re.UNICODE)


def number(value: Value, *, number_format: str = "General", decimal: str | None = None) -> Number | None:
    """The one number a cell holds; None when it holds none, or not one.

    `decimal` is the column's decimal mark ("." or ",") where something in it tells (see `decimal_mark`).
    """
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, (int, float)):
        return _formatted(float(value), number_format)
    if not isinstance(value, str):
        return None
    match = _FULL.fullmatch(value.strip())
    if match is None:
        return None
    rest = _rest(match["rest"])
    if rest is None:
        return None
    factor, unit = rest
    amount, note = _digits(match["digits"], decimal)
    if amount is None:
        return None
    currency = match["currency"]
    if factor is None:
        return None
    negative = bool(match["open"] and match["close"]) != ("-" in _plain_sign(match["sign"]) + _plain_sign(match["sign2"]))
    comparator = COMPARATORS.get((match["comparator"] or "").casefold())
    return Number(clean((-amount if negative else amount) * factor), currency or unit, comparator, note)


def numbers(column: Sequence[Value], formats: Sequence[str], decimal: str | None) -> list[Number | None]:
    """A column at once; equal texts are read once."""
    known: dict[tuple[Value, str], Number | None] = {}
    found: list[Number | None] = []
    for value, form in zip(column, formats, strict=True):
        if value is None:
            found.append(None)
            continue
        key = (value, form)
        if key not in known:
            known[key] = number(value, number_format=form, decimal=decimal)
        found.append(known[key])
    return found


def decimal_mark(values: Iterable[Value]) -> str | None:
    """The decimal mark that the texts of a column show; None when nothing tells."""
    votes: Counter[str] = Counter()
    for value in values:
        if not isinstance(value, str):
            continue
        for digits in re.findall(r"\d[\d.,]*\d", value[:60]):
            marks = [char for char in digits if char in ".,"]
            if not marks:
                continue
            if len(set(marks)) == 2:
                votes[marks[-1]] += 1
            elif len(marks) > 1:
                votes["," if marks[0] == "." else "."] += 1
            elif len(digits.rpartition(marks[0])[2]) != 3 or digits.startswith("0"):
                votes[marks[0]] += 1
    if not votes:
        return None
    (best, times), *others = votes.most_common()
    return best if not others or times > others[0][1] else None


def clean(value: float) -> float:
    """Without the noise of binary fractions: 91.370000000000005 is 91.37."""
    return float(f"{value:.12g}")


def _formatted(value: float, code: str) -> Number | None:
    if value != value or value in (float("inf"), float("-inf")):
        return None
    shown = code.split(";")[0]
    if "%" in re.sub(r'"[^"]*"', "", shown):
        return Number(clean(value * 100), "%")
    currency = re.search(r"\[\$([^\]-]+)", shown) or re.search(r'"?([€$£¥])"?', shown)
    if currency:
        return Number(clean(value), currency[1].strip())
    suffix = re.search(r'[0#]\s*"([^"]+)"', shown)
    if suffix:
        rest = _rest(suffix[1])
        if rest is not None and rest[0] is not None:
            scaled = re.search(r"[0#],+(?:\s*\"|$)", shown)
            return Number(clean(value * (1 if scaled else rest[0])), rest[1])
    return Number(clean(value))


def _plain_sign(sign: str) -> str:
    return sign.replace("−", "-").replace("–", "-")


def _rest(text: str) -> tuple[float | None, str | None] | None:
    """What stands behind the digits as (magnitude, unit); None when it is more than that."""
    text = _SCALE.sub(" ", text, count=1).strip() if _SCALE.match(text) else text.strip()
    if not text:
        return 1.0, None
    if text in CAPITALS:
        return CAPITALS[text], None
    if text.casefold() in PERCENT:
        return 1.0, "%"
    first, _, more = text.partition(" ")
    factor = CAPITALS.get(first) if first in CAPITALS and first != "K" else MAGNITUDES.get(first.casefold())
    if factor is None:
        glued = re.fullmatch(rf"(k|M|B|Mio|mln|bn)\.?\s*({CURRENCY})", text)
        if glued:
            return (CAPITALS.get(glued[1]) or MAGNITUDES[glued[1].casefold()]), glued[2]
        return (1.0, text.rstrip(".")) if _UNIT.fullmatch(text) else None
    more = more.strip()
    if not more:
        return factor, None
    return (factor, "%" if more.casefold() in PERCENT else more) if _UNIT.fullmatch(more) else None


def _digits(text: str, decimal: str | None) -> tuple[float | None, str]:
    text = re.sub(r"[ \u00a0\u202f'’]", "", text)
    marks = [char for char in text if char in ".,"]
    if not marks:
        return float(text), ""
    if len(set(marks)) == 2:
        point = marks[-1]
        other = "," if point == "." else "."
        whole, _, fraction = text.rpartition(point)
        if point in whole or not _grouped(whole, other):
            return None, ""
        return float(f"{whole.replace(other, '')}.{fraction}"), ""
    mark = marks[0]
    whole, _, fraction = text.partition(mark)
    if len(marks) > 1:
        return (float(text.replace(mark, "")), "") if _grouped(text, mark) else (None, "")
    whole = whole or "0"
    groups = len(fraction) == 3 and 1 <= len(whole) <= 3 and whole != "0"
    if decimal == mark or not groups:
        return float(f"{whole}.{fraction}"), ""
    if decimal is not None:
        return float(whole + fraction), ""
    return (float(whole + fraction) if mark == "," else float(f"{whole}.{fraction}")), "ambiguous"


def _grouped(text: str, mark: str) -> bool:
    return re.fullmatch(rf"\d{{1,3}}(?:{re.escape(mark)}\d{{2,3}})*", text) is not None


def with_unit(one: Number, unit: str | None) -> Number:
    """The number in a unit that stands elsewhere, when it has none of its own."""
    return one if one.unit or not unit else replace(one, unit=unit)
