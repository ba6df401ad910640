"""Numbers inside sentences: from–to pairs, and the one level that a sentence asks for."""

import math
import re
from dataclasses import replace
from functools import cache

from scorecard.intake.cells.numbers import DIGITS, Number, decimal_mark, number
from scorecard.intake.cells.units import BEHIND, COMPARATORS, CURRENCY, CURRENCY_MAGNITUDES, MAGNITUDES, PERCENT, POINTS
from scorecard.intake.cells.vocabulary import TOLD, one_of

_TOLD = TOLD["sentences"]
_CONTEXT = 40
"""Characters before a number in which the words that belong to it are looked for."""
_LONGEST = 600
"""Characters looked at; a longer text is a report, and any number in it is one of many."""

_BEHIND = one_of(word for word in (*MAGNITUDES, *PERCENT, *POINTS) if len(word) > 1 or word in "kMB%")
_MEASURE = one_of(TOLD["units"]["measures"])
_PLAIN_AMOUNT = (
    rf"(?:[-+]?\s?{CURRENCY}\s?{DIGITS}\s?{one_of(CURRENCY_MAGNITUDES)}(?![^\W\d_])|"
    rf"[-+]?\s?(?:(?:k|M|T|Mio\.?)?{CURRENCY}\s?)?[-+]?\[?{DIGITS}\]?(?:\s?/\s?\d+(?:[.,]\d+)?|\s+out\s+of\s+\d+)?"
    rf"(?:\s?(?:{_BEHIND})(?![^\W\d_]))?(?:\s?(?:{one_of(CURRENCY_MAGNITUDES)}\s?)?(?:k|M|T)?{CURRENCY})?)"
)
_AMOUNT = rf"(?:{one_of(COMPARATORS)}\s*)?{_PLAIN_AMOUNT}(?:\s?{_MEASURE}(?![^\W\d_]))?"
_BETWEEN = r"(?:\s?/\s?[^\W\d_]+)?(?:\s+[^\W\d_]+){0,3}?(?:\s*\([^()]{1,20}\))?"
_PAIRS = (
    # The language of the words says which decimal mark an ambiguous number has.
    (r"\bfrom\s+", r"\s+(?:up\s+|down\s+)?to\s+", None),
    (r"\bvan\s+", r"\s+(?:naar|tot)\s+", ","),
    (r"\bvon\s+", r"\s+(?:auf|zu)\s+", ","),
    (r"\b(?:de|du|des|del|desde|dos|da|do)\s+", r"\s+(?:à|a|au|al|aux|hasta|para|até|ao|aos)\s+", ","),
    (r"\b(?:dal|dallo|dalla)\s+", r"\s+(?:al|allo|alla|a)\s+", ","),
    (r"\b(?:fra|från)\s+", r"\s+(?:til|till)\s+", ","),
    (r"\b(?:z|ze|od)\s+", r"\s+do\s+", ","),
    (r"\b(?:с|со|от)\s+", r"\s+до\s+", ","),  # noqa: RUF001 they are Cyrillic
    (r"(?<![\w.,/:-])(?=\D{0,9}\d)", r"\s*(?:-+>|→|=+>|➔|➜|➝|⇒|⟶|»)\s*", None),
)
"""What stands before a pair and between its numbers, and the decimal mark."""
_ASIDE_FROM = r"\s*(?:[(,;]\s*)?"
STARTS = rf"\s*(?:(?:up|down)\s+)?{one_of(_TOLD['starts'])}(?:\s*[:=]\s*|\s+(?:at\s+)?)"
"""In brackets behind a level, before where it starts: "14 days (from 30)"."""
_BACKWARDS = (
    (r"\bto\s+", rf"{_ASIDE_FROM}(?:(?:up|down|currently)\s+)?(?:from|was|baseline:?|vs\.?|currently)\s+", None),
    (r"\bnaar\s+", rf"{_ASIDE_FROM}(?:van|was|nu|nulmeting:?)\s+", ","),
    (r"\bauf\s+", rf"{_ASIDE_FROM}(?:von|war|derzeit|aktuell|bisher)\s+", ","),
    (r"\b(?:à|a)\s+", rf"{_ASIDE_FROM}(?:contre|desde|era|actualmente)\s+", ","),
    (r"(?<![\w.,/:-])(?=\D{0,9}\d)", rf"\s*[^\w\s()]{{0,2}}\s*\({STARTS}", None),
)
"""Pairs that tell the level first: "to 60 % (from 41 %)", "14 days (from 30)"."""
_DIGITS_BY_THEMSELVES = re.compile(r"(?<![^\W_])\d+(?:[.,\s'’]\d+)*")
_FORMULA = re.compile(
    r"^\s*=|[÷*]|(?<![^\W_])(?:x|\u00d7|times|multiplied by|divided? by|dividiert durch|mal|gedeeld door|divisé par|dividido por)\s*\d",
    re.IGNORECASE,
)
_OF_TIME = one_of(word for words in TOLD["durations"].values() for word in words)
_SO_MANY_IN = re.compile(rf"(?<![\w.,])\d{{1,2}}\s+in\s+(?:4|5|10|20|100)(?![\w.,%])(?!\s*{_OF_TIME}(?!\w))", re.IGNORECASE)
""" "9 in 10 members": a share, and no level of nine."""
_MEASURE_NAME = re.compile(rf"\W*(?:the\s+|overall\s+)?{one_of(_TOLD['measure_names'])}", re.IGNORECASE)
_PLAINLY_LEVEL = re.compile(r"(?:(?<!\w)(?:to|naar|auf|hasta|até|target|goal|doel|ziel)\s+|[:=≥≤<>]\s*)$", re.IGNORECASE)
_HALF = 50
"""Percent from which a share to be exceeded is a level rather than a growth."""
_WORDS_AHEAD = 3
"""Words before a bare number that still make it what the sentence is about: "Open 3 branches"."""
_TWO_NUMBERS = re.compile(r"\d[^\d.,]+[.,]?\d")
_ARROW = re.compile(r"[>→➔➜➝⇒⟶»]")
_ONE = re.compile(
    rf"(?<![\w.,/'’@-])(?<!\d:)(?=\D{{0,9}}\d)(?P<amount>{_PLAIN_AMOUNT})(?P<plus>\+)?(?:\s?(?P<measure>{_MEASURE})(?!\w))?(?![\w/]|[:.,]\d)",
    re.IGNORECASE,
)
_RANGE = re.compile(rf"{DIGITS}\s?[%€$]?\s?[-–]\s?[€$]?{DIGITS}|(?<!\w){DIGITS}\s?[%€$]?\s(?:to|bis|tot|à|a)\s[€$]?{DIGITS}")
_WITHIN = "between|tussen|zwischen|entre|tra|fra|mellem|mellan|mellom|między|mezi"
_WITHIN_TWO = re.compile(
    rf"(?<!\w)(?:{_WITHIN})\s\D{{0,4}}{DIGITS}\D{{1,12}}{DIGITS}",
    re.IGNORECASE,
)
""" "Stays between 3 and 5 %"."""
_SPAN = re.compile(
    rf"(?:(?:{_WITHIN}|from|van|von|de)\s+)?(?P<a>{_PLAIN_AMOUNT}(?:\s?{_MEASURE}(?![^\W\d_]))?)"
    rf"\s*(?:[-–…]|\.{{2,3}}|to|and|tot|en|t/m|bis|und|à|et|a|y|e|og|och|do|i)\s*(?P<b>{_PLAIN_AMOUNT}(?:\s?[^\W\d_]+)?(?:\s(?:per|a|pro|por|par)\s[^\W\d_]+)?)",
    re.IGNORECASE,
)
_THE = r"(?:the|de|het|die|den|dem|les?|la|los|las|el|il|lo|gli|os|as)"
_COMPARATOR_BEFORE = re.compile(rf"(?<!\w)(?P<word>{one_of(COMPARATORS)})(?:\s+{_THE})?\s*$", re.IGNORECASE)
_COMPARATOR_BEHIND = re.compile(rf"\s*({one_of(BEHIND)})(?!\w)", re.IGNORECASE)
_ARTICLE = rf"(?:(?:an?|{_THE}|een|eine?[nr]?|une?|uma?|una|score of|an average of|total of|rate of|level of)\s+)*"
_CHANGE_BEFORE = re.compile(rf"(?:(?<!\w){one_of(_TOLD['change_before'])}\s+|(?<!\w)d['’]|\+\s*){_ARTICLE}$", re.IGNORECASE)
_CHANGE_BEHIND = re.compile(rf"\s*(?:-\s*)?(?:[^\W\d_]+\s+)?{one_of(_TOLD['change_behind'])}(?!\w)", re.IGNORECASE)
_CHANGE = re.compile(rf"(?<!\w){one_of(_TOLD['change'])}(?!\w)", re.IGNORECASE)
_CHANGE_ALONE = re.compile(rf"(?<!\w){one_of(_TOLD['change'])}\s*$", re.IGNORECASE)
_LEVEL_BEFORE = re.compile(rf"(?:(?<!\w){one_of(_TOLD['level_before'])}\s+|(?<![<>=])[:=](?!>)\s*){_ARTICLE}$", re.IGNORECASE)
_FRAME_BEFORE = re.compile(rf"(?:(?<!\w){one_of(_TOLD['frames'])}|#|§)\s*(?:the\s+|de\s+)?$", re.IGNORECASE)
_COMMA = re.compile(rf"(?<!\w){one_of(_TOLD['comma_languages'])}(?!\w)", re.IGNORECASE)
_POINT = re.compile(rf"(?<!\w){one_of(_TOLD['point_languages'])}(?!\w)", re.IGNORECASE)

