"""Numbers as people type them: decimal commas, thousands marks, currencies, magnitudes, comparators, percents."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from scorecard.intake.cells.compounds import duration, ratio
from scorecard.intake.cells.formats import Look, look
from scorecard.intake.cells.remarks import with_plain_signs, without_remark
from scorecard.intake.cells.units import COMPARATORS, CURRENCY, SCALE_TOPS, behind, is_measure, is_title, prefix
from scorecard.intake.cells.vocabulary import TOLD, one_of
from scorecard.intake.grid import Value


@dataclass(frozen=True, slots=True)
class Number:
    value: float
    """In `unit`, magnitudes multiplied in: "22.1 Million" is 22100000. Percents as percents: "25 %" is 25."""
    unit: str | None = None
    """"%", "pp" for percentage points, a currency as written, or the words behind the number. None: none is stated."""
    comparator: str | None = None
    """"<", "<=", ">", ">=", "±" or "~"."""
    note: str = ""
    """"ambiguous": 1.200 or 1,200 without anything in the column that tells which mark is the decimal one.
    "provisional": the digits stand in square brackets."""
    scale: float | None = None
    """The top of the rating scale that is told behind the number: 5 for "4.2/5"."""


EITHER = ".,"
"""In place of a column's decimal mark: nothing in it tells, but its language has a decimal comma, so that 1.200 is rather 1200."""
BLANK = r"[ \u00a0\u202f\u2009\u2007]"
DIGITS = (
    rf"(?:\d{{1,3}}(?:{BLANK}\d{{3}})+(?:[.,]\d+)?(?!\d)|\d{{1,3}}(?:['’]\d{{3}})+(?:[.,]\d+)?"
    r"|\d[\d.,]*\d|[.,]\d+|\d)"
)
_PREFIX = rf"(?:(?:k|M|T|Mio\.?|Mrd\.?)?\s?{CURRENCY})"
_SIMPLE = re.compile(r"([1-9]\d{0,8}|0)(?:[.,](\d\d?))?(\s?%)?", re.ASCII)
"""What nearly all texts with a number look like."""
_COMPARED = re.compile(rf"(?P<comparator>{one_of(COMPARATORS)})\s*(?P<rest>\d.*)", re.IGNORECASE | re.DOTALL)
_FULL = re.compile(
    rf"(?P<open>\()?\s*(?P<comparator>{one_of(COMPARATORS)})?\s*(?P<sign>[-+])?\s*(?P<currency>{_PREFIX})?\s*(?P<sign2>[-+])?\s*"
    rf"(?P<bracket>\[)?(?P<digits>{DIGITS})(?P<closing>\])?(?P<rest>.*?)(?P<close>\))?",
    re.IGNORECASE | re.DOTALL,
)
_SCALE = re.compile(r"\s*(?:/|out\s+of)\s*(\d+(?:[.,]\d+)?)(?![\d.,])")
_OF_WHOLE = re.compile(r"\s*/\s*(?P<whole>\d{1,6})(?P<of>\s+[^\W\d_]{3,})?")
"""Behind a count: "6/8 sites", "≥ 140/147"."""
_FRACTIONS = 5.0
"""Of so many a share is told: "2/3 majority"."""
_SCALE_IN_WORDS = re.compile(r"\s*(?:of|van|von|sur|de|op)\s*(\d+(?:[.,]\d+)?)(?![\d.,])", re.IGNORECASE)
"""Only behind a decimal, which no count has: "4,5 van 5" is a rating, "4 van 5" may be four of five depots."""
_NAMED = re.compile(rf"(?P<name>{one_of(TOLD['units']['named_before'])})\s*[:=]?\s*(?P<told>[^\w\s].*|(?<=[\s:=])\d.*)", re.IGNORECASE)
_SCIENTIFIC = re.compile(r"[-+]?\d+(?:[.,]\d+)?[eE][-+]?\d{1,3}")
_COUNT_OF = re.compile(r"\s*(?:[~≈]\s*)?(?P<told>\d{1,6})\s*/\s*(?P<whole>\d{1,6})(?P<rest>\s\D*)?")
_OUTLINE = re.compile(r"\d{1,2}(?:\.\d{1,2})+")
_LONGEST = 80
"""Characters. What is longer is a sentence, not a number."""


def number(value: Value, *, number_format: str = "General", decimal: str | None = None) -> Number | None:
    """The one number a cell holds; None when it holds none, or not one.

    `number_format` is the spreadsheet's (a percent format makes 0.25 into 25 %). `decimal` is the column's decimal mark
    ("." or ",") where something in it tells (see `decimal_mark`); without it an ambiguous 1,200 is read as in English,
    `EITHER` lets 1.200 be 1200 too, and the note says so.
    """
    if isinstance(value, bool):
        return None
    if isinstance(value, (int, float)):
        return _formatted(value, look(number_format))
    if isinstance(value, timedelta):
        return Number(clean(value.total_seconds() / 3600), "h")
    if not isinstance(value, str):
        return None
    simple = _SIMPLE.fullmatch(value)
    if simple:
        return Number(float(f"{simple[1]}.{simple[2] or 0}"), "%" if simple[3] else None)
    return _typed(value, decimal)


