"""Numbers inside sentences: from–to pairs, and the one target a sentence asks for."""

import re
from dataclasses import replace

from scorecard.intake.cells.numbers import CAPITALS, CURRENCY, DIGITS, MAGNITUDES, PERCENT, Number, number

_WORDS = "|".join(sorted((re.escape(word) for word in [*MAGNITUDES, *CAPITALS, *PERCENT]), key=len, reverse=True))
_AMOUNT = rf"[-−]?\s?{CURRENCY}?\s?[-−]?{DIGITS}(?:\s?/\s?\d+)?(?:\s?(?:{_WORDS})(?!\w))?(?:\s?{CURRENCY}(?!\w))?"
_PAIR: list[tuple[re.Pattern[str], str | None]] = [
    # The language of the words says which decimal mark an ambiguous number has.
    (re.compile(rf"\bfrom\s+(?P<a>{_AMOUNT})\s*(?P<ua>[\w%]*)\s+(?:up\s+|down\s+)?to\s+(?P<b>{_AMOUNT})\s*(?P<ub>[^\W\d]*)", re.IGNORECASE), None),
    (re.compile(rf"\bvan\s+(?P<a>{_AMOUNT})\s*(?P<ua>[\w%]*)\s+(?:naar|tot)\s+(?P<b>{_AMOUNT})\s*(?P<ub>[^\W\d]*)", re.IGNORECASE), ","),
    (re.compile(rf"\bvon\s+(?P<a>{_AMOUNT})\s*(?P<ua>[\w%]*)\s+(?:auf|zu|bis)\s+(?P<b>{_AMOUNT})\s*(?P<ub>[^\W\d]*)", re.IGNORECASE), ","),
    (re.compile(rf"\b(?:de|du|desde)\s+(?P<a>{_AMOUNT})\s*(?P<ua>[\w%]*)\s+(?:à|a|au|hasta|para|até)\s+(?P<b>{_AMOUNT})\s*(?P<ub>[^\W\d]*)", re.IGNORECASE), ","),
    (re.compile(rf"(?P<a>{_AMOUNT})\s*(?P<ua>[\w%]*)\s*(?:->|→|=>|➔|⟶)\s*(?P<b>{_AMOUNT})\s*(?P<ub>[^\W\d]*)", re.IGNORECASE), None),
]  # fmt: skip
_ONE = re.compile(rf"(?<![\w.,-])(?P<amount>{_AMOUNT})(?!\w)", re.IGNORECASE)
_RELATIVE = re.compile(r"(?:\bby|\bmet|\bum|\bwith|\bcon un|\ben un|\bem|\bde|\bd['’]|\bextra|\badditional|\+)\s*$", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_FRAME = re.compile(r"\b(?:within|every|each|per|in|every|binnen|innerhalb|sous|dentro de|Q|H|week|day|month|ISO|phase|level|top|tier|step|KR|nr\.?|no\.?)\s*$", re.IGNORECASE)
_SPAN = re.compile(r"^\s*(?:hours?|days?|weeks?|months?|years?|uur|dagen|weken|maanden|jaar|tage|wochen|monate|jahre|heures|jours|mois|ans)\b", re.IGNORECASE)


def from_to(text: str, decimal: str | None = None) -> tuple[Number, Number] | None:
    """"from 41 % to 60 %" in six languages, or with an arrow, as (41 %, 60 %); None without exactly one such pair.

    A unit or magnitude written once belongs to both: "from 4.0 to 4.8 M EUR".
    """
    found = {match.span("b"): (match, mark) for pattern, mark in _PAIR for match in pattern.finditer(text)}
    if len(found) != 1:
        return None
    [(match, mark)] = found.values()
    decimal = decimal or mark
    start, end = _amount(match["a"], decimal), _amount(match["b"], decimal)
    if start is None or end is None:
        return None
    if start.unit is None and end.unit is not None:
        start = replace(start, unit=end.unit)
        scale = _magnitude(match["b"])
        if _magnitude(match["a"]) == 1 and scale > 1 and abs(start.value) < abs(end.value) / scale * 1000:
            start = replace(start, value=start.value * scale)
    elif _magnitude(match["a"]) == 1 and _magnitude(match["b"]) > 1 and abs(start.value) < 1000:
        start = replace(start, value=start.value * _magnitude(match["b"]))
    return start, end


def target_in_text(text: str, decimal: str | None = None) -> Number | None:
    """The one level that a sentence asks for; None when it names none, several, or only a change ("by 20 %")."""
    pair = from_to(text, decimal)
    if pair:
        return pair[1]
    found = []
    for match in _ONE.finditer(text):
        before, after = text[: match.start()], text[match.end() :]
        bare = _YEAR.fullmatch(match["amount"].strip()) is not None
        if bare or _FRAME.search(before) or (_SPAN.match(after) and _FRAME.search(before)):
            continue
        if _RELATIVE.search(before):
            return None
        one = _amount(match["amount"], decimal)
        if one is not None:
            found.append(one)
    return found[0] if len(found) == 1 else None


def _amount(text: str, decimal: str | None) -> Number | None:
    return number(text.strip().rstrip(".,"), decimal=decimal)


def _magnitude(text: str) -> float:
    word = re.search(r"[^\W\d_]+\.?", re.sub(CURRENCY, "", text))
    if not word:
        return 1.0
    return CAPITALS.get(word[0]) or MAGNITUDES.get(word[0].casefold()) or 1.0