_OTHERS = ("out", "set", "ago", "gen", "mag", "lug")
_MONTHS = one_of(word for words in TOLD["times"]["months"].values() for word in words if word not in _OTHERS)
_ASIDE = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"^\s*\d+(?:\.\d+){2,}\.?\s",
        # A label before the text: "KR 1:", "1.2.1", "3)".
        r"^\s*(?:(?:KR|O|OKR|KPI|Key Result)\s*#?\s*\d+(?:\.\d+)*|\d+(?:\.\d+){2,}|\d+[.)])"
        r"(?:\s*[:.)–-]+\s*|\s+)(?=\D*\d)",
        r"^\s*(?:KR|O|OKR|KPI|Key Result|Objective|Goal|Doel|Ziel|Objectif|Objetivo)\s*#?\s*\d+(?:\.\d+)*\s*[:.)–-]",
        r"(?<!\S)\d{1,2}\)(?=\s)",
        r"^\s*\d{1,2}\.\d{1,2}(?=\s+(?-i:[A-ZÄÖÜÉ])[^\W\d_]+\s+[^\W\d_])",  # an outline number
        r"\b\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}\b",
        rf"(?<![\d.,])\d{{1,2}}\.?(?:st|nd|rd|th|er|º|°)?\s+(?:de\s+)?{_MONTHS}\b\.?(?:\s+(?:de\s+)?\d{{4}})?",
        rf"\b(?=[^\W\d_]{{3,10}}\s+\d){_MONTHS}\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s+\d{{4}})?",
        r"\b(?:FY|GJ|SY|CY|Y)\s?'?\d\d(?:\d\d)?(?:[/-]\d\d(?:\d\d)?)?(?:[-\s]?[QH]\d)?\b",
        r"\b(?:[QHTKS][1-4]|[1-4][QH])(?:[\s/'-]{1,3}(?:FY)?\d{2,4})?\b",
        r"\b20\d\d\s?[/–-]\s?(?:20)?\d\d\b",
        r"(?<![\d.,€$£])\b(?:19[89]\d|200[1-9]|20[1-5]\d)\b(?![\d%]|[.,]\d|\s?%|\s+\d{3})",
        r"(?<!\w)(?-i:[A-ZÄÖÜÉ])[^\W\d_]+-\d+(?:/\d+)*(?![\w%]|[.,/]\d|\s?%)",  # "Tier-2/3"
        r"\b24/7\b|\b\d+\s?x\s?\d+\b",
        r"\b[1-4]\.\s?(?:Quartal|kwartaal|trimestre|Halbjahr)\b",
    )
]