def numbers(column: Sequence[Value], formats: Sequence[str] | str = "General", decimal: str | None = None) -> list[Number | None]:
    """A column at once, as `number` reads it; equal cells are read once."""
    if isinstance(formats, str):
        if bool in set(map(type, column)):
            # True equals 1 and would share its place.
            return [number(value, number_format=formats, decimal=decimal) for value in column]
        read = {value: number(value, number_format=formats, decimal=decimal) for value in dict.fromkeys(column)}
        return list(map(read.__getitem__, column))
    known: dict[tuple[Value, str], Number | None] = {}
    found: list[Number | None] = []
    for value, code in zip(column, formats, strict=True):
        if value is None or isinstance(value, bool):
            found.append(None)
            continue
        key = (value, code)
        if key not in known:
            known[key] = number(value, number_format=code, decimal=decimal)
        found.append(known[key])
    return found


def decimal_mark(values: Iterable[Value]) -> str | None:
    """The decimal mark that the texts of a column show; None when nothing tells, or as many say the other."""
    votes: Counter[str] = Counter()
    for value in {value for value in values if isinstance(value, str)}:
        for match in re.finditer(DIGITS, value[:_LONGEST]):
            mark = _shown_mark(match[0])
            if mark:
                votes[mark] += 1
    if not votes:
        return None
    (best, times), *others = votes.most_common()
    return best if not others or times > others[0][1] else None


def clean(value: float) -> float:
    """Without the noise of binary fractions: 91.370000000000005 is 91.37. Digits that say something stay."""
    if value.is_integer():
        return float(value)
    short = float(f"{value:.12g}")
    return short if abs(short - value) <= 1e-13 * abs(value) else float(f"{value:.15g}")


def count_of(value: Value) -> tuple[Number, float] | None:
    """ "12 / 19", "2/3 depots": so many, and of how many; None for what is no such text. Alone it may be a share or a day as well."""
    match = _COUNT_OF.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        return None
    told, whole = float(match["told"]), float(match["whole"])
    unit = behind((match["rest"] or "").strip()) if told <= whole and whole > 0 else None
    return (Number(told, unit[1]), whole) if unit and unit[0] == 1 and unit[2] is None else None


def with_unit(one: Number, unit: str | None) -> Number:
    """The number in a unit that stands elsewhere, when it has none of its own."""
    return one if one.unit or not unit else replace(one, unit=unit)


def _formatted(value: float, shown: Look) -> Number | None:
    value = float(value)
    if not math.isfinite(value) or not shown.numeric:
        return None
    return Number(clean(value * shown.factor), shown.unit)


def _typed(text: str, decimal: str | None) -> Number | None:
    text = with_plain_signs(text.strip().lstrip("'"))
    if len(text) > _LONGEST:
        return None
    if _SCIENTIFIC.fullmatch(text):
        value = float(text.replace(",", "."))
        return Number(clean(value)) if math.isfinite(value) else None
    text = without_remark(text)
    more = _PLUS_BEFORE_RATE.fullmatch(text) if "+" in text else None
    told = _single(f"{more['told']}{more['rate']}", decimal) if more else None
    if told:
        return replace(told, comparator=told.comparator or ">=")
    return _single(text, decimal) or _compound(text) or _named_before(text, decimal)


_PLUS_BEFORE_RATE = re.compile(r"(?P<told>[^+]*\d\s?[^\W\d_]{0,3})\+(?P<rate>\s?(?:/|per\s|pro\s|par\s|por\s)\s?[^\W\d_]+)")
""" "$5M+/month": at least so much in each."""


def _named_before(text: str, decimal: str | None) -> Number | None:
    """ "NPS +45", "% 95": what the number is of stands in front of it."""
    if text[:1] == "%":
        told = _single(text[1:].strip(), decimal)
        return replace(told, unit="%") if told and told.unit is None else None
    named = _NAMED.fullmatch(text)
    told = _single(named["told"], decimal) if named else None
    return replace(told, unit=told.unit or named["name"]) if named and told else None


def _compound(text: str) -> Number | None:
    """A duration or a ratio; "< 2h 30m" too."""
    compared = _COMPARED.fullmatch(text)
    rest = compared["rest"] if compared else text
    told = duration(rest) or (ratio(rest) if ":" in rest else None)
    comparator = COMPARATORS[" ".join(compared["comparator"].casefold().split())] if compared else None
    return Number(clean(told[0]), told[1], comparator) if told else None


def _single(text: str, decimal: str | None) -> Number | None:
    match = _FULL.fullmatch(text)
    if match is None or bool(match["bracket"]) != bool(match["closing"]) or bool(match["open"]) != bool(match["close"]):
        return None
    amount, note = _amount(match["digits"], decimal)
    told = prefix(match["currency"].strip()) if match["currency"] else (1.0, None)
    if amount is None or told is None or (match["sign"] and match["sign2"]):
        return None
    scaled = _without_scale(match["rest"], amount, compared=match["comparator"] is not None)
    if scaled is None:
        return None
    rest, scale = scaled
    minus = [match["sign"], match["sign2"]].count("-")
    if rest == "-" and re.search(r"[.,]", match["digits"]):
        rest, minus = "", minus + 1
    around = behind(rest, currency=match["currency"] is not None)
    if around is None or (match["currency"] and around[1] and around[1].casefold() in COMPARATORS):
        return None
    factor, unit, comparator = around
    if unit and factor == 1 and is_title(unit) and _OUTLINE.fullmatch(match["digits"]):
        return None  # "1.2 Safer roads": a heading with its number
    negative = bool(match["open"]) != (minus % 2 == 1)
    value = (-amount if negative else amount) * factor * told[0]
    before = COMPARATORS.get(" ".join((match["comparator"] or "").casefold().split()))
    note = note or ("provisional" if match["bracket"] else "")
    return Number(clean(value), told[1] or unit, before or comparator, note, scale)


def _counts(amount: float, whole: float, of: str, *, compared: bool) -> bool:
    """So many of a whole, and neither a rating nor a fraction nor a day."""
    if amount > whole or amount % 1 or whole in SCALE_TOPS[:-1] or (not of and not (compared and whole > max(SCALE_TOPS))):
        return False
    return not is_measure(of) and (whole > _FRACTIONS or amount in (0, whole))


def _without_scale(rest: str, amount: float, *, compared: bool = False) -> tuple[str, float | None] | None:
    """What stands behind "4.5/5" but the scale, and the scale's top; None for a fraction, which is no number of anything."""
    whole = _OF_WHOLE.fullmatch(rest)
    if whole and _counts(amount, float(whole["whole"]), (whole["of"] or "").strip(), compared=compared):
        return whole["of"] or "", None
    match = _SCALE.match(rest) or (_SCALE_IN_WORDS.match(rest) if amount % 1 else None)
    if match is None:
        return rest, None
    top = float(match[1].replace(",", "."))
    return (rest[match.end() :], top) if top in SCALE_TOPS and amount <= top and not rest[match.end() :].strip() else None


def _amount(text: str, decimal: str | None) -> tuple[float | None, str]:
    """The digits as a number, and "ambiguous" where the one mark in them could be either."""
    whole = re.sub(rf"{BLANK}|['’]", "", text)
    marks = re.findall(r"[.,]", whole)
    if not marks:
        return (float(whole), "") if len(whole.lstrip("0")) <= 15 else (None, "")
    mark = marks[-1]
    if len(set(marks)) == 2:
        other = "," if mark == "." else "."
        left, _, right = whole.rpartition(mark)
        well = mark not in left and _grouped(left, other)
        return (float(f"{left.replace(other, '')}.{right}"), "") if well else (None, "")
    if len(marks) > 1:
        return (float(whole.replace(mark, "")), "") if _grouped(whole, mark) else (None, "")
    left, _, right = whole.partition(mark)
    as_decimal = float(f"{left or 0}.{right}")
    if whole != text or not re.fullmatch(r"[1-9]\d{0,2}", left) or len(right) != 3 or decimal == mark:
        return as_decimal, ""
    as_group = float(left + right)
    if decimal not in (None, EITHER):
        return as_group, ""
    return (as_group if mark == "," or decimal == EITHER else as_decimal), "ambiguous"


def _shown_mark(text: str) -> str | None:
    """The decimal mark that one number gives away."""
    whole = re.sub(rf"{BLANK}|['’]", "", text)
    marks = re.findall(r"[.,]", whole)
    if not marks:
        return None
    mark = str(marks[-1])
    other = "," if mark == "." else "."
    if len(set(marks)) == 2:
        left = whole.rpartition(mark)[0]
        return mark if mark not in left and _grouped(left, other) else None
    if len(marks) > 1:
        return other if _grouped(whole, mark) else None
    left, _, right = whole.partition(mark)
    grouped = re.fullmatch(r"[1-9]\d{0,2}", left) and len(right) == 3
    return None if grouped and whole == text else mark


def _grouped(text: str, mark: str) -> bool:
    """Digits in groups of three; in groups of two before the last as in India, with commas."""
    inner = "{2,3}" if mark == "," else "{3}"
    return re.fullmatch(rf"\d+|\d{{1,3}}(?:{re.escape(mark)}\d{inner})*{re.escape(mark)}\d{{3}}", text) is not None