def from_to(text: str, decimal: str | None = None) -> tuple[Number, Number] | None:
    """ "from 41 % to 60 %" in six languages, or with an arrow, as (41 %, 60 %); None without exactly one such pair.

    A unit or magnitude written once belongs to both ("from 4.0 to 4.8 M EUR"), unless that would make two numbers of
    very unlike size ("from 900 to 1.2k"). Two years are no pair.
    """
    found = _pairs(text)
    if len(found) != 1 or found[0][0]["on"]:
        return None
    match, mark = found[0]
    mark = decimal or decimal_mark([match["a"], match["b"]]) or mark or _sentence_mark(text)
    start, end = _read(match["a"], mark), _read(match["b"], mark)
    if start is None or end is None or (_is_year(start, match["a"]) and _is_year(end, match["b"])):
        return None
    if start.unit and end.unit and not _alike(start.unit, end.unit):
        return None
    unit = end.unit or start.unit
    return _same_magnitude(replace(start, unit=unit), replace(end, unit=unit), match["a"], match["b"])


def tells_pair(text: str) -> bool:
    """Whether a text could tell where something begins and should end."""
    return _TWO_NUMBERS.search(text) is not None and from_to(text) is not None


def is_range(text: str) -> bool:
    """ "80-90 %", "10 to 15", "between 3 and 5": two levels, none of which is the one."""
    return len(text) <= _CONTEXT and _SPAN.fullmatch(text.strip()) is not None


def both_levels(text: str, decimal: str | None = None) -> tuple[Number, Number] | None:
    """The two levels of a text that `is_range`, the lower one first; a unit written once belongs to both. None where one is unclear."""
    match = _SPAN.fullmatch(text.strip()) if len(text) <= _CONTEXT else None
    if match is None:
        return None
    a, b = (number(match[name], decimal=decimal) for name in ("a", "b"))
    if a is None or b is None or (a.unit and b.unit and a.unit != b.unit):
        return None
    a, b = replace(a, unit=a.unit or b.unit), replace(b, unit=b.unit or a.unit)
    return (a, b) if a.value < b.value else None


def target_in_text(text: str, decimal: str | None = None) -> Number | None:
    """The one level that a sentence asks for; None when it names none, several, or only a change ("by 20 %").

    Years, days, labels and frames ("within 30 days", "per 1,000", "Q3 2026") are no candidates.
    """
    if len(text) > _LONGEST or not any(map(str.isdigit, text)) or _FORMULA.search(text) or _SO_MANY_IN.search(text):
        return None
    text = text.replace("−", "-").replace("–", "-")
    pairs = _pairs(text)
    if pairs:
        pair = from_to(text, decimal)
        return pair[1] if pair else None
    for aside in _ASIDE:
        text = aside.sub(lambda match: " " * len(match[0]), text)
    if _RANGE.search(text) or _WITHIN_TWO.search(text):
        return None
    mark = decimal or decimal_mark([text]) or _sentence_mark(text)
    every = list(_ONE.finditer(text))
    found = [match for match in every if not _FRAME_BEFORE.search(_before(match))]
    if len(found) != 1 or len(_DIGITS_BY_THEMSELVES.findall(text)) > sum(len(_DIGITS_BY_THEMSELVES.findall(match[0])) for match in every):
        return None  # several numbers, or one that can't be read beside the one that can
    return _level(found[0], mark)


def _sentence_mark(text: str) -> str | None:
    """The decimal mark of the language a sentence seems to be in; None in doubt, as for "1.200" among English words."""
    comma, point = len(_COMMA.findall(text)), len(_POINT.findall(text))
    if comma > point:
        return ","
    return "." if point > comma and not re.search(r"\d\.\d{3}(?!\d)", text) else None


def _pairs(text: str) -> list[tuple[re.Match[str], str | None]]:
    """Every from–to pair once, where the words of two languages could both have found it."""
    text = text.replace("−", "-").replace("–", "-")[:_LONGEST]
    if not _TWO_NUMBERS.search(text):
        return []
    patterns = _PAIRS if _ARROW.search(text) else _PAIRS[:-1]
    found = {}
    for before, between, mark in _BACKWARDS:
        if re.search(between, text, re.IGNORECASE):
            told = (match for match in _pair_backwards(before, between).finditer(text) if not _YEAR.fullmatch(match["a"]))
            found.update({match.span("b"): (match, mark) for match in told})
    for before, arrow, mark in reversed(patterns):
        if re.search(before, text, re.IGNORECASE):
            found.update({match.span("b"): (match, mark) for match in _pair(before, arrow).finditer(text)})
    return list(found.values())


@cache
def _pair(before: str, arrow: str) -> re.Pattern[str]:
    """Made when a text may hold such a pair: to make all of them takes a quarter of the start of a child that reads."""
    return re.compile(rf"{before}(?P<a>{_AMOUNT}){_BETWEEN}{arrow}(?P<b>{_AMOUNT})(?!\w|:\d)(?P<on>{arrow}{_AMOUNT})?", re.IGNORECASE)


@cache
def _pair_backwards(before: str, between: str) -> re.Pattern[str]:
    """Behind the start nothing follows but the end of the clause: "to 10 countries from 2 depots" is no pair."""
    return re.compile(
        rf"{before}(?P<b>{_AMOUNT}){_BETWEEN}{between}(?P<a>{_AMOUNT})(?=\s*(?:$|[).,;:!]|(?:by|in|until|bis|tot|tegen|pour|para|steigern|senken)\b))"
        r"(?P<on>(?!))?",
        re.IGNORECASE,
    )


def _before(match: re.Match[str]) -> str:
    return match.string[max(0, match.start() - _CONTEXT) : match.start()]


def _level(match: re.Match[str], mark: str | None) -> Number | None:
    """The only number of a sentence as the level it asks for; None for a change, or where the sentence doesn't ask."""
    before, after = _before(match), match.string[match.end() :]
    word = _COMPARATOR_BEFORE.search(before)
    comparator = COMPARATORS.get(" ".join(word["word"].casefold().split())) if word else None
    behind = _COMPARATOR_BEHIND.match(match["plus"] or after)
    ahead = before[: word.start()] if word else before
    level = bool(_LEVEL_BEFORE.search(ahead) or _LEVEL_BEFORE.search(before))
    by = (_CHANGE_BEHIND.match(after) and not behind) or (_CHANGE_BEFORE.search(ahead) and not _LEVEL_BEFORE.search(before))
    one = _read(match["amount"], mark)
    if one is None or one.unit == "pp" or by or not _asked(match, one, ahead if comparator else None, comparator, level=level):
        return None
    return replace(
        one,
        unit=one.unit or match["measure"],
        comparator=one.comparator or comparator or (BEHIND[" ".join(behind[1].casefold().split())] if behind else None),
    )


def _asked(match: re.Match[str], one: Number, above: str | None, comparator: str | None, *, level: bool) -> bool:
    """Whether the words before a number make it what the sentence asks for, rather than part of a name or the size of a change.

    `above` are those before its comparator, where it has one.
    """
    ahead = match.string[: match.start()]
    if _MEASURE_NAME.match(match.string):
        return _PLAINLY_LEVEL.search(ahead) is not None
    if level:
        return True
    if match["amount"].lstrip()[:1] in ("+", "-"):
        return False
    if _CHANGE.search(ahead):
        # "Reduce faults < 2 %" says where to get, "Reduction >= 30 %" by how much; "Increase sales > 10 %" may say either.
        may_be_size = one.unit == "%" and comparator not in ("<", "<=") and one.value < _HALF
        return above is not None and not _CHANGE_ALONE.search(above) and not may_be_size
    return comparator is not None or one.unit is not None or len(ahead.split()) <= _WORDS_AHEAD


def _read(text: str, decimal: str | None) -> Number | None:
    return number(text.strip().rstrip(".,"), decimal=decimal)


def _alike(one: str, other: str) -> bool:
    """The same unit, be it in singular, plural or another case: "day", "days"; "Tage", "Tagen"."""
    return one.casefold() == other.casefold() or (one.isalpha() and one[:3].casefold() == other[:3].casefold())


_YEAR = re.compile(r"\s*(?:19|20)\d\d\s*")


def _is_year(one: Number, text: str) -> bool:
    return one.unit is None and _YEAR.fullmatch(text) is not None


def _same_magnitude(start: Number, end: Number, start_text: str, end_text: str) -> tuple[Number, Number] | None:
    """Both with the magnitude that only one of them carries, where that brings them closer.

    None where both readings are about as likely.
    """
    own, other = _magnitude(start_text), _magnitude(end_text)
    if (own == 1) == (other == 1):
        return start, end
    scale = max(own, other)
    bare, scaled = (start, end) if own == 1 else (end, start)
    if not bare.value or not scaled.value:
        return start, end
    apart = abs(math.log(abs(bare.value / scaled.value)))
    together = abs(math.log(abs(bare.value * scale / scaled.value)))
    if abs(apart - together) < math.log(3):
        return None
    if together < apart:
        bare = replace(bare, value=bare.value * scale)
    return (bare, scaled) if own == 1 else (scaled, bare)


def _magnitude(text: str) -> float:
    """The magnitude written behind an amount; 1 without one."""
    bare = re.sub(CURRENCY, " ", text, flags=re.IGNORECASE)
    for word in re.findall(r"[^\W\d_]+\.?", bare):
        factor = MAGNITUDES.get(word) or MAGNITUDES.get(word.casefold())
        if factor:
            return factor
        if re.search(CURRENCY, text, re.IGNORECASE) and word.casefold() in CURRENCY_MAGNITUDES:
            return CURRENCY_MAGNITUDES[word.casefold()]
    return 1.0
